package io.github.camelrecraft.http;

import java.time.Clock;

/**
 * Milliseconds that never go back. A clock that is set back by an hour would otherwise hold every request for an hour.
 * Called by one thread at a time.
 */
final class SteadyTime {

    private final Clock clock;
    private long read;
    private long passed;

    SteadyTime(Clock clock) {
        this.clock = clock;
        this.read = clock.millis();
    }

    /** The milliseconds since this was made. */
    long now() {
        long reading = clock.millis();
        passed += Math.max(0, reading - read);
        read = reading;
        return passed;
    }
}
