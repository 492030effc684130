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

    /** Where a webhook is to come, asking only makes up for one that was lost. */
    private static final long BESIDE_WEBHOOK = 30_000;

    private final DoubleSupplier random;
    private final long shortest;
    private boolean begun;
    private long next = SECOND;

    PollCadence() {
        this(() -> ThreadLocalRandom.current().nextDouble(), 0);
    }

    /**
     * @param random gives numbers from 0 to 1
     */
    PollCadence(DoubleSupplier random) {
        this(random, 0);
    }

    private PollCadence(DoubleSupplier random, long shortest) {
        this.random = random;
        this.shortest = shortest;
    }

    /** Four times within the timeout, and at least twice a minute. */
    static PollCadence besideWebhook(Duration timeout) {
        return new PollCadence(
                () -> ThreadLocalRandom.current().nextDouble(), Math.min(BESIDE_WEBHOOK, timeout.toMillis() / 5));
    }

    /** Called by one thread at a time. */
    Duration next() {
        return spread(Math.max(shortest, grown()));
    }

    /** The same where no webhook is to be hoped for. */
    Duration nextInDoubt() {
        return spread(grown());
    }

    private long grown() {
        long wait = begun ? next : FIRST;
        if (begun) {
            next = Math.min(LONGEST, next * 3 / 2);
        }
        begun = true;
        return wait;
    }

    private Duration spread(long wait) {
        return Duration.ofMillis(Math.round(wait * (0.75 + random.getAsDouble() / 2)));
    }
}
