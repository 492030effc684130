package io.github.camelrecraft.simulator.fal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.job.Timeline;
import io.github.camelrecraft.simulator.job.Timeline.Phase;
import io.github.camelrecraft.simulator.protocol.Resources;
import java.time.Duration;
import java.time.Instant;

/**
 * A request in the queue.
 *
 * @param request  as it was accepted
 * @param root     the queue's own base URL
 * @param timeline when it is where
 * @param outcome  what its run gives
 */
record FalJob(FalRequest request, String root, Timeline timeline, FalOutcome outcome) {

    private static final int PLACES = 3;

    /** The answer to the submission; the job is in the queue, however short the wait is. */
    ObjectNode submitted() {
        return urls(named("IN_QUEUE").put("queue_position", place(timeline.accepted())));
    }

    ObjectNode status(Instant now, boolean logs) {
        return switch (timeline.at(now)) {
            case WAITING -> urls(named("IN_QUEUE").put("queue_position", place(now)));
            case RUNNING -> running(logs);
            case DONE -> completed(logs);
        };
    }

    ObjectNode running(boolean logs) {
        return logs(urls(named("IN_PROGRESS")), logs);
    }

    /** A run that failed is completed too. */
    private ObjectNode completed(boolean logs) {
        ObjectNode status = logs(urls(named("COMPLETED")), logs);
        ObjectNode metrics = status.putObject("metrics");
        if (outcome.isGood()) {
            metrics.put("inference_time", timeline.workSeconds());
        } else {
            metrics.putNull("inference_time");
            status.put("error", outcome.message()).put("error_type", outcome.errorType());
        }
        return status;
    }

    /** What is posted to the webhook. */
    ObjectNode webhook() {
        ObjectNode message = Resources.JSON
                .createObjectNode()
                .put("request_id", request.id())
                .put("gateway_request_id", request.id())
                .put("status", outcome.isGood() ? "OK" : "ERROR");
        if (!outcome.isGood()) {
            message.put("error", "Invalid status code: " + outcome.status());
        }
        message.set("payload", outcome.body());
        return message;
    }

    boolean isDone(Instant now) {
        return timeline.at(now) == Phase.DONE;
    }

    /** The same with another end. */
    FalJob with(FalOutcome other) {
        return new FalJob(request, root, timeline, other);
    }

    /** Ended now, without a result. */
    FalJob cancelled(Instant now) {
        FalOutcome none =
                FalRefusal.of("client_cancelled", "The request was cancelled.").outcome();
        return new FalJob(request, root, timeline.endedBy(now), none);
    }

    private ObjectNode named(String status) {
        return Resources.JSON.createObjectNode().put("status", status).put("request_id", request.id());
    }

    private ObjectNode urls(ObjectNode status) {
        String job = root + "/" + FalEndpoint.alias(request.endpoint().id()) + "/requests/" + request.id();
        return status.put("response_url", job)
                .put("status_url", job + "/status")
                .put("cancel_url", job + "/cancel");
    }

    private ObjectNode logs(ObjectNode status, boolean wanted) {
        if (wanted) {
            status.putArray("logs")
                    .addObject()
                    .put("message", "Running " + request.endpoint().id())
                    .put("timestamp", timeline.started().toString());
        } else {
            status.putNull("logs");
        }
        return status;
    }

    /** The place in the queue: it moves up while the wait goes by. */
    private int place(Instant now) {
        long wait = Duration.between(timeline.accepted(), timeline.started()).toMillis();
        long left = Duration.between(now, timeline.started()).toMillis();
        return wait == 0 ? 0 : (int) Math.min(PLACES - 1, left * PLACES / wait);
    }
}
