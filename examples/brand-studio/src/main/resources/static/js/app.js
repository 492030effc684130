// Puts the page together.

import {$, el} from './dom.js';
import * as api from './api.js';
import {Catalogue} from './catalogue.js';
import {Composer} from './composer.js';
import {Details} from './details.js';
import {Wall} from './wall.js';

const IDEAS = [
  'A fox in the snow, flat geometric poster',
  'Packaging for a coffee roaster, sunrise over hills',
  'An icon set of city bicycles',
];

const catalogue = new Catalogue(await api.choices());
const composer = new Composer(catalogue, {draw, find: id => wall.find(id)});
const again = order => composer.fill(order);
const wall = new Wall(catalogue, {open: picture => details.open(picture), again});
const details = new Details(catalogue, {
  all: () => wall.pictures,
  again,
  use: (picture, operation) => composer.use(picture, operation),
  gone,
});

function gone(id) {
  wall.gone(id);
  composer.gone(id);
}

async function draw(order) {
  const job = await api.order(order);
  wall.job(job);
  wall.show(job.id);
}

function house() {
  const simulated = catalogue.providers.every(provider => provider.simulated);
  $('house').replaceChildren(...(simulated
    ? ['Simulator', el('span', {className: 'more', textContent: ', free of charge'})]
    : [el('span', {className: 'more', textContent: 'Each picture '}), 'costs money']));
  $('house').classList.toggle('live', !simulated);
  $('house').hidden = false;
}

$('ideas').append(...IDEAS.map(idea => el('button', {
  type: 'button',
  className: 'quiet',
  textContent: idea,
  onclick: () => composer.suggest(idea),
})));
house();
api.listen({
  async hello({jobs}) {
    $('lost').hidden = true;
    const before = wall.ids;
    wall.reset(before, jobs, await api.pictures());
  },
  job: job => wall.job(job),
  picture: picture => wall.picture(picture),
  gone({id}) {
    gone(id);
    details.closeIf(id);
  },
  lost() {
    $('lost').hidden = false;
  },
});
