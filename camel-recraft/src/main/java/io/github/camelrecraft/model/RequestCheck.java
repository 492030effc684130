package io.github.camelrecraft.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds what was asked for against the catalogue, before anything is sent. */
public final class RequestCheck {

    private final ModelCatalog catalog;
    private final RecraftOperation operation;
    private final Offer offer;

    /**
     * @param catalog   to name those who can, when the offer cannot
     * @param operation what is to be done
     * @param offer     the provider and model
     */
    public RequestCheck(ModelCatalog catalog, RecraftOperation operation, Offer offer) {
        this.catalog = catalog;
        this.operation = operation;
        this.offer = offer;
    }

    /**
     * Checks everything but the prompt's presence.
     *
     * @return the options, with those added that the provider needs and nobody set
     * @throws InvalidOptionException when one of them cannot be sent, with the nearest valid choice
     */
    public Map<ImageOption<?>, Object> check(Map<ImageOption<?>, Object> asked) {
        Map<ImageOption<?>, Object> options = new LinkedHashMap<>(asked);
        ImageSize defaultSize = offer.defaultSize();
        if (defaultSize != null) {
            options.putIfAbsent(ImageOption.SIZE, defaultSize);
        }
        options.remove(ImageOption.MODEL); // the offer is the answer to it
        options.forEach((option, value) -> checkOption(option, value, options));
        if (options.get(ImageOption.SIZE) instanceof ImageSize size) {
            offer.sizes().resolve(size, offer.model());
        }
        return options;
    }

    private void checkOption(ImageOption<?> option, Object value, Map<ImageOption<?>, Object> options) {
        OptionRule rule = offer.options().get(option.optionName());
        if (rule == null) {
            throw new InvalidOptionException(
                    option.optionName(),
                    option.shown(value),
                    "is not known to " + offer,
                    "leave it out" + orUse(option));
        }
        rule.check(option, value, offer.toString());
        checkNeeds(option, value, rule, options);
    }

    private String orUse(ImageOption<?> option) {
        List<String> providers = catalog.providersWith(operation, option);
        return providers.isEmpty() ? "" : ", or use one who knows it: " + String.join(", ", providers);
    }

    private void checkNeeds(ImageOption<?> option, Object value, OptionRule rule, Map<ImageOption<?>, Object> options) {
        String needs = rule.needs();
        if (needs == null) {
            return;
        }
        String name = needs.substring(0, needs.indexOf('='));
        String wanted = needs.substring(needs.indexOf('=') + 1);
        boolean met = ImageOption.named(name)
                .map(options::get)
                .map(other -> wanted.equalsIgnoreCase(other.toString()))
                .orElse(true);
        if (!met) {
            throw new InvalidOptionException(
                    option.optionName(), value, "has no effect without " + needs, "leave it out or set " + needs);
        }
    }
}
