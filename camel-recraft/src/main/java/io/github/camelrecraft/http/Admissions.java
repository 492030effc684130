package io.github.camelrecraft.http;

/** What an account was asked lately and is being asked now. Called by one thread at a time. */
final class Admissions {

    /** No moment: it depends on when another request ends. */
    static final long NEVER = Long.MAX_VALUE;

    private final SlidingWindow requestsOfSecond = new SlidingWindow(1_000);
    private final SlidingWindow requestsOfMinute = new SlidingWindow(60_000);
    private final SlidingWindow imagesOfMinute = new SlidingWindow(60_000);
    private int inFlight;
    private long pausedUntil;

    /** When a request may be sent at the earliest, as far as is known now; {@link #NEVER} before another one has ended. */
    long earliest(long now, int images, RateLimits limits) {
        if (limits.maxInFlight() > 0 && inFlight >= limits.maxInFlight()) {
            return NEVER;
        }
        long moment = Math.max(now, pausedUntil);
        moment = Math.max(moment, requestsOfSecond.earliest(1, limits.requestsPerSecond()));
        moment = Math.max(moment, requestsOfMinute.earliest(1, limits.requestsPerMinute()));
        return Math.max(moment, imagesOfMinute.earliest(images, limits.imagesPerMinute()));
    }

    /** A request is sent. */
    void begin(long now, int images) {
        requestsOfSecond.add(now, 1);
        requestsOfMinute.add(now, 1);
        imagesOfMinute.add(now, images);
        inFlight++;
    }

    /** A request has ended. */
    void end() {
        inFlight--;
    }

    /** Nothing is sent before that moment; a pause is never made shorter. */
    void pause(long until) {
        pausedUntil = Math.max(pausedUntil, until);
    }

    int inFlight() {
        return inFlight;
    }
}
