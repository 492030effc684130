package io.github.camelrecraft.simulator.replicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.protocol.Answer;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Violation;
import java.util.Map;

/** A request that Replicate does not accept. Only the {@code detail} of its body is documented. */
final class ReplicateProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int THROTTLED = 429;
    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad request",
            401, "Unauthenticated",
            402, "Insufficient credit",
            403, "Forbidden",
            404, "Not found",
            422, "Input validation failed");

    private final int status;

    private ReplicateProblem(int status, String detail) {
        super(detail);
        this.status = status;
    }

    static ReplicateProblem ordered(int status) {
        return new ReplicateProblem(
                status,
                status == THROTTLED
                        ? "Request was throttled. Your rate limit resets in ~30s."
                        : "The simulator was told to answer " + status + ".");
    }

    static ReplicateProblem unauthenticated() {
        return new ReplicateProblem(401, "You did not pass a valid authentication token");
    }

    static ReplicateProblem notFound() {
        return new ReplicateProblem(404, "The requested resource could not be found.");
    }

    static ReplicateProblem method(String method, String right) {
        return new ReplicateProblem(405, "Method \"" + method + "\" not allowed, use " + right + ".");
    }

    static ReplicateProblem badRequest(String detail) {
        return new ReplicateProblem(400, detail);
    }

    static ReplicateProblem invalid(String field, String message) {
        return new ReplicateProblem(422, "- " + field + ": " + message);
    }

    static ReplicateProblem of(String prefix, Violation violation) {
        return invalid(prefix + violation.path(), violation.message());
    }

    Answer answer() {
        ObjectNode body = Resources.JSON.createObjectNode();
        if (TITLES.containsKey(status)) {
            body.put("title", TITLES.get(status));
        }
        body.put("detail", getMessage());
        if (status != THROTTLED) {
            body.put("status", status);
        }
        return Answer.free(status, body);
    }
}
