package io.github.camelrecraft.simulator.runware;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Schema;
import io.github.camelrecraft.simulator.protocol.Sizes;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One model that Runware serves.
 *
 * @param id       its AIR id
 * @param taskType the only one it takes
 * @param fields   the rules of its tasks
 * @param sizes    what it can draw
 * @param usd      for one image
 */
record RunwareModel(String id, String taskType, Schema fields, Sizes sizes, BigDecimal usd) {

    private static final Map<String, RunwareModel> ALL = load(Resources.read("runware.json"));

    static Optional<RunwareModel> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    boolean isRaster() {
        return taskType.equals("imageInference");
    }

    private static Map<String, RunwareModel> load(JsonNode document) {
        Map<String, RunwareModel> models = new LinkedHashMap<>();
        for (JsonNode row : document.required("models")) {
            String id = row.required("id").textValue();
            models.put(
                    id,
                    new RunwareModel(
                            id,
                            row.required("taskType").textValue(),
                            new Schema(fields(document, row.required("fields"))),
                            Sizes.named(row.required("sizes").textValue()),
                            new BigDecimal(row.required("usd").asText())));
        }
        return models;
    }

    /** The groups of fields that a row names, as one schema. */
    private static ObjectNode fields(JsonNode document, JsonNode groups) {
        ObjectNode schema = Resources.JSON.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        schema.put("additionalProperties", false);
        for (JsonNode name : groups) {
            JsonNode group = document.required("fields").required(name.textValue());
            properties.setAll((ObjectNode) resolve(document, group.required("properties")));
            group.path("required").forEach(required::add);
        }
        return schema;
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
