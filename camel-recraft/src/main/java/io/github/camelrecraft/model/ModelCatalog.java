package io.github.camelrecraft.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Which provider makes what with which model: the rows of the catalogue, found by any spelling of a model's id. */
public final class ModelCatalog {

    private record Key(RecraftOperation operation, String provider, String model) {}

    private final Map<Key, Offer> offers = new LinkedHashMap<>();
    private final Map<String, String> spellings = new HashMap<>();
    private final Map<Key, Offer> defaults = new HashMap<>();

    private static final String ANY_MODEL = "*";

    /**
     * Adds what a provider offers for models that the catalogue does not name; the offer's model ids are not used.
     *
     * @return this
     */
    public ModelCatalog addDefaults(RecraftOperation operation, Offer offer) {
        defaults.put(new Key(operation, offer.provider(), ANY_MODEL), offer);
        return this;
    }

    /**
     * Adds a row.
     *
     * @return this
     */
    public ModelCatalog add(RecraftOperation operation, Offer offer) {
        offers.put(new Key(operation, offer.provider(), offer.model()), offer);
        addSpelling(offer.model(), offer.model());
        addSpelling(offer.modelId(), offer.model());
        return this;
    }

    /** Adds another spelling of a model's id. */
    public void addSpelling(String spelling, String model) {
        spellings.put(plain(spelling), model);
    }

    /** The names of the providers that have the operation. */
    public List<String> providers(RecraftOperation operation) {
        return defaults.keySet().stream()
                .filter(key -> key.operation() == operation)
                .map(Key::provider)
                .sorted()
                .toList();
    }

    /** Every row of an operation. */
    public List<Offer> offers(RecraftOperation operation) {
        List<Offer> rows = new ArrayList<>();
        offers.forEach((key, offer) -> {
            if (key.operation() == operation) {
                rows.add(offer);
            }
        });
        return rows;
    }

    /** The canonical id of a model, from any spelling; empty when the catalogue does not know it. */
    public Optional<String> canonical(String model) {
        return Optional.ofNullable(spellings.get(plain(model)));
    }

    /**
     * The row for a provider and a model.
     *
     * @param model  any spelling of the model's id
     * @param strict whether a model that the catalogue does not know is an error; else it is passed to the provider as it is
     * @throws InvalidOptionException when the provider does not have the operation, or not with that model
     */
    public Offer offer(RecraftOperation operation, String provider, String model, boolean strict) {
        Offer any = defaults.get(new Key(operation, provider, ANY_MODEL));
        if (any == null) {
            throw new InvalidOptionException(
                    "provider",
                    provider,
                    "does not have the operation " + operation,
                    "use one of: " + String.join(", ", providers(operation)));
        }
        Optional<String> canonical = canonical(model);
        if (canonical.isEmpty() && strict) {
            throw new InvalidOptionException(
                    "model", model, "is not in the model catalogue", "use one of: " + models(operation, provider));
        }
        if (canonical.isEmpty()) {
            return new Offer(provider, model, model, any.sizes(), any.defaultSize(), any.options(), any.traits(), null);
        }
        Offer offer = offers.get(new Key(operation, provider, canonical.get()));
        if (offer == null) {
            throw new InvalidOptionException(
                    "model", model, "is not offered by " + provider, wayOut(operation, provider, canonical.get()));
        }
        return offer;
    }

    /** The providers that take an option for an operation with some model. */
    public List<String> providersWith(RecraftOperation operation, ImageOption<?> option) {
        return List.copyOf(offers(operation).stream()
                .filter(offer -> offer.options().containsKey(option.optionName()))
                .collect(TreeSet::new, (set, offer) -> set.add(offer.provider()), TreeSet::addAll));
    }

    private String wayOut(RecraftOperation operation, String provider, String model) {
        List<String> others = offers(operation).stream()
                .filter(offer -> offer.model().equals(model))
                .map(Offer::provider)
                .toList();
        String elsewhere = others.isEmpty() ? "" : "use provider " + String.join(" or ", others) + ", or ";
        return elsewhere + "one of its models: " + models(operation, provider);
    }

    private String models(RecraftOperation operation, String provider) {
        return String.join(
                ", ",
                offers(operation).stream()
                        .filter(offer -> offer.provider().equals(provider))
                        .map(Offer::model)
                        .toList());
    }

    /** Providers write the same id with underscores, hyphens, dots, slashes, colons and {@code @}; none of them tells two apart. */
    private static String plain(String id) {
        return id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
