package io.github.camelrecraft.simulator.recraft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Models that follow the same rules.
 *
 * @param name       for example {@code v4.1}
 * @param maxPrompt  in characters
 * @param pool       whose custom styles they take
 * @param match      what {@code style_match} may be
 * @param needsStyle whether a request must bring a style
 * @param takes      those of the fields that only some families take
 * @param bases      the styles that a custom style may be based on, the default first
 */
record RecraftFamily(
        String name,
        int maxPrompt,
        String pool,
        Set<String> match,
        boolean needsStyle,
        Set<String> takes,
        Set<String> bases) {

    /** The fields that only some families take. */
    static final Set<String> LIMITED = RecraftDocument.texts(RecraftDocument.ROOT.required("limited"));

    private static final Map<String, RecraftFamily> ALL = load();

    static RecraftFamily named(String name) {
        RecraftFamily family = ALL.get(name);
        if (family == null) {
            throw new IllegalArgumentException("recraft.json has no family " + name);
        }
        return family;
    }

    private static Map<String, RecraftFamily> load() {
        Map<String, RecraftFamily> families = new LinkedHashMap<>();
        RecraftDocument.ROOT.required("families").properties().forEach(row -> {
            JsonNode rules = row.getValue();
            families.put(
                    row.getKey(),
                    new RecraftFamily(
                            row.getKey(),
                            rules.required("prompt").intValue(),
                            rules.required("pool").textValue(),
                            RecraftDocument.texts(rules.path("match")),
                            rules.path("needsStyle").asBoolean(),
                            RecraftDocument.texts(rules.required("takes")),
                            RecraftDocument.texts(rules.path("bases"))));
        });
        return families;
    }
}
