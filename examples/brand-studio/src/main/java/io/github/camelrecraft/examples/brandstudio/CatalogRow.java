package io.github.camelrecraft.examples.brandstudio;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.examples.brandstudio.Choices.Model;
import io.github.camelrecraft.examples.brandstudio.Choices.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A provider's terms for an operation, with what a model's row says over them; an option that is null there does not
 * exist.
 */
record CatalogRow(JsonNode terms, JsonNode row) {

    /** What the form has a field for. */
    private static final Set<String> FIELDS = Set.of("prompt", "size", "strength");

    /** More than that is no palette, even where the provider sets no limit. */
    private static final int MOST_COLORS = 8;

    boolean exists() {
        return row.isObject();
    }

    boolean has(String option) {
        return option(option).isObject();
    }

    /** Whether the provider wants something that the form does not ask for, such as a style. */
    boolean asksForMore() {
        boolean required = Stream.of(terms, row)
                .flatMap(each -> each.path("options").properties().stream())
                .anyMatch(
                        option -> option.getValue().path("required").asBoolean() && !FIELDS.contains(option.getKey()));
        return required || of("traits", "needsOneOf").isTextual();
    }

    Model model(String id, String name, int longest, List<Size> sizes, boolean source) {
        String formats = option("outputFormat").path("values").toString().toUpperCase(Locale.ROOT);
        return new Model(
                id,
                name,
                id.endsWith("_vector") || formats.equals("[\"SVG\"]"),
                has("prompt") ? longest : 0,
                has("colors") ? option("colors").path("maxItems").asInt(MOST_COLORS) : 0,
                has("backgroundColor"),
                has("strength"),
                formats.contains("\"PNG\""),
                has("includeCost"),
                has("idempotencyKey"),
                sizes,
                source ? input() : null);
    }

    private InputTerms input() {
        List<String> formats = new ArrayList<>();
        of("input", "formats").forEach(format -> formats.add(format.asText()));
        JsonNode minSide = of("input", "minSide");
        JsonNode maxSide = of("input", "maxSide");
        return new InputTerms(
                formats,
                whole(of("input", "maxBytes")),
                whole(of("input", "maxPixels")),
                minSide.isInt() ? minSide.intValue() : null,
                maxSide.isInt() ? maxSide.intValue() : null);
    }

    private JsonNode option(String name) {
        return of("options", name);
    }

    private JsonNode of(String group, String name) {
        return row.path(group).has(name)
                ? row.path(group).path(name)
                : terms.path(group).path(name);
    }

    private static @Nullable Long whole(JsonNode node) {
        return node.isIntegralNumber() ? node.longValue() : null;
    }
}
