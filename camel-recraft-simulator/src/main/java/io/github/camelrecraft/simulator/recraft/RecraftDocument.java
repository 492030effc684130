package io.github.camelrecraft.simulator.recraft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.protocol.Resources;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What Recraft's documents say, as data. */
final class RecraftDocument {

    /** {@code recraft.json}, in which {@code {"use": "rgb"}} is replaced by what it names. */
    static final JsonNode ROOT = load();

    /** What a custom style costs. */
    static final int STYLE_UNITS = ROOT.required("styleUnits").intValue();

    private RecraftDocument() {}

    /** The groups of fields that a row names, as one schema. */
    static ObjectNode schema(JsonNode groups) {
        ObjectNode schema = Resources.JSON.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        schema.put("additionalProperties", false);
        for (JsonNode name : groups) {
            JsonNode group = ROOT.required("fields").required(name.textValue());
            properties.setAll((ObjectNode) group.required("properties"));
            group.path("required").forEach(required::add);
        }
        return schema;
    }

    /** The texts of an array, in their order; none when it is missing. */
    static Set<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    static List<JsonNode> rows(String name) {
        return StreamSupport.stream(ROOT.required(name).spliterator(), false).toList();
    }

    private static JsonNode load() {
        JsonNode document = Resources.read("recraft.json");
        return resolve(document, document);
    }

    private static JsonNode resolve(JsonNode document, JsonNode rules) {
        if (rules.has("use")) {
            return resolve(document, document.required(rules.get("use").textValue()));
        }
        if (!rules.isObject()) {
            return rules;
        }
        ObjectNode resolved = Resources.JSON.createObjectNode();
        rules.properties().forEach(rule -> resolved.set(rule.getKey(), resolve(document, rule.getValue())));
        return resolved;
    }
}
