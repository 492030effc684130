package io.github.camelrecraft.simulator.runware;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.simulator.protocol.Sizes.Size;
import java.util.ArrayList;
import java.util.List;

/** What Runware's documents say about a task beyond the form of its fields. */
final class RunwareRules {

    private RunwareRules() {}

    /** Everything that is wrong with a task of this model. */
    static List<RunwareError> check(JsonNode task, RunwareModel model) {
        List<RunwareError> errors = new ArrayList<>();
        if (!task.path("taskType").asText().equals(model.taskType())) {
            errors.add(RunwareError.invalid(
                    "invalidTaskType",
                    "The model " + model.id() + " takes the taskType '" + model.taskType() + "'.",
                    "taskType"));
        }
        model.fields().check(task).stream().map(RunwareError::of).forEach(errors::add);
        if (errors.isEmpty()) {
            checkSize(task, model, errors);
            checkTtl(task, errors);
        }
        return errors;
    }

    private static void checkSize(JsonNode task, RunwareModel model, List<RunwareError> errors) {
        if (task.has("width") != task.has("height")) {
            String missing = task.has("width") ? "height" : "width";
            String code = task.has("width") ? "missingHeight" : "missingWidth";
            errors.add(RunwareError.invalid(code, "'width' and 'height' must be used together.", missing));
        } else if (task.has("width")) {
            Size size =
                    new Size(task.get("width").intValue(), task.get("height").intValue());
            if (!model.sizes().listed().contains(size)) {
                errors.add(RunwareError.invalid(
                        "unsupportedDimensions",
                        size + " is not offered by " + model.id() + ". Supported: "
                                + model.sizes().listed() + ".",
                        "width",
                        "height"));
            }
        }
    }

    private static void checkTtl(JsonNode task, List<RunwareError> errors) {
        String outputType = task.path("outputType").asText("URL");
        if (task.has("ttl") && !outputType.equals("URL")) {
            errors.add(RunwareError.invalid(
                    "incompatibleParameters",
                    "'ttl' only applies when 'outputType' is 'URL', not '" + outputType + "'.",
                    "ttl",
                    "outputType"));
        }
    }
}
