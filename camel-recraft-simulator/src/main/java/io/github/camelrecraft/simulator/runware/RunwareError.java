package io.github.camelrecraft.simulator.runware;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Violation;
import java.util.List;

/**
 * One entry of {@code errors}.
 *
 * @param status     the HTTP status when nothing in the request succeeds
 * @param code       Runware's code
 * @param message    what is wrong and how to put it right
 * @param parameters the fields it is about, may be none
 */
record RunwareError(int status, String code, String message, List<String> parameters) {

    private static final String DOCUMENTATION = "https://runware.ai/docs/platform/errors";

    static RunwareError invalid(String code, String message, String... parameters) {
        return new RunwareError(400, code, message, List.of(parameters));
    }

    /** Runware's codes name the rule and the field: {@code missingTaskUUID}, {@code invalidWidth}. */
    static RunwareError of(Violation violation) {
        String leaf = violation.leaf().isEmpty() ? "task" : violation.leaf();
        String name = Character.toUpperCase(leaf.charAt(0)) + leaf.substring(1);
        String code = switch (violation.kind()) {
            case UNKNOWN -> "unknownParameter";
            case MISSING -> "missing" + name;
            case INVALID -> "invalid" + name;
        };
        return invalid(code, "'" + violation.path() + "' " + violation.message() + ".", violation.field());
    }

    /** The entry, with the names of the task it belongs to. */
    ObjectNode toJson(JsonNode task) {
        ObjectNode json = Resources.JSON.createObjectNode().put("code", code).put("message", message);
        if (parameters.size() == 1) {
            json.put("parameter", parameters.get(0));
        } else if (!parameters.isEmpty()) {
            parameters.forEach(json.putArray("parameter")::add);
        }
        for (String name : List.of("taskType", "taskUUID")) {
            if (task.path(name).isTextual()) {
                json.put(name, task.get(name).textValue());
            }
        }
        return json.put("documentation", DOCUMENTATION);
    }
}
