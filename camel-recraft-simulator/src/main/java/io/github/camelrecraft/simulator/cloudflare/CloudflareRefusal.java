package io.github.camelrecraft.simulator.cloudflare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.protocol.Answer;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Violation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that Cloudflare does not accept; answered in the classic envelope. */
final class CloudflareRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int AUTHENTICATION = 10000;
    private static final int NO_ROUTE = 7003;
    private static final int NO_SUCH_MODEL = 5007;
    private static final int INVALID_DATA = 5004;
    private static final int METHOD_NOT_ALLOWED = 5005;

    /** The documented codes of Workers AI by their status. Others repeat the status, for want of a document. */
    private static final Map<Integer, Integer> CODES = Map.of(
            400,
            INVALID_DATA,
            401,
            AUTHENTICATION,
            403,
            5018,
            404,
            3042,
            405,
            METHOD_NOT_ALLOWED,
            408,
            3007,
            413,
            3006,
            429,
            3040);

    private final int status;
    private final int code;

    private CloudflareRefusal(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static CloudflareRefusal ordered(int status, @Nullable String code) {
        return new CloudflareRefusal(
                status,
                code != null ? Integer.parseInt(code) : CODES.getOrDefault(status, status),
                "The simulator was told to answer " + status + ".");
    }

    static CloudflareRefusal authentication() {
        return new CloudflareRefusal(401, AUTHENTICATION, "Authentication error");
    }

    static CloudflareRefusal noRoute(String path) {
        return new CloudflareRefusal(
                404, NO_ROUTE, "Could not route to " + path + ", perhaps your object identifier is invalid?");
    }

    static CloudflareRefusal method(String method) {
        return new CloudflareRefusal(405, METHOD_NOT_ALLOWED, "Method " + method + " not allowed, use POST");
    }

    static CloudflareRefusal noSuchModel(String model) {
        return new CloudflareRefusal(400, NO_SUCH_MODEL, "No such model " + model);
    }

    static CloudflareRefusal invalid(String message) {
        return new CloudflareRefusal(400, INVALID_DATA, "Invalid data: " + message);
    }

    static CloudflareRefusal invalid(Violation violation) {
        return invalid("'" + violation.path() + "' " + violation.message());
    }

    Answer answer() {
        ObjectNode envelope = Resources.JSON.createObjectNode();
        envelope.putNull("result").put("success", false);
        envelope.putArray("errors").addObject().put("code", code).put("message", getMessage());
        envelope.putArray("messages");
        return Answer.free(status, envelope);
    }
}
