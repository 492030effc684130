package io.github.camelrecraft;

import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.ModelCatalog;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.OptionRule;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.model.RecraftOperation.Input;
import io.github.camelrecraft.provider.ImageProvider;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds a catalogue's rows against what their provider sends: what a row takes and nobody sends would be dropped. */
final class RowsCheck {

    private final ImageProvider provider;
    private final String address;

    /**
     * @param address of the file whose rows are among the catalogue's
     */
    RowsCheck(ImageProvider provider, String address) {
        this.provider = provider;
        this.address = address;
    }

    /**
     * Checks all rows of the provider.
     *
     * @throws InvalidOptionException when one of them names an option that the provider does not send
     */
    void check(ModelCatalog catalog) {
        for (RecraftOperation operation : RecraftOperation.values()) {
            Set<ImageOption<?>> sent = provider.sent(operation);
            if (sent.isEmpty()) {
                continue; // the provider does not say
            }
            for (Offer offer : catalog.rows(operation, provider.catalogName())) {
                check(operation, offer, sent);
            }
        }
    }

    private void check(RecraftOperation operation, Offer offer, Set<ImageOption<?>> sent) {
        for (Map.Entry<String, OptionRule> entry : new TreeMap<>(offer.options()).entrySet()) {
            ImageOption<?> option = ImageOption.named(entry.getKey()).orElseThrow();
            if (!sent.contains(option) && !needsNotBeSent(option, entry.getValue(), operation)) {
                throw new InvalidOptionException(
                        "modelCatalog",
                        address,
                        "has the option " + option + " for " + operation + " at " + offer
                                + ", which does not send it, so that it would be dropped",
                        wayOut(option, operation, sent));
            }
        }
    }

    /** A prompt that is needed is sent; images can be ordered one by one; what has one value is given anyway. */
    private static boolean needsNotBeSent(ImageOption<?> option, OptionRule rule, RecraftOperation operation) {
        if (option == ImageOption.PROMPT) {
            return operation.needs(Input.PROMPT);
        }
        if (option == ImageOption.NUMBER_OF_IMAGES) {
            return Integer.valueOf(1).equals(rule.perRequest())
                    || Long.valueOf(1).equals(rule.max());
        }
        return rule.values().size() == 1;
    }

    private String wayOut(ImageOption<?> option, RecraftOperation operation, Set<ImageOption<?>> sent) {
        String other = option == ImageOption.NUMBER_OF_IMAGES
                ? "set its perRequest to 1"
                : "give it the one value that the model has anyway";
        String known = sent.stream().map(ImageOption::optionName).sorted().collect(Collectors.joining(", "));
        return "take it out of the row, or " + other + "; what " + provider.name() + " is sent for " + operation + ": "
                + known;
    }
}
