package io.github.camelrecraft.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which provider makes what with which model: the rows of the catalogue, found by any spelling of a model's id. */
public final class ModelCatalog {

    /**
     * What there is for an operation. Of many rows a route needs one, so that each is made when it is first asked for.
     *
     * @param terms  by provider
     * @param offers by model, and then by provider
     */
    private record Rows(Map<String, Lazy<Terms>> terms, Map<String, Map<String, Lazy<Offer>>> offers) {

        Rows() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>());
        }
    }

    private final Map<RecraftOperation, Rows> operations = new EnumMap<>(RecraftOperation.class);
    private final Map<String, String> spellings = new HashMap<>();
    private final Map<String, Limits> limits = new HashMap<>();

    /**
     * What a provider offers for an operation whatever the model.
     *
     * @param any          for models that the catalogue does not name; its model ids are not used
     * @param defaultModel the model when none is asked for; null when one must be
     * @param hasModels    whether the operation knows models at all
     */
    public record Terms(Offer any, @Nullable String defaultModel, boolean hasModels) {}

    /**
     * How much a provider says that an account may ask for.
     *
     * @param requestsPerSecond requests in a second; 0 when nothing is documented
     * @param requestsPerMinute requests in a minute; 0 when nothing is documented
     * @param imagesPerMinute   images in a minute; 0 when nothing is documented
     */
    public record Limits(int requestsPerSecond, int requestsPerMinute, int imagesPerMinute) {

        /** Nothing is documented. */
        public static final Limits NONE = new Limits(0, 0, 0);
    }

    /** Without rows. */
    public ModelCatalog() {
        for (RecraftOperation operation : RecraftOperation.values()) {
            operations.put(operation, new Rows());
        }
    }

    /**
     * Adds how much a provider says that an account may ask for.
     *
     * @return this
     */
    public ModelCatalog addLimits(String provider, Limits ofProvider) {
        limits.put(provider, ofProvider);
        return this;
    }

    /** How much a provider says that an account may ask for. */
    public Limits limits(String provider) {
        return limits.getOrDefault(provider, Limits.NONE);
    }

    /**
     * Adds a provider's terms.
     *
     * @return this
     */
    public ModelCatalog addTerms(RecraftOperation operation, String provider, Supplier<Terms> ofProvider) {
        rows(operation).terms().put(provider, new Lazy<>(ofProvider));
        return this;
    }

    /**
     * Adds a row.
     *
     * @param modelId the model's id at the provider
     * @return this
     */
    public ModelCatalog add(
            RecraftOperation operation, String provider, String model, String modelId, Supplier<Offer> offer) {
        rows(operation)
                .offers()
                .computeIfAbsent(model, unused -> new LinkedHashMap<>())
                .put(provider, new Lazy<>(offer));
        addSpelling(model, model);
        // fal has one id for a model and its vector sibling, and means the first unless the style says otherwise.
        spellings.putIfAbsent(plain(modelId), model);
        return this;
    }

    /**
     * Makes every row, so that what is wrong with one is told now.
     *
     * @return this
     */
    public ModelCatalog complete() {
        for (Rows rows : operations.values()) {
            rows.terms().values().forEach(Lazy::get);
            rows.offers().values().forEach(ofModel -> ofModel.values().forEach(Lazy::get));
        }
        return this;
    }

    /** Adds another spelling of a model's id. */
    public void addSpelling(String spelling, String model) {
        spellings.put(plain(spelling), model);
    }

    /** The names of the providers that have the operation. */
    public List<String> providers(RecraftOperation operation) {
        return rows(operation).terms().keySet().stream().sorted().toList();
    }

    /** Every row of an operation; an operation that knows no models has one a provider. */
    public List<Offer> offers(RecraftOperation operation) {
        List<Offer> all = new ArrayList<>();
        rows(operation).terms().values().stream()
                .map(Lazy::get)
                .filter(ofProvider -> !ofProvider.hasModels())
                .forEach(ofProvider -> all.add(ofProvider.any()));
        rows(operation).offers().values().forEach(ofModel -> ofModel.values().forEach(offer -> all.add(offer.get())));
        return all;
    }

    /** What a provider takes for an operation, without a model and with each; empty when it does not have it. */
    public List<Offer> rows(RecraftOperation operation, String provider) {
        List<Offer> all = new ArrayList<>();
        Lazy<Terms> terms = rows(operation).terms().get(provider);
        if (terms != null) {
            all.add(terms.get().any());
        }
        offers(operation).stream()
                .filter(offer -> offer.provider().equals(provider))
                .forEach(all::add);
        return all;
    }

    /** The canonical id of a model, from any spelling; empty when the catalogue does not know it. */
    public Optional<String> canonical(String model) {
        return Optional.ofNullable(spellings.get(plain(model)));
    }

    /**
     * The row for a provider and a model.
     *
     * @param model  any spelling of the model's id; null for the customary one
     * @param strict whether a model that the catalogue does not know is an error; else it is passed to the provider as it is
     * @throws InvalidOptionException when the provider does not have the operation, or not with that model
     */
    public Offer offer(RecraftOperation operation, String provider, @Nullable String model, boolean strict) {
        Lazy<Terms> terms = rows(operation).terms().get(provider);
        if (terms == null) {
            throw new InvalidOptionException(
                    "provider",
                    provider,
                    "does not have the operation " + operation,
                    "use one of: " + String.join(", ", providers(operation)));
        }
        Terms ofProvider = terms.get();
        if (!ofProvider.hasModels()) {
            return withoutModel(operation, ofProvider, model);
        }
        String wanted = model == null ? ofProvider.defaultModel() : model;
        if (wanted == null) {
            throw new InvalidOptionException(
                    "model", "is not set", "use one of: " + String.join(", ", models(operation, provider)));
        }
        Optional<String> canonical = canonical(wanted);
        if (canonical.isEmpty() && strict) {
            throw new InvalidOptionException(
                    "model",
                    wanted,
                    "is not in the model catalogue",
                    "use one of: " + String.join(", ", models(operation, provider)));
        }
        if (canonical.isEmpty()) {
            return ofProvider.any().named(wanted);
        }
        Lazy<Offer> offer =
                rows(operation).offers().getOrDefault(canonical.get(), Map.of()).get(provider);
        if (offer == null) {
            throw new InvalidOptionException(
                    "model",
                    wanted,
                    "is not offered by " + provider
                            + (operation == RecraftOperation.GENERATE ? "" : " for " + operation),
                    wayOut(operation, provider, canonical.get()));
        }
        return offer.get();
    }

    private static Offer withoutModel(RecraftOperation operation, Terms ofProvider, @Nullable String model) {
        if (model != null) {
            throw new InvalidOptionException(
                    "model", model, "has no effect on " + operation + ", which knows no models", "leave it out");
        }
        return ofProvider.any();
    }

    /** The models with which a provider takes an option of that value for an operation. */
    List<String> modelsWith(RecraftOperation operation, String provider, ImageOption<?> option, Object value) {
        return offersWith(operation, option, value)
                .filter(offer ->
                        offer.provider().equals(provider) && !offer.model().isEmpty())
                .map(Offer::model)
                .toList();
    }

    /** The providers that take an option for an operation with some model. */
    public List<String> providersWith(RecraftOperation operation, ImageOption<?> option) {
        return List.copyOf(offers(operation).stream()
                .filter(offer -> offer.options().containsKey(option.optionName()))
                .collect(TreeSet::new, (set, offer) -> set.add(offer.provider()), TreeSet::addAll));
    }

    /** The providers that take an option of that value for an operation with some model. */
    List<String> providersWith(RecraftOperation operation, ImageOption<?> option, Object value) {
        return offersWith(operation, option, value)
                .map(Offer::provider)
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<Offer> offersWith(RecraftOperation operation, ImageOption<?> option, Object value) {
        return offers(operation).stream().filter(offer -> {
            OptionRule rule = offer.options().get(option.optionName());
            return rule != null && rule.offers(value);
        });
    }

    private String wayOut(RecraftOperation operation, String provider, String model) {
        List<String> others = offers(operation).stream()
                .filter(offer -> offer.model().equals(model))
                .map(Offer::provider)
                .toList();
        String elsewhere = others.isEmpty() ? "" : "use provider " + String.join(" or ", others) + ", or ";
        return elsewhere + "one of its models: " + String.join(", ", models(operation, provider));
    }

    /** The models that a provider has for an operation. */
    public List<String> models(RecraftOperation operation, String provider) {
        return offers(operation).stream()
                .filter(offer -> offer.provider().equals(provider))
                .map(Offer::model)
                .toList();
    }

    private Rows rows(RecraftOperation operation) {
        return Objects.requireNonNull(operations.get(operation), "every operation has its rows");
    }

    /** Providers write the same id with underscores, hyphens, dots, slashes, colons and {@code @}; none of them tells two apart. */
    private static String plain(String id) {
        StringBuilder plain = new StringBuilder(id.length());
        for (char sign : id.toLowerCase(Locale.ROOT).toCharArray()) {
            if (sign >= 'a' && sign <= 'z' || sign >= '0' && sign <= '9') {
                plain.append(sign);
            }
        }
        return plain.toString();
    }
}
