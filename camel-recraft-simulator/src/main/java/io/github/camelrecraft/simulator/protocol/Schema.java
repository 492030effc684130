package io.github.camelrecraft.simulator.protocol;

import static io.github.camelrecraft.simulator.protocol.Violation.Kind.INVALID;
import static io.github.camelrecraft.simulator.protocol.Violation.Kind.MISSING;
import static io.github.camelrecraft.simulator.protocol.Violation.Kind.UNKNOWN;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * As much of JSON Schema as the providers' documents use: {@code type}, {@code properties}, {@code required},
 * {@code additionalProperties}, {@code items}, {@code enum}, {@code format}, and limits of numbers, lengths and counts.
 *
 * @param rules the schema document
 */
public record Schema(JsonNode rules) {

    /** Every violation, in the order of the document. */
    public List<Violation> check(JsonNode value) {
        List<Violation> found = new ArrayList<>();
        check(rules, value, "", found);
        return found;
    }

    private static void check(JsonNode rules, JsonNode value, String path, List<Violation> found) {
        if (!JsonTypes.matches(rules.path("type"), value)) {
            found.add(new Violation(INVALID, path, "must be of type " + JsonTypes.describe(rules.path("type"))));
            return;
        }
        JsonLimits.check(rules, value).forEach(message -> found.add(new Violation(INVALID, path, message)));
        if (value.isObject()) {
            checkFields(rules, value, path, found);
        } else if (value.isArray() && rules.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(rules.get("items"), value.get(i), path + "[" + i + "]", found);
            }
        }
    }

    private static void checkFields(JsonNode rules, JsonNode value, String path, List<Violation> found) {
        JsonNode others = rules.path("additionalProperties");
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            JsonNode known = rules.path("properties").path(field.getKey());
            String fieldPath = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            if (!known.isMissingNode() || others.isObject()) {
                check(known.isMissingNode() ? others : known, field.getValue(), fieldPath, found);
            } else if (others.isBoolean() && !others.booleanValue()) {
                found.add(new Violation(UNKNOWN, fieldPath, "is not a documented field"));
            }
        }
        for (JsonNode required : rules.path("required")) {
            if (!value.has(required.textValue())) {
                String fieldPath = path.isEmpty() ? required.textValue() : path + "." + required.textValue();
                found.add(new Violation(MISSING, fieldPath, "is required"));
            }
        }
    }
}
