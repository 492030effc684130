package io.github.camelrecraft.http;

import io.github.camelrecraft.http.RetryTable.Then;
import io.github.camelrecraft.model.Failure;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * Whether and when something that failed is tried again: as the {@link RetryTable} says, so many times, after waits that
 * double. Of each wait the second half is random, so that what failed together does not come back together. A wait that
 * the deadline does not leave time for is not begun.
 */
public final class RetryPolicy {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final int maxRetries;
    private final Duration first;
    private final Duration longest;
    private final DoubleSupplier random;

    /**
     * @param maxRetries how often something is tried again; 0 for never
     * @param first      the most that the first wait takes; at least a millisecond
     * @param longest    the most that any wait takes which the provider did not ask for
     * @param random     gives numbers from 0 to 1
     * @throws IllegalArgumentException when a number is out of its range
     */
    public RetryPolicy(int maxRetries, Duration first, Duration longest, DoubleSupplier random) {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("maxRetries=" + maxRetries + " is less than 0");
        }
        if (first.toMillis() < 1 || first.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "the first wait, " + first + ", is not between a millisecond and the longest, " + longest);
        }
        this.maxRetries = maxRetries;
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /** The usual one: waits half a second at first, and 20 seconds at the longest. */
    public static RetryPolicy of(int maxRetries) {
        return new RetryPolicy(
                maxRetries, FIRST, LONGEST, () -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * How long to wait before a request is sent again, or an image downloaded again: whichever of the two the table says
     * of the failure. Empty when it is not to be tried again: the table says something else, it was tried often enough,
     * or the wait would last until the deadline or beyond.
     *
     * @param failure why the last attempt failed; its {@code retryAfter} is the least wait
     * @param attempt the number of attempts so far, which is at least 1; requests and downloads are counted apart
     * @param left    the time until the deadline
     */
    public Optional<Duration> next(Failure failure, int attempt, Duration left) {
        Then then = RetryTable.of(failure).then();
        if ((then != Then.SEND_AGAIN && then != Then.FETCH_AGAIN) || attempt > maxRetries) {
            return Optional.empty();
        }
        Duration backoff = backoff(attempt);
        Duration asked = failure.retryAfter();
        Duration wait = asked == null ? backoff : Collections.max(List.of(asked, backoff));
        return wait.compareTo(left) < 0 ? Optional.of(wait) : Optional.empty();
    }

    /** A double grows to infinity and does not overflow. */
    private Duration backoff(int attempt) {
        double doubled = first.toMillis() * Math.pow(2, attempt - 1);
        double most = Math.min((double) longest.toMillis(), doubled);
        return Duration.ofMillis(Math.round(most * (1 + random.getAsDouble()) / 2));
    }
}
