// The picture to start from: one of the gallery's, or a file that is dropped or chosen.

import {$, el, say} from './dom.js';
import {file as address, upload} from './api.js';
import {kind, number, size, title} from './format.js';

export class Source {
  #largest;
  #changed;
  #refused;
  picture = null;

  /**
   * @param largest the most bytes of a file
   * @param changed hears that another picture, or none, was chosen
   * @param refused hears why a file cannot be used; empty when there is nothing to say any more
   */
  constructor({largest, changed, refused}) {
    this.#largest = largest;
    this.#changed = changed;
    this.#refused = refused;
    $('file').addEventListener('change', event => {
      this.#take(event.target.files[0]);
      event.target.value = ''; // so that the same file can be chosen again
    });
    this.#drops();
    this.set(null);
  }

  set(picture) {
    this.picture = picture;
    $('drop').hidden = Boolean(picture);
    $('source').hidden = !picture;
    $('source').replaceChildren(...(picture ? this.#card(picture) : []));
  }

  #card(picture) {
    const pixels = picture.width ? `${number(picture.width)} × ${number(picture.height)} · ` : '';
    return [
      el('img', {src: address(picture), alt: ''}),
      el(
        'div',
        {},
        el('p', {className: 'prompt', textContent: title(picture), title: title(picture)}),
        el('p', {className: 'note', textContent: `${pixels}${kind(picture)}`}),
      ),
      el('button', {
        type: 'button',
        className: 'close',
        textContent: '×',
        'aria-label': 'Start from no picture',
        onclick: () => {
          this.set(null);
          this.#changed();
          $('file').focus();
        },
      }),
    ];
  }

  /** A file may be dropped anywhere; the browser would otherwise show it in place of the page. */
  #drops() {
    const files = event => event.dataTransfer?.types.includes('Files');
    addEventListener('dragover', event => {
      if (!files(event)) return;
      event.preventDefault();
      document.body.classList.add('dropping');
    });
    addEventListener('dragleave', event => {
      if (!event.relatedTarget) document.body.classList.remove('dropping');
    });
    addEventListener('drop', event => {
      document.body.classList.remove('dropping');
      if (!files(event)) return;
      event.preventDefault();
      this.#take(event.dataTransfer.files[0]);
    });
  }

  async #take(file) {
    if (!file) return;
    this.#refused('');
    if (file.size > this.#largest) {
      const most = Math.floor(this.#largest / 1e5) / 10;
      this.#refused(`This is too large, with ${size(file.size)}: files of up to ${most} MB can be used.`);
      return;
    }
    $('drop').classList.add('busy');
    try {
      const picture = await upload(file);
      this.set(picture);
      say(`Uploaded: ${title(picture)}`);
      this.#changed();
    } catch (refusal) {
      this.#refused(refusal.message);
    } finally {
      $('drop').classList.remove('busy');
    }
  }
}
