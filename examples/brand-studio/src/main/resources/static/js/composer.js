// The form: what to make, and how.

import {$, breakable, copies, el, styled} from './dom.js';
import {given, route} from './catalogue.js';
import {Palette} from './palette.js';
import {Segments} from './segments.js';
import {Source} from './source.js';
import {length, number} from './format.js';

const FIRST_RATIO = '16:9';

export class Composer {
  #form = $('composer');
  #prompt = $('prompt');
  #model = $('model');
  #operation = 'generate';
  #ratio = FIRST_RATIO;
  #provider;
  #catalogue;
  #find;
  #source;
  #tools;
  #providers;
  #palette;

  /**
   * @param draw takes an order, and may refuse it by throwing an error with the field's name
   * @param find gives a picture of the wall
   */
  constructor(catalogue, {draw, find}) {
    this.#catalogue = catalogue;
    this.#find = find;
    this.#provider = catalogue.providers[0].id;
    this.#source = new Source({
      largest: catalogue.largestUpload,
      changed: () => this.#chooseSource(),
      refused: message => this.#show(message && 'source', message),
    });
    this.#tools = new Segments($('tools'), 'operation', id => this.#chooseTool(id));
    this.#providers = new Segments($('providers'), 'provider', id => this.#chooseProvider(id, this.#model.value));
    this.#palette = new Palette($('swatches'), $('presets'), () => this.#refresh());
    $('clear').addEventListener('click', () => this.#palette.set([]));
    $('with-background').addEventListener('change', () => this.#refresh());
    $('background').addEventListener('input', () => this.#refresh());
    $('strength').addEventListener('input', () => this.#refresh());
    this.#prompt.addEventListener('input', () => this.#refresh());
    this.#model.addEventListener('change', () => this.#chooseModel());
    copies($('copy'), () => $('route').textContent);
    this.#form.addEventListener('submit', event => this.#submit(event, draw));
    this.#prompt.addEventListener('keydown', event => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#form.requestSubmit();
    });
    if (/Mac|iPhone|iPad/.test(navigator.userAgent)) this.#form.querySelector('kbd').textContent = '⌘ ↵';
    this.#field('source').hidden = catalogue.sourceTools.length === 0;
    this.#chooseTool('generate');
  }

  /** Puts an order into the form, to be changed and sent again. */
  fill(order) {
    const source = order.source ? this.#find(order.source.id) : null;
    const lost = order.source && !source;
    const offered = !lost && this.#catalogue.offered(order.operation, source);
    this.#source.set(source ?? null);
    this.#prompt.value = order.prompt;
    if (order.ratio) this.#ratio = order.ratio;
    if (order.strength !== undefined) $('strength').value = order.strength;
    $('with-background').checked = Boolean(order.background);
    if (order.background) $('background').value = `#${order.background.toLowerCase()}`;
    this.#provider = order.provider;
    this.#chooseTool(offered ? order.operation : 'generate', order.model);
    if (order.operation === 'generate' || order.colors.length) this.#palette.set(order.colors);
    this.#focus();
    if (lost) this.#show('source', 'The picture this was made from is no more. Choose another.');
    else this.#show('', offered ? '' : 'No provider does this any more.');
  }

  /** Puts a picture into the form, to do something to it. */
  use(picture, operation) {
    this.#source.set(picture);
    this.#ratioOfSource();
    this.#chooseTool(operation);
    this.#show('', '');
    this.#focus();
  }

  /** Puts a prompt into the form. */
  suggest(prompt) {
    this.#prompt.value = prompt;
    this.#refresh();
    this.#focus();
  }

  /** A picture is no more. */
  gone(id) {
    if (this.#source.picture?.id !== id) return;
    this.#source.set(null);
    this.#chooseSource();
  }

  #focus() {
    (this.#tool.prompt ? this.#prompt : $('draw')).focus({preventScroll: true});
    this.#form.scrollIntoView({block: 'start'});
    this.#form.scrollTop = 0;
  }

  get #tool() {
    return this.#catalogue.tool(this.#operation);
  }

  #field(name) {
    return this.#form.querySelector(`[data-field="${name}"]`);
  }

  #order() {
    const model = this.#chosenModel();
    return {
      operation: this.#operation,
      source: this.#source.picture?.id ?? null,
      prompt: this.#tool.prompt ? this.#prompt.value : '',
      provider: this.#provider,
      model: model.id,
      ratio: model.sizes.length ? this.#ratio : '',
      colors: this.#palette.colors,
      background: model.background && $('with-background').checked ? $('background').value : null,
      strength: model.strength ? Number($('strength').value) : null,
    };
  }

  #chosenModel() {
    return this.#catalogue.model(this.#provider, this.#model.value, this.#operation);
  }

  /** Another picture, or none: what can be done to it is another thing. */
  #chooseSource() {
    const {picture} = this.#source;
    const possible = this.#catalogue.sourceTools.filter(tool => this.#catalogue.offered(tool.id, picture));
    const stays = picture && possible.some(tool => tool.id === this.#operation);
    this.#ratioOfSource();
    this.#chooseTool(stays ? this.#operation : picture && possible.length ? possible[0].id : 'generate');
  }

  #ratioOfSource() {
    const {picture} = this.#source;
    const sizes = this.#catalogue.sourceTools
      .flatMap(tool => this.#catalogue.providers.flatMap(each => this.#catalogue.models(each.id, tool.id)))
      .flatMap(model => model.sizes);
    if (!picture?.width || !sizes.length) return;
    const off = size => Math.abs(Math.log(size.width / size.height / (picture.width / picture.height)));
    this.#ratio = sizes.reduce((best, size) => (off(size) < off(best) ? size : best)).ratio;
  }

  #chooseTool(id, model = this.#model.value) {
    const {picture} = this.#source;
    this.#operation = id;
    this.#field('operation').hidden = !picture;
    this.#tools.show(this.#catalogue.sourceTools.map(tool => ({
      ...tool,
      reason: this.#catalogue.offered(tool.id, picture) ? '' : 'No provider does this to such a picture',
    })), id);
    $('hint').textContent = `${this.#tool.hint}.`;
    $('draw-name').textContent = this.#tool.name;
    this.#field('prompt').hidden = !this.#tool.prompt;
    this.#chooseProvider(this.#catalogue.able(this.#provider, id, picture), model);
  }

  #chooseProvider(id, model) {
    this.#provider = id;
    const all = this.#catalogue.providers.map(provider => ({
      ...provider,
      reason: this.#catalogue.objection(provider.id, this.#operation, this.#source.picture) ?? '',
    }));
    this.#providers.show(all, id);
    $('unable').textContent = unable(all.filter(provider => provider.reason));
    const models = this.#catalogue.models(id, this.#operation);
    this.#field('model').hidden = models.length === 1 && !models[0].id;
    this.#model.replaceChildren(
      ...models.map(each => el('option', {value: each.id, textContent: each.name.replace(/^Recraft /, '')})),
    );
    this.#model.value = this.#catalogue.model(id, model, this.#operation).id;
    this.#chooseModel();
  }

  #chooseModel() {
    const model = this.#chosenModel();
    if (model.sizes.length && !model.sizes.some(size => size.ratio === this.#ratio)) this.#ratio = model.sizes[0].ratio;
    $('ratios').replaceChildren(...model.sizes.map(size => this.#ratioOf(size)));
    this.#field('ratio').hidden = !model.sizes.length;
    this.#field('strength').hidden = !model.strength;
    this.#field('colors').hidden = !model.colors;
    this.#field('background').hidden = !model.background;
    this.#palette.limit(model.colors);
  }

  #ratioOf(size) {
    // All shapes have the same area.
    const side = Math.sqrt(size.width / size.height);
    const shape = styled(el('i', {'aria-hidden': 'true'}), {'--width': `${18 * side}px`, '--height': `${18 / side}px`});
    return el(
      'label',
      {},
      el('input', {
        type: 'radio',
        name: 'ratio',
        value: size.ratio,
        checked: size.ratio === this.#ratio,
        onchange: () => {
          this.#ratio = size.ratio;
          this.#refresh();
        },
      }),
      shape,
      el('span', {textContent: size.ratio}),
    );
  }

  #refresh() {
    if (!this.#palette) return;
    const model = this.#chosenModel();
    const size = model.sizes.find(each => each.ratio === this.#ratio);
    const used = length(this.#prompt.value);
    $('count').textContent = used ? `${number(used)} of ${number(model.longest)}` : '';
    $('count').classList.toggle('over', used > model.longest);
    $('pixels').textContent = size ? `${size.width} × ${size.height}` : '';
    $('background').disabled = !$('with-background').checked;
    $('how-far').textContent = Number($('strength').value).toFixed(2);
    $('route').replaceChildren(...breakable(route(this.#order(), model)));
    $('given').textContent = given(this.#tool);
    [...$('mark').children].forEach((dot, index) => {
      const {colors} = this.#palette;
      styled(dot, {'--color': colors.length ? colors[index % colors.length] : 'currentColor'});
    });
  }

  async #submit(event, draw) {
    event.preventDefault();
    const button = $('draw');
    if (button.disabled) return;
    this.#show('', '');
    button.disabled = true;
    try {
      await draw(this.#order());
    } catch (refusal) {
      this.#show(refusal.field ?? '', refusal.message);
    } finally {
      button.disabled = false;
    }
  }

  /** Shows an error at its field, or at the button when it belongs to none. */
  #show(name, message) {
    const fields = [...this.#form.querySelectorAll('[data-field]')];
    const known = fields.some(field => field.dataset.field === name && !field.hidden) ? name : '';
    for (const field of fields) {
      const here = message !== '' && field.dataset.field === known;
      field.querySelector('.error').textContent = here ? message : '';
      field.classList.toggle('wrong', here);
      if (here) field.querySelector('textarea, input, select, button.primary')?.focus();
    }
    this.#prompt.setAttribute('aria-invalid', String(known === 'prompt' && message !== ''));
  }
}

/** Who cannot do it, and why. */
function unable(providers) {
  const reasons = new Map();
  for (const {name, reason} of providers) reasons.set(reason, [...(reasons.get(reason) ?? []), name]);
  return [...reasons].map(([reason, names]) => {
    const together = names.length > 1 ? reason.replace(/^takes/, 'take').replace(/^does/, 'do') : reason;
    return `${names.join(', ').replace(/, ([^,]*)$/, ' and $1')} ${together}.`;
  }).join(' ');
}
