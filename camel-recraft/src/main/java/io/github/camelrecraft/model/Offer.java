package io.github.camelrecraft.model;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of the catalogue: an operation of a provider with a model.
 *
 * @param provider    the provider's name
 * @param model       the model's canonical id, Recraft's own
 * @param modelId     the model's id at the provider
 * @param sizes       the sizes the model makes
 * @param defaultSize what is sent when the provider needs a size and none was asked for; null when it may be left out
 * @param options     the options it takes, by name
 * @param traits      how this provider's wire format differs for this model, known to the provider's class alone
 * @param price       what an image costs by the provider's published list, in USD; null when it publishes none
 */
public record Offer(
        String provider,
        String model,
        String modelId,
        SizeTable sizes,
        @Nullable ImageSize defaultSize,
        Map<String, OptionRule> options,
        Map<String, String> traits,
        @Nullable BigDecimal price) {

    /** Copies the maps. */
    public Offer {
        options = Map.copyOf(options);
        traits = Map.copyOf(traits);
    }

    /** The trait of that name, which the catalogue must have. */
    public String trait(String name) {
        String value = traits.get(name);
        if (value == null) {
            throw new IllegalStateException("the model catalogue lacks the trait '" + name + "' of " + this);
        }
        return value;
    }

    /** The provider and the model, for error messages. */
    @Override
    public String toString() {
        return provider + " with model " + model;
    }
}
