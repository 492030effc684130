package io.github.camelrecraft.client;

import io.github.camelrecraft.http.RateGate;
import io.github.camelrecraft.model.Failure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A request's place among those of its account: waited for, had, and given back. */
final class Turn {

    /** How long a provider gets that has too many requests and does not say when it will have fewer. */
    private static final Duration BREATH = Duration.ofSeconds(1);

    private final ImageClient.Pace pace;
    private final ImageJob job;
    private final AtomicReference<@Nullable CompletableFuture<RateGate.Pass>> place = new AtomicReference<>();

    Turn(ImageClient.Pace pace, ImageJob job) {
        this.pace = pace;
        this.job = job;
    }

    /** Waits for the place; whoever enters has released the one before. */
    CompletableFuture<RateGate.Pass> enter() {
        CompletableFuture<RateGate.Pass> entered =
                pace.gate().enter(pace.limits(), job.request().expectedImages());
        place.set(entered);
        return entered;
    }

    /** Gives the place back, or leaves the queue. */
    void release() {
        CompletableFuture<RateGate.Pass> had = place.getAndSet(null);
        if (had != null && !had.cancel(false)) {
            var unused = had.thenAccept(RateGate.Pass::release);
        }
    }

    /**
     * The provider has too many requests of this account: nobody sends one for a while. Not for longer than this request
     * could have waited, whatever the provider says.
     *
     * @param wait until this one is sent again; null when it is not
     */
    void hold(Failure failure, @Nullable Duration wait) {
        Duration asked = failure.retryAfter();
        Duration pause = asked != null ? asked : wait != null ? wait : BREATH;
        pace.gate().pause(pause.compareTo(job.timeout()) > 0 ? job.timeout() : pause);
    }
}
