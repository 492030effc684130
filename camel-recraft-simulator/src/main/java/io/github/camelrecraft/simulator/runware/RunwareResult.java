package io.github.camelrecraft.simulator.runware;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What one task adds to {@code data} and to {@code errors}. */
record RunwareResult(List<ObjectNode> data, List<ObjectNode> errors, int status) {

    static final RunwareResult NONE = new RunwareResult(List.of(), List.of(), 200);

    static RunwareResult of(ObjectNode data) {
        return new RunwareResult(List.of(data), List.of(), 200);
    }

    static RunwareResult refused(JsonNode task, List<RunwareError> errors) {
        return new RunwareResult(
                List.of(),
                errors.stream().map(error -> error.toJson(task)).toList(),
                errors.get(0).status());
    }

    RunwareResult and(RunwareResult other) {
        List<ObjectNode> allData = new ArrayList<>(data);
        allData.addAll(other.data);
        List<ObjectNode> allErrors = new ArrayList<>(errors);
        allErrors.addAll(other.errors);
        return new RunwareResult(allData, allErrors, status == 200 ? other.status : status);
    }

    /** The same, with nothing said of this many of its data. */
    RunwareResult without(int missing) {
        return new RunwareResult(data.subList(0, Math.max(0, data.size() - missing)), errors, status);
    }

    /** A batch is a success as soon as one of its tasks is. */
    int httpStatus() {
        return data.isEmpty() ? status : 200;
    }
}
