package io.github.camelrecraft.simulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The styles of V2 and V3 as {@code class} or {@code class/substyle}.
 *
 * @param names all that a model takes
 */
public record Styles(Set<String> names) {

    private static final JsonNode TABLE = Resources.read("styles.json");
    private static final Styles NONE = new Styles(Set.of());

    /**
     * Reads a row of a provider's rules: {@code {"table": "V3", "classes": ["any", "vector_illustration"]}}. A class
     * that the table does not list has no substyles.
     */
    public static Styles of(JsonNode row) {
        if (row.isMissingNode()) {
            return NONE;
        }
        JsonNode table = TABLE.required(row.required("table").textValue());
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode styleClass : row.required("classes")) {
            String name = styleClass.textValue();
            names.add(name);
            table.path(name).forEach(substyle -> names.add(name + "/" + substyle.textValue()));
        }
        return new Styles(names);
    }

    /** Whether what is drawn in this style is SVG. */
    public static boolean isVector(String style) {
        return style.startsWith("vector_illustration") || style.startsWith("icon");
    }
}
