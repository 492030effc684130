package io.github.camelrecraft.simulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts the rules of a request together from the groups of fields that a provider's document names. */
public final class FieldGroups {

    private FieldGroups() {}

    /**
     * The groups of the document's {@code fields} as one schema that knows no other field.
     *
     * @param document a provider's rules
     * @param groups   the names of the groups
     */
    public static Schema join(JsonNode document, JsonNode groups) {
        ObjectNode schema = Resources.JSON.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        schema.put("additionalProperties", false);
        for (JsonNode name : groups) {
            JsonNode group = document.required("fields").required(name.textValue());
            properties.setAll((ObjectNode) resolve(document, group.required("properties")));
            group.path("required").forEach(required::add);
        }
        return new Schema(schema);
    }

    /** Replaces {@code {"use": "palette"}} by what it names. */
    private static JsonNode resolve(JsonNode document, JsonNode rules) {
        if (rules.has("use")) {
            return document.required(rules.get("use").textValue());
        }
        if (!rules.isObject()) {
            return rules;
        }
        ObjectNode resolved = Resources.JSON.createObjectNode();
        rules.properties().forEach(rule -> resolved.set(rule.getKey(), resolve(document, rule.getValue())));
        return resolved;
    }
}
