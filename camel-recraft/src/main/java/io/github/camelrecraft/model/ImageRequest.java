package io.github.camelrecraft.model;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A checked request, ready for a provider to encode.
 *
 * @param operation what to do
 * @param offer     the catalogue's row for the provider and the model
 * @param options   what was asked for; every value is of its option's type and within the offer's rules
 * @param jobId     a UUID (version 4 in form) that stays the same when the message is delivered again
 */
public record ImageRequest(RecraftOperation operation, Offer offer, Map<ImageOption<?>, Object> options, String jobId) {

    /** Copies the options, keeping their order. */
    public ImageRequest {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** The value of an option, when it was asked for. */
    @SuppressWarnings("unchecked") // the map holds what ImageOption.read gave for the same option
    public <T> Optional<T> get(ImageOption<T> option) {
        return Optional.ofNullable((T) options.get(option));
    }

    /** The prompt. */
    public String prompt() {
        return get(ImageOption.PROMPT).orElseThrow();
    }

    /** The size in pixels, as the model makes it; empty when none was asked for and the provider needs none. */
    public Optional<ImageSize.Pixels> pixels() {
        return get(ImageOption.SIZE).map(size -> offer.sizes().resolve(size, offer.model()));
    }

    /** The value of a text option in the provider's spelling. */
    public Optional<String> spelled(ImageOption<String> option) {
        return get(option).map(value -> {
            OptionRule rule = offer.options().getOrDefault(option.optionName(), OptionRule.ANY);
            return rule.spelling(value).orElse(value);
        });
    }

    /** How many images were asked for. */
    public int numberOfImages() {
        return get(ImageOption.NUMBER_OF_IMAGES).orElse(1);
    }

    /** What the images cost together by the catalogue's price, in USD; empty when it knows none. */
    public Optional<BigDecimal> estimatedCost() {
        return Optional.ofNullable(offer.price()).map(price -> price.multiply(BigDecimal.valueOf(numberOfImages())));
    }
}
