// One picture, large, and everything that is known of it.

import {$, breakable, copies, el, styled} from './dom.js';
import {file, remove} from './api.js';
import {given} from './catalogue.js';
import {cost, date, kind, seconds, title} from './format.js';
import {cutOut, facts} from './tiles.js';

export class Details {
  #dialog = $('details');
  #catalogue;
  #all;
  #again;
  #use;
  #gone;
  #picture;

  /**
   * @param all   gives the pictures to leaf through
   * @param again takes an order to the form
   * @param use   takes a picture to the form, to do something to it
   * @param gone  hears of the picture that was deleted
   */
  constructor(catalogue, {all, again, use, gone}) {
    this.#catalogue = catalogue;
    this.#all = all;
    this.#again = again;
    this.#use = use;
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
    const picture = this.#picture;
    return el('div', {className: cutOut(picture) ? 'stage cut-out' : 'stage'}, el('img', {
      src: file(picture),
      alt: title(picture),
      width: picture.width || null,
      height: picture.height || null,
    }));
  }

  #side() {
    const picture = this.#picture;
    const {order} = picture;
    return el(
      'div',
      {className: 'side'},
      el(
        'div',
        {className: 'head'},
        el('span', {
          className: 'pill',
          textContent: order ? who(picture, this.#catalogue.provider(order.provider).name) : 'Uploaded',
        }),
        el('button', {
          type: 'button',
          className: 'close',
          textContent: '×',
          'aria-label': 'Close',
          onclick: () => this.#dialog.close(),
        }),
      ),
      el('h2', {id: 'details-title', textContent: title(picture)}),
      order?.source ? this.#source(order) : null,
      this.#actions(),
      this.#tools(),
      facts(this.#facts()),
      order ? this.#route() : null,
      order ? el(
        'details',
        {},
        el('summary', {textContent: 'Message headers'}),
        facts(Object.entries(picture.headers)),
      ) : null,
    );
  }

  /** What it was made from; a link unless that is no more. */
  #source(order) {
    const source = this.#all().find(picture => picture.id === order.source.id);
    const how = `${this.#catalogue.toolName(order.operation)}, made from`;
    const name = source ? title(source) : `${order.source.title} (deleted)`;
    return el(
      source ? 'button' : 'div',
      source ? {type: 'button', className: 'source', onclick: () => this.open(source)} : {className: 'source'},
      source ? el('img', {src: file(source), alt: ''}) : null,
      el('span', {}, el('span', {className: 'note', textContent: how}), el('b', {textContent: name})),
    );
  }

  #route() {
    const {order, uri} = this.#picture;
    const copy = copies(el('button', {type: 'button', className: 'text', textContent: 'Copy'}), () => uri);
    const input = order.source ? given(this.#catalogue.tool(order.operation)) : '';
    return el(
      'div',
      {className: 'route'},
      el('div', {className: 'head'}, el('span', {textContent: 'The Camel route'}), copy),
      el('code', {}, ...breakable(uri)),
      input ? el('p', {className: 'note', textContent: input}) : null,
    );
  }

  /** What can be done to it. */
  #tools() {
    const tools = this.#catalogue.sourceTools.filter(tool => this.#catalogue.offered(tool.id, this.#picture));
    if (!tools.length) return null;
    return el(
      'div',
      {className: 'next'},
      el('p', {className: 'head', id: 'next', textContent: 'Make something of it'}),
      el('div', {className: 'tools', role: 'group', 'aria-labelledby': 'next'}, ...tools.map(tool => {
        const button = el('button', {
          type: 'button',
          className: 'quiet',
          textContent: tool.name,
          title: tool.hint,
          onclick: () => {
            this.#dialog.close();
            this.#use(this.#picture, tool.id);
          },
        });
        button.dataset.tool = tool.id;
        return button;
      })),
    );
  }

  #facts() {
    const picture = this.#picture;
    const {order, headers} = picture;
    const pixels = picture.width ? `${picture.width} × ${picture.height}` : '';
    if (!order) return [['File', kind(picture)], ['Size', pixels], ['Uploaded', date(picture.created)]].filter(each => each[1]);
    const known = [
      ['Cost', cost(picture)],
      ['Took', seconds(picture.millis)],
      ['Model', order.model && this.#catalogue.name(order.model)],
      ['Provider', this.#catalogue.provider(order.provider).name + (picture.simulated ? ', simulated' : '')],
      ['Size', order.ratio ? `${pixels} (${order.ratio})` : pixels],
      ['Strength', order.strength === undefined ? '' : String(order.strength)],
      ['File', kind(picture)],
      ['Palette', colors(order.colors)],
      ['Background', order.background && colors([order.background])],
      ['Seed', headers.CamelRecraftImageSeed],
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
      picture.order ? el('button', {
        type: 'button',
        className: 'quiet',
        textContent: 'Use again',
        onclick: () => {
          this.#dialog.close();
          this.#again(picture.order);
        },
      }) : null,
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

const who = (picture, provider) => (picture.simulated ? 'Simulated' : provider);

function colors(palette) {
  if (!palette.length) return null;
  return el('span', {className: 'chips'}, ...palette.map(color => el(
    'span',
    {},
    styled(el('i', {'aria-hidden': 'true'}), {'--color': `#${color}`}),
    color,
  )));
}
