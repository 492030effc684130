package io.github.camelrecraft.simulator.fal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.input.InputRefusal;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Violation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request or a run that fails. The platform says it in a text and its type; a model lists what is wrong where.
 */
final class FalRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final JsonNode DOCUMENT = Resources.read("fal.json");
    private static final JsonNode MODEL_ERRORS = DOCUMENT.required("modelErrors");
    private static final JsonNode REQUEST_ERRORS = DOCUMENT.required("requestErrors");
    private static final JsonNode ORDERED = DOCUMENT.required("orderedErrors");
    private static final String DOCUMENTATION = "https://docs.fal.ai/errors#";
    private static final int UNPROCESSABLE = 422;

    /** What the schema's words are called; the order matters where one starts as another does. */
    private static final Map<String, String> TYPES = Map.of(
            "must have at least", "sequence_too_short",
            "must have at most", "sequence_too_long",
            "must be at least", "greater_than_equal",
            "must be at most", "less_than_equal",
            "must be one of", "one_of");

    private final int status;
    private final String type;
    private final transient JsonNode body;

    private FalRefusal(int status, String type, JsonNode body, String message) {
        super(message);
        this.status = status;
        this.type = type;
        this.body = body;
    }

    /** What the simulator was told to answer. */
    static FalRefusal ordered(int status, @Nullable String wanted) {
        String message = "The simulator was told to answer " + status + ".";
        String type =
                wanted != null ? wanted : ORDERED.path(Integer.toString(status)).asText();
        if (MODEL_ERRORS.path(type).asInt() == status) {
            return model(type, message, "body", "prompt");
        }
        return status == UNPROCESSABLE ? model(type, message, "body", "prompt") : request(status, type, message);
    }

    /** A failure of this type, with the status and in the form that the documents give for it. */
    static FalRefusal of(String type, String message) {
        return REQUEST_ERRORS.has(type)
                ? request(REQUEST_ERRORS.get(type).intValue(), type, message)
                : model(type, message, "body");
    }

    static FalRefusal unauthorized(String message) {
        return request(401, "", message);
    }

    static FalRefusal notFound(String message) {
        return request(404, "", message);
    }

    static FalRefusal method(String method, String right) {
        return request(405, "", "Method " + method + " not allowed, use " + right);
    }

    static FalRefusal badRequest(String message) {
        return of("bad_request", message);
    }

    static FalRefusal model(String type, String message, String... location) {
        ArrayNode names = Resources.JSON.createArrayNode();
        for (String name : location) {
            names.add(name);
        }
        return model(type, message, names, Resources.JSON.createObjectNode());
    }

    static FalRefusal of(Violation violation) {
        String type = switch (violation.kind()) {
            case UNKNOWN -> "feature_not_supported";
            case MISSING -> "missing";
            case INVALID ->
                TYPES.entrySet().stream()
                        .filter(entry -> violation.message().startsWith(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("type_error");
        };
        ArrayNode location = Resources.JSON.createArrayNode().add("body");
        if (!violation.path().isEmpty()) {
            for (String step : violation.path().split("[.\\[]", -1)) {
                if (step.endsWith("]")) {
                    location.add(Integer.parseInt(step, 0, step.length() - 1, 10));
                } else {
                    location.add(step);
                }
            }
        }
        return model(
                type, "'" + violation.path() + "' " + violation.message(), location, Resources.JSON.createObjectNode());
    }

    static FalRefusal of(InputRefusal refusal, String field) {
        ObjectNode context = Resources.JSON.createObjectNode();
        String type = switch (refusal.reason()) {
            case DOWNLOAD -> "file_download_error";
            case UNREADABLE -> "image_load_error";
            case FORMAT -> "unsupported_image_format";
            case BYTES -> {
                context.put("max_size", refusal.limit());
                yield "file_too_large";
            }
            case TOO_LARGE -> {
                context.put("max_width", refusal.limit()).put("max_height", refusal.limit());
                yield "image_too_large";
            }
            case TOO_SMALL -> {
                context.put("min_width", refusal.limit()).put("min_height", refusal.limit());
                yield "image_too_small";
            }
        };
        ArrayNode location = Resources.JSON.createArrayNode().add("body").add(field);
        return model(type, refusal.text(), location, context);
    }

    private static FalRefusal model(String type, String message, ArrayNode location, ObjectNode context) {
        int status = MODEL_ERRORS.path(type).asInt(UNPROCESSABLE);
        ObjectNode body = Resources.JSON.createObjectNode();
        ObjectNode error = body.putArray("detail").addObject();
        error.set("loc", location);
        error.put("msg", message).put("type", type).put("url", DOCUMENTATION + type);
        if (!context.isEmpty()) {
            error.set("ctx", context);
        }
        return new FalRefusal(status, type, body, message);
    }

    private static FalRefusal request(int status, String type, String message) {
        ObjectNode body = Resources.JSON.createObjectNode().put("detail", message);
        if (!type.isEmpty()) {
            body.put("error_type", type);
        }
        return new FalRefusal(status, type, body, message);
    }

    /** The failure as what a run gives. */
    FalOutcome outcome() {
        return FalOutcome.failure(status, type, String.valueOf(getMessage()), body);
    }
}
