package io.github.camelrecraft.client;

import java.time.Duration;

/** How long to wait before the next poll: a second, then half of it growing to ten, as the providers advise. */
final class PollCadence {

    private static final long FIRST = 1_000;
    private static final long SECOND = 500;
    private static final long LONGEST = 10_000;

    private long next = FIRST;

    Duration next() {
        long wait = next;
        next = wait == FIRST && next == FIRST ? SECOND : Math.min(LONGEST, wait * 3 / 2);
        return Duration.ofMillis(wait);
    }
}
