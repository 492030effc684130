package io.github.camelrecraft.http;

import io.github.camelrecraft.model.InvalidOptionException;

/**
 * What an account may be asked at most. All windows slide: whatever second or minute is looked at, no more than this was
 * sent in it.
 *
 * @param maxInFlight       requests under way at once; 0 for any number
 * @param requestsPerSecond requests in a second; 0 for any number
 * @param requestsPerMinute requests in a minute; 0 for any number
 * @param imagesPerMinute   images asked for in a minute; 0 for any number. A request for more of them than that is sent
 *                          when none was asked for in the last minute
 * @param maxQueued         requests with these limits that may wait for their turn; 0 for none, so that whatever cannot
 *                          be sent at once is refused
 */
public record RateLimits(
        int maxInFlight, int requestsPerSecond, int requestsPerMinute, int imagesPerMinute, int maxQueued) {

    /**
     * @throws InvalidOptionException when a number is less than 0
     */
    public RateLimits {
        requireNotNegative("maxInFlight", maxInFlight);
        requireNotNegative("requestsPerSecond", requestsPerSecond);
        requireNotNegative("requestsPerMinute", requestsPerMinute);
        requireNotNegative("imagesPerMinute", imagesPerMinute);
        requireNotNegative("maxQueued", maxQueued);
    }

    /** No limit but that of the line. */
    public static RateLimits none(int maxQueued) {
        return new RateLimits(0, 0, 0, 0, maxQueued);
    }

    private static void requireNotNegative(String option, int value) {
        if (value < 0) {
            throw new InvalidOptionException(option, value, "is less than 0", "write 0 or more");
        }
    }
}
