// The palette: colour pickers in a row.

import {el, styled} from './dom.js';

const PRESETS = {
  Harbour: ['#0b3954', '#ff6b35', '#f7f3e3', '#087e8b'],
  Orchard: ['#2d4a2b', '#a3b18a', '#e9c46a', '#bc4749'],
  Studio: ['#1f1d2b', '#e63946', '#f1faee', '#a8dadc'],
  Plum: ['#3c1642', '#b5179e', '#ffcdb2', '#f4a261'],
  Alpine: ['#14213d', '#5fa8d3', '#cae9ff', '#fca311'],
};

const NEXT = ['#0b3954', '#ff6b35', '#f4b942', '#087e8b', '#bc4749', '#5fa8d3', '#3c1642', '#a3b18a'];

export class Palette {
  #row;
  #presets;
  #changed;
  #most = 8;
  #all = [...PRESETS.Harbour];

  constructor(row, presets, changed) {
    this.#row = row;
    this.#presets = presets;
    this.#changed = changed;
    presets.append(...Object.entries(PRESETS).map(([name, colors]) => this.#preset(name, colors)));
    this.#draw();
  }

  get colors() {
    return this.#all.slice(0, this.#most);
  }

  /** How many colours there may be; those beyond come back when there may be more again. */
  limit(most) {
    this.#most = most;
    this.#draw();
    this.#changed();
  }

  set(colors) {
    this.#all = colors.slice(0, this.#most).map(color => `#${color.replace('#', '').toLowerCase()}`);
    this.#draw();
    this.#changed();
  }

  #draw() {
    const swatches = this.colors.map((color, index) => this.#swatch(color, index));
    const add = el('button', {
      type: 'button',
      className: 'add',
      textContent: '+',
      hidden: this.colors.length >= this.#most,
      'aria-label': 'Add a colour',
      onclick: () => {
        this.set([...this.colors, NEXT.find(color => !this.colors.includes(color)) ?? '#888888']);
        this.#row.querySelectorAll('input')[this.colors.length - 1]?.focus();
      },
    });
    const none = el('span', {className: 'none', textContent: 'The model chooses', hidden: this.colors.length > 0});
    this.#row.replaceChildren(...swatches, add, none);
  }

  #swatch(color, index) {
    const picker = el('input', {
      type: 'color',
      className: 'swatch',
      value: color,
      'aria-label': `Colour ${index + 1}`,
      title: color,
      oninput: () => {
        this.#all[index] = picker.value;
        picker.title = picker.value;
        this.#changed();
      },
    });
    const remove = el('button', {
      type: 'button',
      className: 'remove',
      textContent: '×',
      'aria-label': `Remove colour ${index + 1}`,
      onclick: () => {
        this.set(this.colors.filter((_, other) => other !== index));
        (this.#row.querySelectorAll('.remove')[Math.max(0, index - 1)] ?? this.#row.querySelector('.add'))?.focus();
      },
    });
    return el('span', {className: 'color'}, picker, remove);
  }

  #preset(name, colors) {
    return el(
      'button',
      {type: 'button', className: 'preset', title: name, 'aria-label': name, onclick: () => this.set(colors)},
      ...colors.map(color => styled(el('i'), {'--color': color})),
    );
  }
}
