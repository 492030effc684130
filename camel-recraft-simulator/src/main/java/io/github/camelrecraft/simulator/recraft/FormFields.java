package io.github.camelrecraft.simulator.recraft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelrecraft.simulator.http.FormPart;
import io.github.camelrecraft.simulator.protocol.Resources;
import java.util.Set;

/** Turns the texts of a form into JSON, so that the rules of JSON can judge them. A form has only flat fields. */
final class FormFields {

    private static final Set<String> NESTED = Set.of("object", "array");

    private FormFields() {}

    static void add(FormPart part, RecraftOperation operation, ObjectNode fields) {
        String name = part.name();
        if (operation.files().containsValue(name)) {
            throw RecraftRefusal.invalid("'" + name + "' belongs in JSON; a form has the file itself, as one of "
                    + operation.files().keySet() + ".");
        }
        JsonNode rules = operation.fields().rules().path("properties").path(name);
        String type = rules.path("type").asText();
        String itemType = rules.path("items").path("type").asText();
        if (type.equals("object") || (type.equals("array") && NESTED.contains(itemType))) {
            throw RecraftRefusal.invalid("'" + name + "' is nested, which a form cannot hold; send JSON.");
        }
        if (type.equals("array")) {
            fields.withArray(name).add(value(itemType, part.bytes().text()));
        } else if (fields.has(name)) {
            throw RecraftRefusal.invalid("'" + name + "' is there twice.");
        } else {
            fields.set(name, value(type, part.bytes().text()));
        }
    }

    private static JsonNode value(String type, String text) {
        if (type.isEmpty() || type.equals("string")) {
            return TextNode.valueOf(text);
        }
        try {
            JsonNode json = Resources.JSON.readTree(text);
            return json.isMissingNode() ? TextNode.valueOf(text) : json;
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}
