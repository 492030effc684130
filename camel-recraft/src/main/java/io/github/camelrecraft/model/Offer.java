package io.github.camelrecraft.model;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of the catalogue: an operation of a provider with a model.
 *
 * @param provider    the provider's name
 * @param model       the model's canonical id, Recraft's own; empty for an operation that knows no models
 * @param modelId     the model's id at the provider
 * @param sizes       the sizes the model makes
 * @param defaultSize what is sent when the provider needs a size and none was asked for; null when it may be left out
 * @param options     the options it takes, by name
 * @param traits      how this provider's wire format differs for this model, known to the provider's class alone
 * @param input       what images it takes
 * @param price       of one image or, where the operation yields none, of one request, in USD; null when not published
 * @param batch       how many prompts one request takes
 */
public record Offer(
        String provider,
        String model,
        String modelId,
        SizeTable sizes,
        @Nullable ImageSize defaultSize,
        Map<String, OptionRule> options,
        Map<String, String> traits,
        InputRule input,
        @Nullable BigDecimal price,
        int batch) {

    /** Copies the maps. */
    public Offer {
        options = Map.copyOf(options);
        traits = Map.copyOf(traits);
    }

    /** The same for a model that the catalogue does not know. */
    public Offer named(String id) {
        return new Offer(provider, id, id, sizes, defaultSize, options, traits, input, price, batch);
    }

    /** The trait of that name, which the catalogue must have. */
    public String trait(String name) {
        String value = traits.get(name);
        if (value == null) {
            throw new IllegalStateException("the model catalogue lacks the trait '" + name + "' of " + this);
        }
        return value;
    }

    /** The trait of that name, when the catalogue has it. */
    public Optional<String> optionalTrait(String name) {
        return Optional.ofNullable(traits.get(name));
    }

    /** The provider and the model, for error messages. */
    @Override
    public String toString() {
        return model.isEmpty() ? provider : provider + " with model " + model;
    }
}
