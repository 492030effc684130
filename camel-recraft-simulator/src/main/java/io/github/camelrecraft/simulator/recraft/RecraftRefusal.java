package io.github.camelrecraft.simulator.recraft;

import io.github.camelrecraft.simulator.protocol.Answer;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Violation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that Recraft does not accept. Two errors are documented as plain text, the others are JSON. Of the codes
 * only {@code invalid_image_type} and {@code rate_limit_exceeded} are known; the rest are the simulator's own.
 */
final class RecraftRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String INVALID = "invalid_request";

    private static final Map<Integer, String> CODES = Map.of(
            400, INVALID,
            402, "insufficient_credits",
            403, "forbidden",
            408, "request_timeout",
            413, "request_too_large",
            422, "unprocessable_request",
            429, "rate_limit_exceeded");

    private final int status;
    /** Null for an error in plain text. */
    private final @Nullable String code;

    private final String text;

    private RecraftRefusal(int status, @Nullable String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
        this.text = message;
    }

    static RecraftRefusal ordered(int status, @Nullable String wanted) {
        if (status == 401 && wanted == null) {
            return unauthorized();
        }
        if (status == 404 && wanted == null) {
            return notFound();
        }
        String code = wanted != null ? wanted : CODES.getOrDefault(status, status < 500 ? INVALID : "internal_error");
        return new RecraftRefusal(status, code, "The simulator was told to answer " + status + ".");
    }

    static RecraftRefusal unauthorized() {
        return new RecraftRefusal(401, null, "request unauthorized");
    }

    /** Also for a path that exists with another method: the documents know no 405. */
    static RecraftRefusal notFound() {
        return new RecraftRefusal(404, null, "404 page not found");
    }

    static RecraftRefusal noStyle(String id) {
        return new RecraftRefusal(404, "style_not_found", "No style " + id + " belongs to this key.");
    }

    static RecraftRefusal invalid(String message) {
        return new RecraftRefusal(400, INVALID, message);
    }

    static RecraftRefusal invalid(Violation violation) {
        return invalid(
                violation.path().isEmpty()
                        ? "The body " + violation.message() + "."
                        : "'" + violation.path() + "' " + violation.message() + ".");
    }

    static RecraftRefusal imageType(String message) {
        return new RecraftRefusal(400, "invalid_image_type", message);
    }

    static RecraftRefusal poor(long credits, int units) {
        return new RecraftRefusal(
                402, "insufficient_credits", "The request costs " + units + " credits, " + credits + " are left.");
    }

    Answer answer() {
        return code == null
                ? Answer.free(status, text)
                : Answer.free(
                        status,
                        Resources.JSON.createObjectNode().put("code", code).put("message", text));
    }
}
