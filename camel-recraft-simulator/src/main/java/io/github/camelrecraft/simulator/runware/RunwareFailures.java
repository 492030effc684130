package io.github.camelrecraft.simulator.runware;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.protocol.Twist;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runware's codes for what goes wrong other than in the form of a field. */
final class RunwareFailures {

    private static final Map<Integer, String> CODES = Map.of(
            400, "invalidRequestBody",
            401, "invalidApiKey",
            402, "insufficientCredits",
            403, "contentPolicyViolation",
            404, "modelNotFound",
            429, "rateLimitExceeded",
            500, "internalServerError",
            503, "serviceUnavailable",
            504, "timeoutProvider");

    private RunwareFailures() {}

    static RunwareError of(int status, @Nullable String code) {
        String usual = CODES.getOrDefault(status, status < 500 ? "invalidRequest" : "internalServerError");
        return new RunwareError(
                status, code != null ? code : usual, "The simulator was told to answer " + status + ".", List.of());
    }

    static ObjectNode inside(Twist.Failure failure, JsonNode task) {
        return RunwareError.invalid(failure.code(), failure.message())
                .toJson(task)
                .put("status", "error");
    }

    static RunwareError unknownModel(JsonNode task) {
        if (!task.path("model").isTextual()) {
            return RunwareError.invalid("missingModel", "'model' is required, as text.", "model");
        }
        return RunwareError.invalid(
                "modelNotFound",
                "Runware has no Recraft model '" + task.get("model").textValue() + "'.",
                "model");
    }

    static RunwareError unknownTask(String uuid) {
        return new RunwareError(404, "taskFailedOrNotFound", "No task " + uuid + " is known.", List.of("taskUUID"));
    }

    static RunwareError duplicate(String uuid) {
        return RunwareError.invalid("duplicateTaskUUID", "A task " + uuid + " has been accepted before.", "taskUUID");
    }
}
