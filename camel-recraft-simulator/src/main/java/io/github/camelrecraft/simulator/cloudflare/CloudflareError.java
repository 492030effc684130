package io.github.camelrecraft.simulator.cloudflare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.protocol.Answer;
import io.github.camelrecraft.simulator.protocol.Resources;
import java.util.Map;

/**
 * A refusal in Cloudflare's classic envelope.
 *
 * @param status  the HTTP status
 * @param code    Cloudflare's number
 * @param message what is wrong
 */
record CloudflareError(int status, int code, String message) {

    private static final int AUTHENTICATION = 10000;
    private static final int NO_ROUTE = 7003;
    private static final int NO_SUCH_MODEL = 5007;
    private static final int INVALID_DATA = 5004;
    private static final int METHOD_NOT_ALLOWED = 5005;

    /** The documented codes of Workers AI by their status. Others repeat the status, for want of a document. */
    private static final Map<Integer, Integer> CODES = Map.of(
            400, INVALID_DATA, 401, AUTHENTICATION, 403, 5018, 404, 3042, 405, METHOD_NOT_ALLOWED, 408, 3007, 413, 3006,
            429, 3040);

    static CloudflareError of(int status) {
        return new CloudflareError(
                status, CODES.getOrDefault(status, status), "The simulator was told to answer " + status + ".");
    }

    static CloudflareError authentication() {
        return new CloudflareError(401, AUTHENTICATION, "Authentication error");
    }

    static CloudflareError noRoute(String path) {
        return new CloudflareError(
                404, NO_ROUTE, "Could not route to " + path + ", perhaps your object identifier is invalid?");
    }

    static CloudflareError method(String method) {
        return new CloudflareError(405, METHOD_NOT_ALLOWED, "Method " + method + " not allowed, use POST");
    }

    static CloudflareError noSuchModel(String model) {
        return new CloudflareError(400, NO_SUCH_MODEL, "No such model " + model);
    }

    static CloudflareError invalid(String message) {
        return new CloudflareError(400, INVALID_DATA, "Invalid data: " + message);
    }

    Answer answer() {
        ObjectNode envelope = Resources.JSON.createObjectNode();
        envelope.putNull("result").put("success", false);
        envelope.putArray("errors").addObject().put("code", code).put("message", message);
        envelope.putArray("messages");
        return Answer.free(status, envelope);
    }
}
