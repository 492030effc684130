// The wall: pictures and jobs, the newest first.

import {$, el, say} from './dom.js';
import {forget} from './api.js';
import {failedTile, pictureTile, progressTile, tick} from './tiles.js';
import {called, money} from './format.js';

const ORDER = ['waiting', 'drawing', 'arriving', 'done', 'failed'];

export class Wall {
  #wall = $('wall');
  #catalogue;
  #open;
  #again;
  #jobs = new Map();
  #pictures = new Map();
  #tiles = new Map();

  constructor(catalogue, {open, again}) {
    this.#catalogue = catalogue;
    this.#open = open;
    this.#again = again;
    setInterval(() => tick(this.#wall), 100);
  }

  /** All of them, the newest first. */
  get pictures() {
    return [...this.#pictures.values()].sort((one, other) => other.created - one.created);
  }

  /** What hangs here now. */
  get ids() {
    return [...this.#tiles.keys()];
  }

  /** Everything anew: of what hung here before, what is not among these is no more. */
  reset(before, jobs, pictures) {
    const known = new Set([...jobs, ...pictures].map(each => each.id));
    before.filter(id => !known.has(id)).forEach(id => this.#drop(id));
    [...pictures].reverse().forEach(picture => this.#add(picture));
    jobs.forEach(job => this.job(job, false));
    this.#sum();
  }

  /** A job has changed. News may overtake one another; a job never goes back. */
  job(job, aloud = true) {
    const before = this.#jobs.get(job.id);
    const stale = before && ORDER.indexOf(before.state) >= ORDER.indexOf(job.state);
    if (stale || this.#pictures.has(job.id)) return;
    this.#jobs.set(job.id, job);
    const how = this.#catalogue.how(job.order);
    if (job.state === 'done') {
      this.#add(job.picture);
      if (aloud) say(`The picture is here: ${called(job.order)}`);
    } else if (job.state === 'failed') {
      this.#put(job.id, failedTile(job, () => this.#again(job.order), () => this.#dismiss(job.id)));
      if (aloud) say(`${job.trouble.title}. ${job.trouble.charged}. ${job.trouble.advice}`);
    } else {
      this.#put(job.id, progressTile(job, how));
      if (aloud && job.state === 'drawing') say(`Drawing: ${called(job.order)}`);
    }
    tick(this.#wall);
    this.#sum();
  }

  /** A picture that nobody ordered. */
  picture(picture) {
    this.#add(picture);
    this.#sum();
  }

  find(id) {
    return this.#pictures.get(id);
  }

  gone(id) {
    this.#drop(id);
    this.#sum();
  }

  /** Brings a job into view. */
  show(id) {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#tiles.get(id)?.scrollIntoView({block: 'nearest', behavior: calm ? 'auto' : 'smooth'});
  }

  #add(picture) {
    if (this.#pictures.has(picture.id)) return;
    this.#jobs.delete(picture.id);
    this.#pictures.set(picture.id, picture);
    this.#put(picture.id, pictureTile(picture, picture.order && this.#catalogue.how(picture.order), () => this.#open(picture)));
  }

  #put(id, tile) {
    tile.dataset.id = id;
    const old = this.#tiles.get(id);
    this.#tiles.set(id, tile);
    if (old) old.replaceWith(tile);
    else this.#wall.prepend(tile);
  }

  async #dismiss(id) {
    await forget(id).catch(() => {}); // the studio may have forgotten it by itself
    this.gone(id);
  }

  #drop(id) {
    this.#tiles.get(id)?.remove();
    this.#tiles.delete(id);
    this.#jobs.delete(id);
    this.#pictures.delete(id);
  }

  #sum() {
    const pictures = this.pictures;
    const cost = pictures.reduce((sum, picture) => sum + (picture.cost ?? 0), 0);
    const count = pictures.length === 1 ? '1 picture' : `${pictures.length} pictures`;
    $('sum').replaceChildren(...(!pictures.length ? []
      : cost ? [el('span', {className: 'more', textContent: `${count} · `}), money(cost)] : [count]));
    $('empty').hidden = this.#tiles.size > 0;
  }
}
