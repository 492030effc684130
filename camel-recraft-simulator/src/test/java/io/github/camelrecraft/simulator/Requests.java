package io.github.camelrecraft.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** Requests that keep every rule, and ways to break them. */
final class Requests {

    private Requests() {}

    /** A task for V4.1. */
    static ObjectNode task() {
        return task("""
                {"taskType": "imageInference", "model": "recraft:v4.1@0", "positivePrompt": "A lighthouse at dawn",
                 "width": 1024, "height": 1024}""");
    }

    /** A text-to-vector task for V4. */
    static ObjectNode vectorTask() {
        return task("""
                {"taskType": "vectorize", "model": "recraft:v4@vector", "positivePrompt": "A lighthouse at dawn"}""");
    }

    static ObjectNode task(String json) {
        return ((ObjectNode) Client.json(json))
                .put("taskUUID", UUID.randomUUID().toString());
    }

    static ObjectNode poll(JsonNode task) {
        return Client.JSON
                .createObjectNode()
                .put("taskType", "getResponse")
                .put("taskUUID", task.get("taskUUID").textValue());
    }

    /** A Cloudflare request for V4.1. */
    static ObjectNode run() {
        return (ObjectNode) Client.json("""
                {"model": "recraft/recraftv4-1", "input": {"prompt": "A lighthouse at dawn"}}""");
    }

    /** A Recraft generation with V4.1. */
    static ObjectNode generation() {
        return (ObjectNode) Client.json("""
                {"prompt": "A lighthouse at dawn", "model": "recraftv4_1"}""");
    }

    /** The request with the fields of a JSON merge patch: null removes a field. */
    static ObjectNode patched(ObjectNode request, String patch) {
        return patched(request, Client.json(patch));
    }

    private static ObjectNode patched(ObjectNode request, JsonNode patch) {
        ObjectNode result = request.deepCopy();
        patch.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                result.remove(field.getKey());
            } else if (value.isObject() && result.path(field.getKey()).isObject()) {
                result.set(field.getKey(), patched((ObjectNode) result.get(field.getKey()), value));
            } else {
                result.set(field.getKey(), value);
            }
        });
        return result;
    }
}
