package io.github.camelrecraft.simulator.runware;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Studio;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The key of a request: a bearer token, or a first task of type {@code authentication}; the documents allow either, not
 * both.
 *
 * @param token  the key, empty when there is none
 * @param twice  whether both ways were used
 */
record RunwareKey(String token, boolean twice) {

    private static final String TASK_TYPE = "authentication";

    static RunwareKey of(HttpCall call, JsonNode tasks) {
        JsonNode first = tasks.get(0);
        String inBody = isIn(first) ? first.path("apiKey").asText() : "";
        String inHeader = call.bearerToken();
        return new RunwareKey(inHeader.isEmpty() ? inBody : inHeader, !inHeader.isEmpty() && !inBody.isEmpty());
    }

    static boolean isIn(JsonNode task) {
        return task.path("taskType").asText().equals(TASK_TYPE);
    }

    Optional<RunwareError> check(Studio studio) {
        if (twice) {
            return Optional.of(RunwareError.invalid(
                    "incompatibleParameters",
                    "Authenticate by the Authorization header or by an authentication task, not by both.",
                    "apiKey"));
        }
        if (token.isBlank()) {
            return Optional.of(refused("missingApiKey", "No API key. Send the header Authorization: Bearer <key>."));
        }
        return studio.accepts(token) ? Optional.empty() : Optional.of(refused("invalidApiKey", "Invalid API key."));
    }

    static ObjectNode acknowledgement() {
        return task().put("connectionSessionUUID", UUID.randomUUID().toString());
    }

    /** What a refused key is reported for, however it was sent. */
    static ObjectNode task() {
        return Resources.JSON.createObjectNode().put("taskType", TASK_TYPE);
    }

    private static RunwareError refused(String code, String message) {
        return new RunwareError(401, code, message, List.of("apiKey"));
    }
}
