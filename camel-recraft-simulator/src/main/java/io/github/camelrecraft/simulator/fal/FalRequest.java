package io.github.camelrecraft.simulator.fal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Studio;
import java.util.UUID;

/**
 * A request for a run that the platform accepts; what the endpoint says to its input comes later.
 *
 * @param id       given by fal
 * @param key      who pays
 * @param headers  for the platform
 * @param endpoint that runs
 * @param body     its input
 */
record FalRequest(String id, FalKey key, FalHeaders headers, FalEndpoint endpoint, JsonNode body) {

    /**
     * Reads it.
     *
     * @param endpointId what the path says behind the base URL
     * @throws FalRefusal when the platform does not accept it
     */
    static FalRequest of(HttpCall call, String endpointId, Studio studio) {
        FalKey key = FalKey.of(call, studio);
        FalEndpoint endpoint = FalEndpoint.find(endpointId)
                .orElseThrow(() -> FalRefusal.notFound("Application '" + endpointId + "' not found"));
        if (!call.method().equals("POST")) {
            throw FalRefusal.method(call.method(), "POST");
        }
        return new FalRequest(UUID.randomUUID().toString(), key, FalHeaders.of(call), endpoint, body(call));
    }

    /**
     * The input, judged.
     *
     * @throws FalRefusal when it breaks a rule of the endpoint
     */
    FalInput input(Studio studio) {
        return FalInput.of(endpoint, body, studio);
    }

    private static JsonNode body(HttpCall call) {
        if (!call.header("content-type").startsWith("application/json")) {
            throw FalRefusal.badRequest("The Content-Type must be application/json");
        }
        try {
            return Resources.JSON.readTree(call.body());
        } catch (JsonProcessingException e) {
            throw FalRefusal.badRequest("The body is not JSON: " + e.getOriginalMessage());
        }
    }
}
