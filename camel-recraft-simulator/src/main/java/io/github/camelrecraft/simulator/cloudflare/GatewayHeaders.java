package io.github.camelrecraft.simulator.cloudflare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Schema;
import java.util.Map;
import java.util.Set;

/**
 * The headers by which a request talks to AI Gateway, as JSON, so that a schema can judge them.
 *
 * @param values the headers that start with {@code cf-aig-}, and the older names of two of them
 */
record GatewayHeaders(JsonNode values) {

    private static final JsonNode RULES = Resources.read("cloudflare.json").required("gatewayHeaders");
    private static final Set<String> OLD_NAMES = Set.of("cf-cache-ttl", "cf-skip-cache");
    private static final int SECONDS_WITH_OWN_KEY = 300;

    /**
     * Reads them.
     *
     * @throws CloudflareRefusal when one breaks a rule
     */
    static GatewayHeaders of(HttpCall call) {
        ObjectNode values = Resources.JSON.createObjectNode();
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            String name = header.getKey();
            if (name.startsWith("cf-aig-") || OLD_NAMES.contains(name)) {
                values.set(name, value(RULES.path("properties").path(name), header.getValue()));
            }
        }
        new Schema(RULES).check(values).stream().findFirst().ifPresent(violation -> {
            throw CloudflareRefusal.invalid(violation);
        });
        return new GatewayHeaders(values);
    }

    /** For how many seconds the answer is kept; 0 when it is not. A key of one's own switches the cache on. */
    long cacheSeconds() {
        if (flag("cf-aig-skip-cache") || flag("cf-skip-cache")) {
            return 0;
        }
        long whenNothingIsSaid = cacheKey().isEmpty() ? 0 : SECONDS_WITH_OWN_KEY;
        return values.path("cf-aig-cache-ttl")
                .asLong(values.path("cf-cache-ttl").asLong(whenNothingIsSaid));
    }

    String cacheKey() {
        return values.path("cf-aig-cache-key").asText();
    }

    private boolean flag(String name) {
        return values.path(name).asBoolean();
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
