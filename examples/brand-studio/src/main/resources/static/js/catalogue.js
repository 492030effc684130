// What there is to choose, and what is chosen when it changes.

export class Catalogue {
  constructor(choices) {
    this.tools = choices.tools;
    this.providers = choices.providers;
    this.largestUpload = choices.largestUpload;
  }

  tool(id) {
    return this.tools.find(tool => tool.id === id) ?? this.tools[0];
  }

  /** An operation's name, also of one that is offered no more. */
  toolName(id) {
    return this.tools.find(tool => tool.id === id)?.name ?? id;
  }

  /** Those that start from a picture. */
  get sourceTools() {
    return this.tools.filter(tool => tool.source);
  }

  provider(id) {
    return this.providers.find(provider => provider.id === id) ?? this.providers[0];
  }

  models(provider, operation) {
    return this.provider(provider).operations.find(each => each.id === operation)?.models ?? [];
  }

  model(provider, id, operation) {
    const models = this.models(provider, operation);
    return models.find(model => model.id === id) ?? models[0];
  }

  /** Why a provider does not do this to a picture; null when it does. */
  objection(provider, operation, picture) {
    const models = this.models(provider, operation);
    if (!models.length) return 'does not have this';
    const objections = models.map(model => unfit(model.input, picture));
    return objections.includes(null) ? null : objections[0];
  }

  /** Whether anybody does this to a picture. */
  offered(operation, picture) {
    return this.providers.some(provider => this.objection(provider.id, operation, picture) === null);
  }

  /** A provider that does this: the one that is wanted, or else the first one. */
  able(wanted, operation, picture) {
    const able = this.providers.filter(each => this.objection(each.id, operation, picture) === null);
    return (able.find(each => each.id === wanted) ?? able[0] ?? this.provider(wanted)).id;
  }

  /** A model's name, also of one that is offered no more. */
  name(id) {
    for (const provider of this.providers) {
      for (const operation of provider.operations) {
        const model = operation.models.find(each => each.id === id);
        if (model) return model.name;
      }
    }
    return id;
  }

  /** How something was made, in a word or two. */
  how({operation, model}) {
    if (operation === 'generate') return this.name(model);
    const tool = this.toolName(operation);
    return model ? `${tool} · ${this.name(model)}` : tool;
  }
}

/** Why a model takes no such picture, as the server says, too; null when it does. */
function unfit(input, picture) {
  if (!input || !picture) return null;
  const {formats, maxBytes, maxPixels, minSide, maxSide} = input;
  const format = picture.file.split('.').pop();
  const {width, height} = picture;
  if (formats.length && !formats.includes(format)) return `takes no ${format.toUpperCase()}`;
  if (picture.bytes > (maxBytes ?? Infinity)) return `takes ${(maxBytes / 1e6).toFixed(1)} MB at most`;
  if (format === 'svg') return null; // a drawing has no pixels of its own
  if (Math.min(width, height) < (minSide ?? 0)) return `takes sides of ${minSide} pixels or more`;
  if (Math.max(width, height) > (maxSide ?? Infinity)) return `takes sides of ${maxSide} pixels or less`;
  if (width * height > (maxPixels ?? Infinity)) return `takes ${(maxPixels / 1e6).toFixed(1)} megapixels at most`;
  return null;
}

/** The endpoint that does what the form says. */
export function route(order, model) {
  const options = [
    ['provider', order.provider],
    ['model', order.model],
    ['size', order.ratio],
    ['strength', order.strength === null ? '' : String(order.strength)],
    ['colors', order.colors.map(hex).join(',')],
    ['backgroundColor', order.background && hex(order.background)],
    ['outputFormat', model.png && 'png'],
    ['includeCost', model.cost && 'true'],
  ];
  const query = options.filter(([, value]) => value).map(([name, value]) => `${name}=${value}`);
  return `recraft:${order.operation}?${query.join('&')}`;
}

/** What such a route wants to be given. */
export function given(tool) {
  if (!tool.source) return '';
  return tool.prompt ? 'The body is the picture, the header CamelRecraftPrompt the prompt.' : 'The body is the picture.';
}

const hex = color => color.replace('#', '').toUpperCase();
