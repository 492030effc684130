// Numbers as people read them.

const usd = new Intl.NumberFormat('en', {style: 'currency', currency: 'USD', maximumFractionDigits: 4});
const thousands = new Intl.NumberFormat('en');

export const money = value => usd.format(value);
export const number = value => thousands.format(value);
export const seconds = millis => `${(millis / 1000).toFixed(1)} s`;
export const size = bytes => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} KB` : `${(bytes / 1e6).toFixed(1)} MB`);
export const date = millis => new Date(millis).toLocaleString(undefined, {dateStyle: 'medium', timeStyle: 'short'});
export const length = text => [...text].length;

/** What a picture cost, in a word or two. */
export function cost(picture) {
  if (picture.cost === undefined || picture.cost === null) return 'Cost not stated';
  return money(picture.cost);
}
