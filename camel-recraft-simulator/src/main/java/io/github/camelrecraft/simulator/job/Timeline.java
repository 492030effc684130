package io.github.camelrecraft.simulator.job;

import java.time.Duration;
import java.time.Instant;

/**
 * The life of a job: it waits for the first half of its time and is worked on in the other.
 *
 * @param accepted when it was asked for
 * @param started  when the work begins
 * @param ended    when the work is done; {@link Instant#MAX} for never
 */
public record Timeline(Instant accepted, Instant started, Instant ended) {

    /** Where a job is in its life. */
    public enum Phase {
        /** Nobody works on it yet. */
        WAITING,
        /** Somebody does. */
        RUNNING,
        /** It is done, well or badly. */
        DONE
    }

    /**
     * Of a job that is accepted now.
     *
     * @param latency how long it takes, the waiting included
     * @param endless whether the work never ends
     */
    public static Timeline of(Instant now, Duration latency, boolean endless) {
        return new Timeline(now, now.plus(latency.dividedBy(2)), endless ? Instant.MAX : now.plus(latency));
    }

    /** Where it is at this time. */
    public Phase at(Instant time) {
        if (!time.isBefore(ended)) {
            return Phase.DONE;
        }
        return time.isBefore(started) ? Phase.WAITING : Phase.RUNNING;
    }

    /** The same, ended by then at the latest. */
    public Timeline endedBy(Instant latest) {
        Instant end = latest.isBefore(ended) ? latest : ended;
        return new Timeline(accepted, end.isBefore(started) ? end : started, end);
    }

    /** Whether it ends at all. */
    public boolean ends() {
        return !ended.equals(Instant.MAX);
    }

    /** How long the work takes, without the waiting. */
    public double workSeconds() {
        return seconds(started);
    }

    /** How long everything takes. */
    public double totalSeconds() {
        return seconds(accepted);
    }

    private double seconds(Instant from) {
        return Duration.between(from, ended).toMillis() / 1000.0;
    }
}
