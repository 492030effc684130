package io.github.camelrecraft.model;

import io.github.camelrecraft.model.ImageSize.Pixels;
import io.github.camelrecraft.model.ImageSize.Ratio;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small rows of a catalogue for tests. */
final class Offers {

    static final SizeTable SIZES = new SizeTable(sizes());

    private Offers() {}

    static Offer offer(String provider, String model, String modelId, Map<String, OptionRule> options) {
        return new Offer(provider, model, modelId, SIZES, null, options, Map.of(), null);
    }

    static OptionRule range(Integer min, Integer max) {
        return new OptionRule(min, max, null, true, List.of(), null);
    }

    static OptionRule oneOf(String... values) {
        return new OptionRule(null, null, null, true, List.of(values), null);
    }

    static OptionRule needing(String needs) {
        return new OptionRule(null, null, null, true, List.of(), needs);
    }

    private static Map<Ratio, Pixels> sizes() {
        Map<Ratio, Pixels> sizes = new LinkedHashMap<>();
        sizes.put(new Ratio(1, 1), new Pixels(1024, 1024));
        sizes.put(new Ratio(16, 9), new Pixels(1344, 768));
        sizes.put(new Ratio(9, 16), new Pixels(768, 1344));
        return sizes;
    }
}
