package io.github.camelrecraft.simulator.fal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.job.Jobs;
import io.github.camelrecraft.simulator.job.Timeline;
import io.github.camelrecraft.simulator.protocol.Answer;
import io.github.camelrecraft.simulator.protocol.Errand;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Studio;
import io.github.camelrecraft.simulator.protocol.Twist;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** fal's queue: submit, status, result, cancel. */
final class FalQueue {

    static final String BASE = "/fal-queue";

    private static final Pattern JOB =
            Pattern.compile(BASE + "/([^/?]+/[^/?]+)/requests/([^/?]+)(/status|/cancel)?(?:\\?(.*))?");
    private static final Pattern LOGS = Pattern.compile("logs=([01])");

    private final Studio studio;
    private final FalSignature signature;
    private final Jobs<FalJob> jobs = new Jobs<>();

    FalQueue(Studio studio, FalSignature signature) {
        this.studio = studio;
        this.signature = signature;
    }

    void forget() {
        jobs.forget();
    }

    Answer answer(HttpCall call, Twist twist) {
        Matcher path = JOB.matcher(call.path());
        return path.matches() ? job(call, path, twist) : submit(call, twist);
    }

    private Answer submit(HttpCall call, Twist twist) {
        FalQuery query = FalQuery.of(call.path(), "fal_webhook");
        FalRequest request = FalRequest.of(call, query.path().substring(BASE.length() + 1), studio);
        Optional<URI> webhook = query.webhook();
        FalJob job = job(request, twist);
        jobs.put(request.id(), job);
        List<Errand> errands = job.timeline().ends()
                ? webhook.map(target -> errand(job, target)).stream().toList()
                : List.of();
        return new Answer(
                202,
                Map.of("x-fal-request-id", request.id()),
                job.submitted(),
                false,
                job.outcome().sales(),
                errands);
    }

    /** A run that is not done by the caller's own limit fails then. */
    private FalJob job(FalRequest request, Twist twist) {
        Instant now = studio.now();
        Timeline timeline = Timeline.of(now, studio.latency(), twist.endless());
        Instant deadline = request.headers().timeout().map(now::plus).orElse(Instant.MAX);
        return deadline.isBefore(timeline.ended())
                ? new FalJob(request, studio.root() + BASE, timeline.endedBy(deadline), FalProtocol.tooLate())
                : new FalJob(request, studio.root() + BASE, timeline, new FalWork(studio, request, twist).outcome());
    }

    /** What has become of the job is looked up when it is sent: it may have been cancelled. */
    private Errand errand(FalJob job, URI target) {
        return new Errand(
                "POST",
                target,
                "application/json",
                () -> studio.print(jobs.find(job.request().id()).orElse(job).webhook()),
                (body, time) -> signature.headers(job.request().id(), body, time),
                false);
    }

    private Answer job(HttpCall call, Matcher path, Twist twist) {
        FalKey key = FalKey.of(call, studio);
        String action = path.group(3) == null ? "" : path.group(3);
        String method = action.equals("/cancel") ? "PUT" : "GET";
        if (!call.method().equals(method)) {
            throw FalRefusal.method(call.method(), method);
        }
        boolean logs = logs(path.group(4), action);
        Optional<FalJob> found = jobs.find(path.group(2))
                .filter(job -> FalEndpoint.alias(job.request().endpoint().id()).equals(path.group(1)))
                .filter(job -> job.request().key().equals(key));
        if (action.equals("/cancel")) {
            return found.map(this::cancel).orElseGet(() -> Answer.free(404, cancelled("NOT_FOUND")));
        }
        FalJob job = found.orElseThrow(() -> FalRefusal.notFound("Request " + path.group(2) + " not found"));
        return action.equals("/status") ? status(job, logs, twist) : result(job, twist);
    }

    private static boolean logs(@Nullable String query, String action) {
        if (query == null) {
            return false;
        }
        Matcher logs = LOGS.matcher(query);
        if (!logs.matches() || !action.equals("/status")) {
            throw FalRefusal.badRequest("The query '" + query + "' is not documented here.");
        }
        return logs.group(1).equals("1");
    }

    private Answer status(FalJob job, boolean logs, Twist twist) {
        if (twist.endless()) {
            return Answer.free(200, job.running(logs));
        }
        FalJob seen = seen(job, twist);
        Instant now = twist.failure() == null ? studio.now() : job.timeline().ended();
        return Answer.free(200, seen.status(now, logs)).with(requestId(job));
    }

    private Answer result(FalJob job, Twist twist) {
        if (!job.isDone(studio.now()) || twist.endless()) {
            throw FalRefusal.badRequest("Request is still in progress");
        }
        return seen(job, twist).outcome().answer(job.request().id());
    }

    /** What goes wrong with a poll is seen in this one answer; the job stays what it is. */
    private FalJob seen(FalJob job, Twist twist) {
        return twist.equals(Twist.NONE) ? job : job.with(new FalWork(studio, job.request(), twist).outcome());
    }

    /** Who is still in the queue leaves it; a run is not stopped, as the documents allow, unless it would never end. */
    private Answer cancel(FalJob job) {
        Instant now = studio.now();
        ObjectNode requested = cancelled("CANCELLATION_REQUESTED");
        return switch (job.timeline().at(now)) {
            case DONE -> Answer.free(400, cancelled("ALREADY_COMPLETED"));
            case WAITING -> stop(job, now, requested);
            case RUNNING -> job.timeline().ends() ? Answer.free(202, requested) : stop(job, now, requested);
        };
    }

    private Answer stop(FalJob job, Instant now, ObjectNode requested) {
        jobs.put(job.request().id(), job.cancelled(now));
        return Answer.free(202, requested).unselling(job.request().id());
    }

    private static ObjectNode cancelled(String status) {
        return Resources.JSON.createObjectNode().put("status", status);
    }

    private static Map<String, String> requestId(FalJob job) {
        return Map.of("x-fal-request-id", job.request().id());
    }
}
