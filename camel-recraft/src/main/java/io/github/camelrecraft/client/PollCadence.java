package io.github.camelrecraft.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next poll: a second, then half of it growing to ten, as the providers advise. Each wait is
 * up to a quarter shorter or longer, so that jobs which began together are not asked for together.
 */
final class PollCadence {

    private static final long FIRST = 1_000;
    private static final long SECOND = 500;
    private static final long LONGEST = 10_000;

    private final DoubleSupplier random;
    private boolean begun;
    private long next = SECOND;

    PollCadence() {
        this(() -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * @param random gives numbers from 0 to 1
     */
    PollCadence(DoubleSupplier random) {
        this.random = random;
    }

    /** Called by one thread at a time. */
    Duration next() {
        long wait = begun ? next : FIRST;
        if (begun) {
            next = Math.min(LONGEST, next * 3 / 2);
        }
        begun = true;
        return Duration.ofMillis(Math.round(wait * (0.75 + random.getAsDouble() / 2)));
    }
}
