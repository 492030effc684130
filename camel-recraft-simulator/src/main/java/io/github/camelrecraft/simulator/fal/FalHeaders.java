package io.github.camelrecraft.simulator.fal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Schema;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The headers by which a request talks to fal's platform, as JSON, so that a schema can judge them.
 *
 * @param values the headers that start with {@code x-fal-}
 */
record FalHeaders(JsonNode values) {

    private static final JsonNode RULES = Resources.read("fal.json").required("headers");
    private static final String TIMEOUT = "x-fal-request-timeout";
    private static final Duration USUAL_LIFE = Duration.ofDays(7);
    private static final double MILLIS = 1000;

    /**
     * Reads them.
     *
     * @throws FalRefusal when one breaks a rule
     */
    static FalHeaders of(HttpCall call) {
        ObjectNode values = Resources.JSON.createObjectNode();
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            String name = header.getKey();
            if (name.startsWith("x-fal-")) {
                values.set(name, value(RULES.path("properties").path(name), header.getValue()));
            }
        }
        new Schema(RULES).check(values).stream().findFirst().ifPresent(violation -> {
            throw FalRefusal.badRequest("The header '" + violation.path() + "' " + violation.message() + ".");
        });
        if (values.has(TIMEOUT) && values.get(TIMEOUT).doubleValue() <= 1) {
            throw FalRefusal.badRequest("The header '" + TIMEOUT + "' must be more than 1 second.");
        }
        return new FalHeaders(values);
    }

    /** How long the caller gives the run; sources disagree on whether the wait in the queue is all that counts. */
    Optional<Duration> timeout() {
        return values.has(TIMEOUT)
                ? Optional.of(Duration.ofMillis((long) (values.get(TIMEOUT).doubleValue() * MILLIS)))
                : Optional.empty();
    }

    /** How long the files of the answer can be read. */
    Duration lifeOfFiles() {
        JsonNode seconds = values.path("x-fal-object-lifecycle-preference").path("expiration_duration_seconds");
        return seconds.isMissingNode() ? USUAL_LIFE : Duration.ofSeconds(seconds.longValue());
    }

    /** A header is text; where the rules want something else it is read as JSON. */
    private static JsonNode value(JsonNode rules, String text) {
        if (rules.path("type").asText("string").equals("string")) {
            return TextNode.valueOf(text);
        }
        try {
            return Resources.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}
