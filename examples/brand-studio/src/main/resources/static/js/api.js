// The studio's server.

const call = (method, path, body) => answered(fetch(path, {
  method,
  headers: body ? {'Content-Type': 'application/json'} : {},
  body: body && JSON.stringify(body),
}));

async function answered(request) {
  const answer = await request;
  if (answer.ok) return answer.status === 204 ? null : answer.json();
  const refusal = await answer.json().catch(() => ({}));
  throw Object.assign(new Error(refusal.message || `The studio answered ${answer.status}.`), {
    field: refusal.field || '',
    status: answer.status,
  });
}

export const choices = () => call('GET', '/api/choices');
export const pictures = () => call('GET', '/api/pictures');
export const order = form => call('POST', '/api/jobs', form);
/** The file goes as it is; the browser reads it from the disk while it sends it. */
export const upload = file => answered(fetch(`/api/pictures?name=${encodeURIComponent(file.name)}`, {
  method: 'POST',
  headers: {'Content-Type': 'application/octet-stream'},
  body: file,
}));
export const forget = id => call('DELETE', `/api/jobs/${encodeURIComponent(id)}`);
export const remove = id => call('DELETE', `/api/pictures/${encodeURIComponent(id)}`);
export const file = (picture, download) =>
  `/api/pictures/${encodeURIComponent(picture.id)}/file${download ? '?download=true' : ''}`;

/** Hears of every change; the browser connects again by itself, and is then told everything anew. */
export function listen({hello, job, picture, gone, lost}) {
  const source = new EventSource('/api/events');
  const on = (name, heard) => source.addEventListener(name, event => heard(JSON.parse(event.data)));
  on('hello', hello);
  on('job', job);
  on('picture', picture);
  on('gone', gone);
  source.addEventListener('error', lost);
}
