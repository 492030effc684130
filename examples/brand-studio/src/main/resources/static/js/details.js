// One picture, large, and everything that is known of it.

import {$, breakable, copies, el, styled} from './dom.js';
import {file, remove} from './api.js';
import {cost, date, seconds, size} from './format.js';
import {facts} from './tiles.js';

export class Details {
  #dialog = $('details');
  #catalogue;
  #all;
  #again;
  #gone;
  #picture;

  /**
   * @param all   gives the pictures to leaf through
   * @param again takes an order to the form
   * @param gone  hears of the picture that was deleted
   */
  constructor(catalogue, {all, again, gone}) {
    this.#catalogue = catalogue;
    this.#all = all;
    this.#again = again;
    this.#gone = gone;
    this.#dialog.addEventListener('keydown', event => {
      if (event.key === 'ArrowRight') this.#leaf(1);
      if (event.key === 'ArrowLeft') this.#leaf(-1);
    });
    this.#dialog.addEventListener('click', event => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
  }

  open(picture) {
    this.#picture = picture;
    this.#dialog.replaceChildren(this.#stage(), this.#side());
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  /** Closes if it shows this one. */
  closeIf(id) {
    if (this.#picture?.id === id) this.#dialog.close();
  }

  #leaf(step) {
    const all = this.#all();
    const next = all[all.findIndex(picture => picture.id === this.#picture.id) + step];
    if (next) this.open(next);
  }

  #stage() {
    const {order, width, height} = this.#picture;
    return el('div', {className: 'stage'}, el('img', {src: file(this.#picture), alt: order.prompt, width, height}));
  }

  #side() {
    const {order, simulated, uri, headers} = this.#picture;
    const copy = copies(el('button', {type: 'button', className: 'text', textContent: 'Copy'}), () => uri);
    return el(
      'div',
      {className: 'side'},
      el(
        'div',
        {className: 'head'},
        el('span', {
          className: 'pill',
          textContent: simulated ? 'Simulated' : this.#catalogue.provider(order.provider).name,
        }),
        el('button', {
          type: 'button',
          className: 'close',
          textContent: '×',
          'aria-label': 'Close',
          onclick: () => this.#dialog.close(),
        }),
      ),
      el('h2', {id: 'details-title', textContent: order.prompt}),
      this.#actions(),
      facts(this.#facts()),
      el('div', {className: 'route'}, el('div', {className: 'head'}, el('span', {textContent: 'The Camel route'}), copy),
        el('code', {}, ...breakable(uri))),
      el('details', {}, el('summary', {textContent: 'Message headers'}), facts(Object.entries(headers))),
    );
  }

  #facts() {
    const picture = this.#picture;
    const {order, headers} = picture;
    const known = [
      ['Cost', cost(picture)],
      ['Took', seconds(picture.millis)],
      ['Model', this.#catalogue.name(order.model)],
      ['Provider', this.#catalogue.provider(order.provider).name + (picture.simulated ? ', simulated' : '')],
      ['Size', `${picture.width} × ${picture.height} (${order.ratio})`],
      ['File', `${picture.file.split('.').pop().toUpperCase()}, ${size(picture.bytes)}`],
      ['Palette', colors(order.colors)],
      ['Background', order.background && colors([order.background])],
      ['Seed', headers.CamelRecraftSeed],
      ['Made', date(picture.created)],
      ['SHA-256', headers.CamelRecraftSha256],
    ];
    return known.filter(([, value]) => value);
  }

  #actions() {
    const picture = this.#picture;
    return el(
      'div',
      {className: 'actions'},
      el('a', {className: 'quiet', href: file(picture, true), download: picture.file, textContent: 'Download'}),
      el('button', {
        type: 'button',
        className: 'quiet',
        textContent: 'Use again',
        onclick: () => {
          this.#dialog.close();
          this.#again(picture.order);
        },
      }),
      this.#delete(picture),
    );
  }

  /** Asks once more, in its own place. */
  #delete(picture) {
    const button = el('button', {type: 'button', className: 'text danger', textContent: 'Delete'});
    button.addEventListener('click', async () => {
      if (button.textContent === 'Delete') {
        button.textContent = 'Delete for good?';
        return;
      }
      try {
        await remove(picture.id);
        this.#dialog.close();
        this.#gone(picture.id);
      } catch (refusal) {
        button.textContent = refusal.message;
      }
    });
    button.addEventListener('blur', () => { button.textContent = 'Delete'; });
    return button;
  }
}

function colors(palette) {
  if (!palette.length) return null;
  return el('span', {className: 'chips'}, ...palette.map(color => el(
    'span',
    {},
    styled(el('i', {'aria-hidden': 'true'}), {'--color': `#${color}`}),
    color,
  )));
}
