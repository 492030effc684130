package io.github.camelrecraft.simulator.fal;

import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.protocol.Answer;
import io.github.camelrecraft.simulator.protocol.Protocol;
import io.github.camelrecraft.simulator.protocol.Purpose;
import io.github.camelrecraft.simulator.protocol.Studio;
import io.github.camelrecraft.simulator.protocol.Twist;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** fal's two hosts: one that answers when the work is done, and the queue. */
public final class FalProtocol implements Protocol {

    private static final String BASE = "/fal";
    private static final String PUBLIC_KEYS = BASE + "/.well-known/jwks.json";

    private final Studio studio;
    private final FalSignature signature = new FalSignature();
    private final FalQueue queue;

    /** A provider with an empty queue. */
    public FalProtocol(Studio studio) {
        this.studio = studio;
        this.queue = new FalQueue(studio, signature);
    }

    @Override
    public String provider() {
        return "fal";
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith(BASE + "/") || path.startsWith(FalQueue.BASE + "/");
    }

    @Override
    public void forget() {
        queue.forget();
    }

    @Override
    public Answer refusal(int status, @Nullable String code) {
        return refused(FalRefusal.ordered(status, code));
    }

    @Override
    public Purpose purpose(HttpCall beginning) {
        return switch (beginning.method()) {
            case "POST" -> Purpose.WORK;
            case "GET" -> beginning.path().equals(PUBLIC_KEYS) ? Purpose.OTHER : Purpose.POLL;
            default -> Purpose.OTHER;
        };
    }

    @Override
    public Answer answer(HttpCall call, Twist twist) {
        if (call.path().equals(PUBLIC_KEYS)) {
            return Answer.free(200, signature.publicKeys());
        }
        try {
            return call.path().startsWith(FalQueue.BASE) ? queue.answer(call, twist) : run(call, twist);
        } catch (FalRefusal refusal) {
            return refused(refusal);
        }
    }

    static FalOutcome tooLate() {
        return FalRefusal.of("request_timeout", "The request took longer than its own limit.")
                .outcome();
    }

    private Answer run(HttpCall call, Twist twist) {
        FalRequest request = FalRequest.of(call, call.path().substring(BASE.length() + 1), studio);
        FalOutcome outcome = new FalWork(studio, request, twist).outcome();
        Duration timeout = request.headers().timeout().orElse(null);
        if (timeout != null && (twist.endless() || timeout.compareTo(studio.latency()) < 0)) {
            Answer late = tooLate().answer(request.id()).with(Map.of("x-fal-request-timeout-type", "user"));
            return new Answer(
                            late.status(), late.headers(), late.contentType(), late.body(), true, List.of(), List.of())
                    .within(timeout);
        }
        Answer done = outcome.answer(request.id());
        boolean worked = outcome.isGood() || twist.failure() != null;
        return new Answer(
                done.status(), done.headers(), done.contentType(), done.body(), worked, outcome.sales(), List.of());
    }

    private static Answer refused(FalRefusal refusal) {
        return refusal.outcome().answer(UUID.randomUUID().toString());
    }
}
