// What hangs on the wall: a picture, one in the making, or the reason why there is none.

import {el, styled} from './dom.js';
import {file} from './api.js';
import {called, cost, kind, seconds, title} from './format.js';

const STATES = {waiting: 'In the queue', drawing: 'Drawing', arriving: 'Arriving'};
const AT_WORK = 'At work';
const STEPS = Object.keys(STATES);
const NEUTRAL = ['#8d8778', '#c9c2b2', '#e6e0d3', '#a59f93'];
const BILLED = {NO: 'free', YES: 'paid', UNKNOWN: 'unsure'};

/** The shape a tile has before there is a picture. */
const shape = order => {
  if (!order.ratio) return ratio(order.source);
  const [across, down] = order.ratio.split(':').map(Number);
  return across / down;
};

const ratio = ({width, height}) => (width && height ? width / height : 1);

/** @param how how it was made; null of a person's own picture */
export function pictureTile(picture, how, open) {
  const tile = styled(el('li', {className: `tile ${cutOut(picture) ? 'cut-out' : ''}`}), {'--ratio': ratio(picture)});
  const name = title(picture);
  const image = el('img', {
    src: file(picture),
    alt: name,
    width: picture.width || null,
    height: picture.height || null,
    loading: 'lazy',
    decoding: 'async',
    onload: () => tile.classList.add('there'),
  });
  tile.append(
    el('button', {
      type: 'button',
      className: 'frame',
      'aria-label': `Details of ${name}`,
      onclick: open,
    }, image),
    caption(name, how ? `${how} · ${cost(picture)} · ${seconds(picture.millis)}` : `Uploaded · ${kind(picture)}`),
  );
  return tile;
}

/** Whether one looks through it, in places. */
export const cutOut = picture => picture.order?.operation === 'removeBackground';

/** One in the making; what it shows of the time is written by {@link tick}. */
export function progressTile(job, how) {
  const colors = job.order.colors.length ? job.order.colors.map(color => `#${color}`) : NEUTRAL;
  const clock = el('span', {className: 'clock', 'aria-hidden': 'true'});
  clock.dataset.since = performance.now() - job.elapsed;
  const reached = STEPS.indexOf(job.state);
  const steps = STEPS.map((_, index) => el('i', {className: index <= reached ? 'on' : ''}));
  return styled(
    el(
      'li',
      {className: `tile making ${job.state}`},
      el(
        'div',
        {className: 'frame'},
        el('div', {className: 'ink', 'aria-hidden': 'true'}, ...ground(job.order)),
        el(
          'div',
          {className: 'state'},
          el('p', {}, el('b', {textContent: job.order.source && job.state === 'drawing' ? AT_WORK : STATES[job.state]}), clock),
          el('div', {className: 'steps', 'aria-hidden': 'true'}, ...steps),
        ),
      ),
      caption(called(job.order), how),
    ),
    {
      '--ratio': shape(job.order),
      '--a': colors[0],
      '--b': colors[1 % colors.length],
      '--c': colors[2 % colors.length],
      '--d': colors[3 % colors.length],
    },
  );
}

/** What a picture in the making shows: what it is made from, or the colours. */
const ground = ({source}) => (source ? [el('img', {src: file(source), alt: ''})] : [el('i'), el('i'), el('i')]);

export function failedTile(job, again, dismiss) {
  const {title, advice, billed, charged, details} = job.trouble;
  return el(
    'li',
    {className: 'tile failed'},
    el(
      'article',
      {},
      el('p', {className: `badge ${BILLED[billed]}`, textContent: charged}),
      el('h2', {textContent: title}),
      el('p', {className: 'advice', textContent: advice}),
      address(details.Picture),
      el('blockquote', {textContent: called(job.order)}),
      el('details', {}, el('summary', {textContent: 'In detail'}), facts(Object.entries(details))),
      el(
        'div',
        {className: 'actions'},
        el('button', {type: 'button', className: 'quiet', textContent: 'Edit and try again', onclick: again}),
        el('button', {type: 'button', className: 'text', textContent: 'Dismiss', onclick: dismiss}),
      ),
    ),
  );
}

/** Where a picture waits that was paid for and did not arrive. */
function address(url) {
  if (!/^https?:\/\//.test(url ?? '')) return null;
  return el('p', {}, el('a', {
    href: url,
    target: '_blank',
    rel: 'noreferrer noopener',
    textContent: 'Open the picture’s address',
  }));
}

export function facts(entries) {
  return el('dl', {className: 'facts'}, ...entries.flatMap(([name, value]) => [
    el('dt', {textContent: name}),
    el('dd', {}, value),
  ]));
}

/** Writes how long the pictures in the making have taken. */
export function tick(wall) {
  const now = performance.now();
  for (const clock of wall.querySelectorAll('.clock')) clock.textContent = seconds(now - clock.dataset.since);
}

function caption(prompt, line) {
  return el(
    'div',
    {className: 'caption'},
    el('p', {className: 'prompt', textContent: prompt, title: prompt}),
    el('p', {className: 'note', textContent: line}),
  );
}
