package io.github.camelrecraft.simulator.runware;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.protocol.Errand;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Sale;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * An accepted task.
 *
 * @param task    as it was asked for
 * @param readyAt when its work is done
 * @param result  what the work gives
 * @param sales   what it costs
 * @param errands what else is sent when it is done
 */
record RunwareJob(JsonNode task, Instant readyAt, RunwareResult result, List<Sale> sales, List<Errand> errands) {

    /** How many images a task asks for. */
    static int wanted(JsonNode task) {
        return task.path("numberResults").asInt(1);
    }

    /** The answer to {@code getResponse}: the whole state, every time, with an item for each result. */
    RunwareResult poll(Instant now) {
        if (now.isBefore(readyAt)) {
            List<ObjectNode> all = Stream.generate(() -> acknowledgement().put("status", "processing"))
                    .limit(wanted(task))
                    .toList();
            return new RunwareResult(all, List.of(), 200);
        }
        if (result.data().isEmpty() && result.errors().isEmpty()) {
            return RunwareResult.of(acknowledgement().put("status", "success"));
        }
        return new RunwareResult(
                result.data().stream()
                        .map(item -> item.deepCopy().put("status", "success"))
                        .toList(),
                result.errors().stream()
                        .map(item -> item.deepCopy().put("status", "error"))
                        .toList(),
                200);
    }

    /** The answer to an asynchronous task: only its names. */
    ObjectNode acknowledgement() {
        return Resources.JSON
                .createObjectNode()
                .put("taskType", task.path("taskType").textValue())
                .put("taskUUID", task.path("taskUUID").textValue());
    }
}
