// A few things of which one is chosen.

import {el} from './dom.js';

export class Segments {
  #box;
  #name;
  #chosen;

  /** @param chosen hears of the one that a person chose */
  constructor(box, name, chosen) {
    this.#box = box;
    this.#name = name;
    this.#chosen = chosen;
  }

  /**
   * @param items each with an id, a name and a hint, and a reason when it cannot be chosen
   * @param id    the one that is chosen
   */
  show(items, id) {
    const focused = this.#box.contains(document.activeElement);
    this.#box.replaceChildren(...items.map(item => el(
      'label',
      {title: item.reason || item.hint},
      el('input', {
        type: 'radio',
        name: this.#name,
        value: item.id,
        checked: item.id === id,
        disabled: Boolean(item.reason),
        onchange: () => this.#chosen(item.id),
      }),
      el('span', {textContent: item.name}),
    )));
    if (focused) this.#box.querySelector(':checked')?.focus();
  }
}
