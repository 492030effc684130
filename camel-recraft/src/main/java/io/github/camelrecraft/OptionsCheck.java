package io.github.camelrecraft;

import io.github.camelrecraft.client.ResultType;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.ModelCatalog;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.model.RequestCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds options against the catalogue, and against what the endpoint is set to. */
final class OptionsCheck {

    private final RecraftOperation operation;
    private final RecraftConfiguration configuration;
    private final ModelCatalog catalog;
    private final String provider;

    /**
     * @param provider the provider's name in the catalogue
     */
    OptionsCheck(RecraftEndpoint endpoint, ModelCatalog catalog, String provider) {
        this.operation = endpoint.operation();
        this.configuration = endpoint.getConfiguration();
        this.catalog = catalog;
        this.provider = provider;
    }

    /**
     * Checks options.
     *
     * @param asked without the prompt
     * @throws InvalidOptionException when one of them cannot be sent
     */
    CheckedOptions of(Map<ImageOption<?>, Object> asked) {
        Offer offer = offer(asked.get(ImageOption.MODEL));
        checkOutputType(asked.get(ImageOption.OUTPUT_TYPE));
        Map<ImageOption<?>, Object> known = new LinkedHashMap<>(asked);
        if (configuration.getLedger() != null) {
            known.remove(ImageOption.IDEMPOTENCY_KEY); // it is the ledger's, whether the provider knows it or not
        }
        List<String> dropped = new ArrayList<>();
        if (configuration.isLenient()) {
            dropUnknown(offer, known, dropped);
        }
        RequestCheck check = new RequestCheck(catalog, operation, offer);
        Object key = asked.get(ImageOption.IDEMPOTENCY_KEY);
        return new CheckedOptions(
                offer,
                check,
                check.check(known),
                dropped,
                configuration.isLenient() && !isKnown(ImageOption.PROMPT, offer),
                key == null ? null : key.toString());
    }

    private Offer offer(@Nullable Object model) {
        return catalog.offer(
                operation, provider, model == null ? null : model.toString(), configuration.isStrictModels());
    }

    private void checkOutputType(@Nullable Object outputType) {
        ResultType resultType = configuration.getResultType();
        if (resultType == ResultType.URL && outputType != null && !"URL".equalsIgnoreCase(outputType.toString())) {
            throw new InvalidOptionException(
                    "outputType", outputType, "brings no address for resultType=url", "leave one of the two out");
        }
        if (resultType == ResultType.JSON
                && outputType != null
                && "multipart".equalsIgnoreCase(outputType.toString())) {
            throw new InvalidOptionException(
                    "outputType",
                    outputType,
                    "brings more than the JSON of resultType=json",
                    "leave one of the two out");
        }
    }

    private static void dropUnknown(Offer offer, Map<ImageOption<?>, Object> options, List<String> dropped) {
        options.keySet().removeIf(option -> {
            boolean unknown = option != ImageOption.MODEL && !isKnown(option, offer);
            if (unknown) {
                dropped.add(option.optionName());
            }
            return unknown;
        });
    }

    private static boolean isKnown(ImageOption<?> option, Offer offer) {
        return offer.options().containsKey(option.optionName());
    }
}
