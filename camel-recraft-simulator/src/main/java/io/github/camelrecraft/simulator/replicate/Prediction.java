package io.github.camelrecraft.simulator.replicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.job.Timeline;
import io.github.camelrecraft.simulator.job.Timeline.Phase;
import io.github.camelrecraft.simulator.protocol.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A run from its request to the removal of its data.
 *
 * @param id       given by Replicate
 * @param root     the API's own base URL
 * @param request  as it was accepted
 * @param timeline when it is where
 * @param outcome  what it gives
 */
record Prediction(String id, String root, ReplicateRequest request, Timeline timeline, ReplicateOutcome outcome) {

    /** How long input, output and files are kept. */
    static final Duration RETENTION = Duration.ofHours(1);

    /** As it is told to the one who asks for it and does not wait. */
    ObjectNode starting() {
        return json("starting");
    }

    /** As it is at this time. */
    ObjectNode json(Instant now) {
        return switch (timeline.at(now)) {
            case WAITING -> json("starting");
            case RUNNING -> json("processing");
            case DONE -> done(now);
        };
    }

    ObjectNode processing() {
        return json("processing");
    }

    /** As it is at its end. */
    ObjectNode ended() {
        return done(timeline.ended());
    }

    boolean isDone(Instant now) {
        return timeline.at(now) == Phase.DONE;
    }

    /** The same with another end. */
    Prediction with(ReplicateOutcome other) {
        return new Prediction(id, root, request, timeline, other);
    }

    Prediction canceled(Instant now) {
        return new Prediction(id, root, request, timeline.endedBy(now), ReplicateOutcome.canceled());
    }

    private ObjectNode done(Instant now) {
        ObjectNode json = json(outcome.status());
        json.put("error", outcome.error())
                .put("completed_at", timeline.ended().toString())
                .putObject("metrics")
                .put("predict_time", timeline.workSeconds())
                .put("total_time", timeline.totalSeconds());
        boolean removed = timeline.ends() && !now.isBefore(timeline.ended().plus(RETENTION));
        if (removed) {
            json.putNull("output").put("data_removed", true).putObject("input");
        } else {
            json.put("output", outcome.output());
        }
        return json;
    }

    private ObjectNode json(String status) {
        ObjectNode json = Resources.JSON
                .createObjectNode()
                .put("id", id)
                .put("model", request.model().id())
                .put("version", "hidden");
        json.set("input", request.input().json());
        json.put("logs", "")
                .putNull("output")
                .put("data_removed", false)
                .putNull("error")
                .put("source", "api")
                .put("status", status)
                .put("created_at", timeline.accepted().toString());
        if (status.equals("starting")) {
            json.putNull("started_at");
        } else {
            json.put("started_at", timeline.started().toString());
        }
        json.putNull("completed_at").putObject("metrics");
        String self = root + "/predictions/" + id;
        json.putObject("urls").put("get", self).put("cancel", self + "/cancel");
        for (String field : List.of("webhook", "webhook_events_filter")) {
            if (request.body().has(field)) {
                json.set(field, request.body().get(field));
            }
        }
        return json;
    }
}
