package io.github.camelrecraft.simulator.replicate;

import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.job.Jobs;
import io.github.camelrecraft.simulator.job.Timeline;
import io.github.camelrecraft.simulator.protocol.Answer;
import io.github.camelrecraft.simulator.protocol.Errand;
import io.github.camelrecraft.simulator.protocol.Protocol;
import io.github.camelrecraft.simulator.protocol.Purpose;
import io.github.camelrecraft.simulator.protocol.Studio;
import io.github.camelrecraft.simulator.protocol.Twist;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replicate's HTTP API, as far as predictions go. */
public final class ReplicateProtocol implements Protocol {

    private static final String BASE = "/replicate/v1";
    private static final Pattern OF_MODEL = Pattern.compile(BASE + "/models/([^/?]+/[^/?]+)/predictions");
    private static final Pattern PREDICTION = Pattern.compile(BASE + "/predictions/([^/?]+)(/cancel)?");
    private static final String BY_VERSION = BASE + "/predictions";
    private static final String SECRET = BASE + "/webhooks/default/secret";

    private final Studio studio;
    private final ReplicateSignature signature = new ReplicateSignature();
    private final Jobs<Prediction> predictions = new Jobs<>();

    /** A provider that knows no predictions yet. */
    public ReplicateProtocol(Studio studio) {
        this.studio = studio;
    }

    @Override
    public String provider() {
        return "replicate";
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith(BASE + "/");
    }

    @Override
    public void forget() {
        predictions.forget();
    }

    @Override
    public Answer refusal(int status, @Nullable String code) {
        return ReplicateProblem.ordered(status).answer();
    }

    @Override
    public Purpose purpose(HttpCall beginning) {
        Matcher prediction = PREDICTION.matcher(beginning.path());
        if (prediction.matches()) {
            return prediction.group(2) == null ? Purpose.POLL : Purpose.OTHER;
        }
        return beginning.method().equals("POST") ? Purpose.WORK : Purpose.OTHER;
    }

    @Override
    public Answer answer(HttpCall call, Twist twist) {
        try {
            if (!studio.accepts(call.bearerToken())) {
                throw ReplicateProblem.unauthenticated();
            }
            return route(call, twist);
        } catch (ReplicateProblem problem) {
            return problem.answer();
        }
    }

    private Answer route(HttpCall call, Twist twist) {
        Matcher ofModel = OF_MODEL.matcher(call.path());
        if (ofModel.matches()) {
            check(call, "POST");
            return create(ReplicateRequest.of(call, ofModel.group(1)), twist);
        }
        if (call.path().equals(BY_VERSION)) {
            check(call, "POST");
            return create(ReplicateRequest.byVersion(call), twist);
        }
        if (call.path().equals(SECRET)) {
            check(call, "GET");
            return Answer.free(200, signature.secret());
        }
        Matcher path = PREDICTION.matcher(call.path());
        if (!path.matches()) {
            throw ReplicateProblem.notFound();
        }
        boolean cancels = path.group(2) != null;
        check(call, cancels ? "POST" : "GET");
        Prediction prediction = predictions
                .find(path.group(1))
                .filter(known -> known.request().token().equals(call.bearerToken()))
                .orElseThrow(ReplicateProblem::notFound);
        return cancels ? cancel(prediction) : get(prediction, twist);
    }

    private static void check(HttpCall call, String method) {
        if (!call.method().equals(method)) {
            throw ReplicateProblem.method(call.method(), method);
        }
    }

    private Answer create(ReplicateRequest request, Twist twist) {
        Prediction prediction = start(request, twist);
        predictions.put(prediction.id(), prediction);
        Timeline timeline = prediction.timeline();
        Duration wait = request.patience();
        Instant answered = timeline.accepted().plus(wait);
        boolean done = !wait.isZero() && !answered.isBefore(timeline.ended());
        Answer answer = new Answer(
                201,
                Map.of(),
                wait.isZero() ? prediction.starting() : prediction.json(done ? timeline.ended() : answered),
                !wait.isZero(),
                prediction.outcome().sales(),
                errands(prediction));
        return answer.within(done ? Duration.between(timeline.accepted(), timeline.ended()) : wait);
    }

    /** A run that is to be stopped before it is done ends there. */
    private Prediction start(ReplicateRequest request, Twist twist) {
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 26);
        Instant now = studio.now();
        Timeline timeline = Timeline.of(now, studio.latency(), twist.endless());
        Duration limit = request.cancelAfter();
        Prediction prediction = new Prediction(
                id, studio.root() + BASE, request, timeline, new ReplicateWork(studio, id, request, twist).outcome());
        return limit != null && now.plus(limit).isBefore(timeline.ended())
                ? prediction.canceled(now.plus(limit))
                : prediction;
    }

    private List<Errand> errands(Prediction prediction) {
        List<Errand> errands = new ArrayList<>();
        if (prediction.request().wants("start")) {
            errands.add(errand(prediction, true));
        }
        if (prediction.request().wants("completed") && prediction.timeline().ends()) {
            errands.add(errand(prediction, false));
        }
        return errands;
    }

    /** What has become of the prediction is looked up when it is sent: it may have been cancelled. */
    private Errand errand(Prediction prediction, boolean early) {
        return new Errand(
                "POST",
                URI.create(prediction.request().body().required("webhook").textValue()),
                "application/json",
                () -> studio.print(
                        early
                                ? prediction.starting()
                                : predictions
                                        .find(prediction.id())
                                        .orElse(prediction)
                                        .ended()),
                signature::headers,
                early);
    }

    /** What goes wrong with a poll is seen in this one answer; the prediction stays what it is. */
    private Answer get(Prediction prediction, Twist twist) {
        if (twist.endless()) {
            return Answer.free(200, prediction.processing());
        }
        if (twist.equals(Twist.NONE)) {
            return Answer.free(200, prediction.json(studio.now()));
        }
        ReplicateOutcome other = new ReplicateWork(studio, prediction.id(), prediction.request(), twist).outcome();
        Instant now = studio.now();
        Prediction seen = twist.failure() == null ? prediction : prediction.canceled(now);
        return Answer.free(200, seen.with(other).json(now));
    }

    private Answer cancel(Prediction prediction) {
        Instant now = studio.now();
        if (prediction.isDone(now)) {
            return Answer.free(200, prediction.json(now));
        }
        Prediction canceled = prediction.canceled(now);
        predictions.put(prediction.id(), canceled);
        return Answer.free(200, canceled.json(now)).unselling(prediction.id());
    }
}
