package io.github.camelrecraft.http;

import io.github.camelrecraft.http.RateGate.Pass;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Those who wait under the same limits, in the order in which they came. Called by one thread at a time. */
final class Line {

    /** One who waits. */
    static final class Waiter {

        private final Line line;
        private final int images;
        private final CompletableFuture<Pass> turn = new CompletableFuture<>();

        private Waiter(Line line, int images) {
            this.line = line;
            this.images = images;
        }

        Line line() {
            return line;
        }

        int images() {
            return images;
        }

        /** What the one who waits was given. Completing it runs foreign code. */
        CompletableFuture<Pass> turn() {
            return turn;
        }
    }

    private final RateLimits limits;
    private final Set<Waiter> waiters = new LinkedHashSet<>();

    Line(RateLimits limits) {
        this.limits = limits;
    }

    RateLimits limits() {
        return limits;
    }

    Waiter join(int images) {
        Waiter waiter = new Waiter(this, images);
        waiters.add(waiter);
        return waiter;
    }

    /** Whether that one was still waiting. */
    boolean leave(Waiter waiter) {
        return waiters.remove(waiter);
    }

    /** Whose turn is next; null when nobody waits. */
    @Nullable
    Waiter head() {
        return waiters.isEmpty() ? null : waiters.iterator().next();
    }

    int length() {
        return waiters.size();
    }
}
