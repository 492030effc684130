// Numbers and names as people read them.

const usd = new Intl.NumberFormat('en', {style: 'currency', currency: 'USD', maximumFractionDigits: 4});
const thousands = new Intl.NumberFormat('en');

export const money = value => usd.format(value);
export const number = value => thousands.format(value);
export const seconds = millis => `${(millis / 1000).toFixed(1)} s`;
export const size = bytes => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} KB` : `${(bytes / 1e6).toFixed(1)} MB`);
export const date = millis => new Date(millis).toLocaleString(undefined, {dateStyle: 'medium', timeStyle: 'short'});
export const length = text => [...text].length;

/** What an order's picture is called: by its prompt or, without one, as what it is made from. */
export const called = order => order.prompt || order.source?.title || '';

/** What a picture is called. */
export const title = picture => (picture.order ? called(picture.order) : picture.upload);

/** A file's kind and size. */
export const kind = picture => `${picture.file.split('.').pop().toUpperCase()}, ${size(picture.bytes)}`;

/** What a picture cost, in a word or two. */
export function cost(picture) {
  if (picture.cost === undefined || picture.cost === null) return 'Cost not stated';
  return money(picture.cost);
}
