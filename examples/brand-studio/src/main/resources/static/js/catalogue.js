// What there is to choose, and what is chosen when it changes.

export class Catalogue {
  constructor(choices) {
    this.providers = choices.providers;
  }

  provider(id) {
    return this.providers.find(provider => provider.id === id) ?? this.providers[0];
  }

  models(provider, operation = 'generate') {
    return this.provider(provider).operations.find(each => each.id === operation)?.models ?? [];
  }

  model(provider, id, operation = 'generate') {
    const models = this.models(provider, operation);
    return models.find(model => model.id === id) ?? models[0];
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
}

/** The endpoint that does what the form says. */
export function route(order, model) {
  const options = [
    ['provider', order.provider],
    ['model', order.model],
    ['size', order.ratio],
    ['colors', order.colors.map(hex).join(',')],
    ['backgroundColor', order.background && hex(order.background)],
    ['outputFormat', model.png && 'png'],
    ['includeCost', model.cost && 'true'],
  ];
  const query = options.filter(([, value]) => value).map(([name, value]) => `${name}=${value}`);
  return `recraft:${order.operation}?${query.join('&')}`;
}

const hex = color => color.replace('#', '').toUpperCase();
