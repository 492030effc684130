package io.github.camelrecraft.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.protocol.Resources;

/** The forms of Cloudflare's answer. The documents show the first one and do not exclude the others. */
public enum Envelope {
    /** {@code {"state":"Completed","result":{"image":…},"gatewayMetadata":…}}. */
    STATE {
        @Override
        JsonNode wrap(ObjectNode state) {
            return state;
        }
    },
    /** The state object as {@code result} of {@code {"result":…,"success":true,"errors":[],"messages":[]}}. */
    NESTED {
        @Override
        JsonNode wrap(ObjectNode state) {
            return classic(state, !state.has("error"));
        }
    },
    /** {@code {"result":{"image":…},"success":true,"errors":[],"messages":[]}}, without a state. */
    CLASSIC {
        @Override
        JsonNode wrap(ObjectNode state) {
            ObjectNode envelope = classic(state.get("result"), !state.has("error"));
            if (state.has("error")) {
                envelope.withArray("errors").add(state.get("error"));
            }
            return envelope;
        }
    };

    abstract JsonNode wrap(ObjectNode state);

    private static ObjectNode classic(JsonNode result, boolean success) {
        ObjectNode envelope = Resources.JSON.createObjectNode();
        envelope.set("result", result);
        envelope.put("success", success).putArray("errors");
        envelope.putArray("messages");
        return envelope;
    }
}
