package io.github.camelrecraft.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.protocol.Resources;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * A request that arrived, accepted or not.
 *
 * @param time     when it had arrived in full
 * @param provider {@code cloudflare}, {@code runware}, {@code fal}, {@code replicate}, or {@code images} for a download
 * @param method   the HTTP method
 * @param path     path and query
 * @param headers  the names in lower case
 * @param body     as text
 */
public record RecordedRequest(
        Instant time, String provider, String method, String path, Map<String, String> headers, String body) {

    static RecordedRequest of(String provider, HttpCall call) {
        return new RecordedRequest(call.time(), provider, call.method(), call.path(), call.headers(), call.body());
    }

    /** A header by its name in any case, or an empty text. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** The body as JSON; a missing node when it is not. */
    public JsonNode json() {
        try {
            return Resources.JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
