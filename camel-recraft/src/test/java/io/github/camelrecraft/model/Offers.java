package io.github.camelrecraft.model;

import io.github.camelrecraft.model.ImageSize.Pixels;
import io.github.camelrecraft.model.ImageSize.Ratio;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small rows of a catalogue for tests. */
final class Offers {

    static final SizeTable SIZES = new SizeTable(sizes());

    private Offers() {}

    static Offer offer(String provider, String model, String modelId, Map<String, OptionRule> options) {
        return new Offer(provider, model, modelId, SIZES, null, options, Map.of(), InputRule.ANY, null, 1);
    }

    static OptionRule range(@Nullable Integer min, @Nullable Integer max) {
        return new OptionRule(wide(min), wide(max), null, null, true, false, List.of(), null);
    }

    static ModelCatalog.Terms terms(String provider, Map<String, OptionRule> options) {
        return new ModelCatalog.Terms(offer(provider, "*", "*", options), "recraftv4_1", true);
    }

    /** What there is for generate. */
    static ModelCatalog catalog(List<ModelCatalog.Terms> terms, Offer... offers) {
        ModelCatalog catalog = new ModelCatalog();
        terms.forEach(ofProvider -> add(catalog, ofProvider));
        for (Offer offer : offers) {
            add(catalog, offer);
        }
        return catalog;
    }

    static void add(ModelCatalog catalog, ModelCatalog.Terms terms) {
        catalog.addTerms(RecraftOperation.GENERATE, terms.any().provider(), () -> terms);
    }

    static void add(ModelCatalog catalog, Offer offer) {
        catalog.add(RecraftOperation.GENERATE, offer.provider(), offer.model(), offer.modelId(), () -> offer);
    }

    private static @Nullable Long wide(@Nullable Integer number) {
        return number == null ? null : Long.valueOf(number);
    }

    static OptionRule oneOf(String... values) {
        return new OptionRule(null, null, null, null, true, false, List.of(values), null);
    }

    static OptionRule needing(String needs) {
        return new OptionRule(null, null, null, null, true, false, List.of(), needs);
    }

    private static Map<Ratio, Pixels> sizes() {
        Map<Ratio, Pixels> sizes = new LinkedHashMap<>();
        sizes.put(new Ratio(1, 1), new Pixels(1024, 1024));
        sizes.put(new Ratio(16, 9), new Pixels(1344, 768));
        sizes.put(new Ratio(9, 16), new Pixels(768, 1344));
        return sizes;
    }
}
