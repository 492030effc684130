package io.github.camelrecraft.http;

import io.github.camelrecraft.http.RateGate.Pass;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Those who wait under the same limits, in the order in which they came. Called by one thread at a time. */
final class WaitingLine {

    /** One who waits. */
    static final class Waiter {

        private final WaitingLine line;
        private final int images;
        private final CompletableFuture<Pass> turn = new CompletableFuture<>();

        private Waiter(WaitingLine line, int images) {
            this.line = line;
            this.images = images;
        }

        WaitingLine line() {
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

    WaitingLine(RateLimits limits) {
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

    /** Does nothing when that one has left already. */
    void leave(Waiter waiter) {
        waiters.remove(waiter);
    }

    /** Whose turn is next; there is one as long as the line is not empty. */
    Waiter head() {
        return waiters.iterator().next();
    }

    Stream<Waiter> waiters() {
        return waiters.stream();
    }

    int length() {
        return waiters.size();
    }
}
