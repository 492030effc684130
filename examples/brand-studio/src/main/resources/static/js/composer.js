// The form: what to draw, and how.

import {$, breakable, copies, el, styled} from './dom.js';
import {route} from './catalogue.js';
import {Palette} from './palette.js';
import {length, number} from './format.js';

const FIRST_RATIO = '16:9';

export class Composer {
  #form = $('composer');
  #prompt = $('prompt');
  #model = $('model');
  #ratio = FIRST_RATIO;
  #provider;
  #catalogue;
  #palette;

  /** @param draw takes an order, and may refuse it by throwing an error with the field's name */
  constructor(catalogue, draw) {
    this.#catalogue = catalogue;
    this.#provider = catalogue.providers[0].id;
    this.#palette = new Palette($('swatches'), $('presets'), () => this.#refresh());
    $('clear').addEventListener('click', () => this.#palette.set([]));
    $('with-background').addEventListener('change', () => this.#refresh());
    $('background').addEventListener('input', () => this.#refresh());
    this.#prompt.addEventListener('input', () => this.#refresh());
    this.#model.addEventListener('change', () => this.#chooseModel());
    copies($('copy'), () => $('route').textContent);
    this.#form.addEventListener('submit', event => this.#submit(event, draw));
    this.#prompt.addEventListener('keydown', event => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#form.requestSubmit();
    });
    if (/Mac|iPhone|iPad/.test(navigator.userAgent)) this.#form.querySelector('kbd').textContent = '⌘ ↵';
    this.#drawProviders();
    this.#chooseProvider(this.#provider);
  }

  /** Puts an order into the form, to be changed and sent again. */
  fill(order) {
    this.#prompt.value = order.prompt;
    this.#ratio = order.ratio;
    $('with-background').checked = Boolean(order.background);
    if (order.background) $('background').value = `#${order.background.toLowerCase()}`;
    this.#chooseProvider(order.provider, order.model);
    this.#palette.set(order.colors);
    this.#focus();
  }

  /** Puts a prompt into the form. */
  suggest(prompt) {
    this.#prompt.value = prompt;
    this.#refresh();
    this.#focus();
  }

  #focus() {
    this.#prompt.focus();
    this.#form.scrollIntoView({block: 'start'});
  }

  #order() {
    const model = this.#chosenModel();
    return {
      operation: 'generate',
      prompt: this.#prompt.value,
      provider: this.#provider,
      model: model.id,
      ratio: this.#ratio,
      colors: this.#palette.colors,
      background: model.background && $('with-background').checked ? $('background').value : null,
    };
  }

  #chosenModel() {
    return this.#catalogue.model(this.#provider, this.#model.value);
  }

  #drawProviders() {
    $('providers').replaceChildren(...this.#catalogue.providers.map(provider => el(
      'label',
      {},
      el('input', {
        type: 'radio',
        name: 'provider',
        value: provider.id,
        onchange: () => this.#chooseProvider(provider.id, this.#model.value),
      }),
      el('span', {textContent: provider.name}),
    )));
  }

  #chooseProvider(id, model) {
    this.#provider = this.#catalogue.provider(id).id;
    for (const input of $('providers').querySelectorAll('input')) input.checked = input.value === this.#provider;
    this.#model.replaceChildren(...this.#catalogue.models(this.#provider)
      .map(each => el('option', {value: each.id, textContent: each.name.replace(/^Recraft /, '')})));
    this.#model.value = this.#catalogue.model(this.#provider, model).id;
    this.#chooseModel();
  }

  #chooseModel() {
    const model = this.#chosenModel();
    if (!model.sizes.some(size => size.ratio === this.#ratio)) this.#ratio = model.sizes[0].ratio;
    $('ratios').replaceChildren(...model.sizes.map(size => this.#ratioOf(size)));
    $('with-background').disabled = !model.background;
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
    $('background').disabled = !model.background || !$('with-background').checked;
    $('route').replaceChildren(...breakable(route(this.#order(), model)));
    [...$('mark').children].forEach((dot, index) => {
      const colors = this.#palette.colors;
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
    for (const field of this.#form.querySelectorAll('[data-field]')) {
      const here = message !== '' && field.dataset.field === name;
      field.querySelector('.error').textContent = here ? message : '';
      field.classList.toggle('wrong', here);
      if (here) field.querySelector('textarea, input, select, button.primary')?.focus();
    }
    this.#prompt.setAttribute('aria-invalid', String(name === 'prompt' && message !== ''));
  }
}
