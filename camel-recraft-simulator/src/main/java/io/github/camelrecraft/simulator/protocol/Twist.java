package io.github.camelrecraft.simulator.protocol;

import io.github.camelrecraft.simulator.render.Image;
import org.jspecify.annotations.Nullable;

/**
 * In what way an answer differs from a good one.
 *
 * @param failure   the work fails, said inside HTTP 200
 * @param failures  how many of the results fail while the others are delivered
 * @param missing   how many of the results nothing is said of while the others are delivered
 * @param noImage   the answer is a success that holds no image
 * @param truncated the images lack their end
 * @param image     delivered in place of a rendered one
 * @param endless   the work goes on for ever
 */
public record Twist(
        @Nullable Failure failure,
        int failures,
        int missing,
        boolean noImage,
        boolean truncated,
        @Nullable Image image,
        boolean endless) {

    /** The work ends, and each of its results is told of. */
    public Twist(@Nullable Failure failure, int failures, boolean noImage, boolean truncated, @Nullable Image image) {
        this(failure, failures, 0, noImage, truncated, image, false);
    }

    /** A good answer. */
    public static final Twist NONE = new Twist(null, 0, false, false, null);

    /**
     * A failure of the work.
     *
     * @param code    the provider's
     * @param message the provider's
     * @param billed  whether it is paid for all the same
     */
    public record Failure(String code, String message, boolean billed) {}

    /** The failure, if there is one, is paid for. */
    public Twist billed() {
        return failure == null
                ? this
                : new Twist(
                        new Failure(failure.code, failure.message, true),
                        failures,
                        missing,
                        noImage,
                        truncated,
                        image,
                        endless);
    }

    /** Both; where they disagree, the other one's. */
    public Twist then(Twist other) {
        return new Twist(
                other.failure != null ? other.failure : failure,
                Math.max(failures, other.failures),
                Math.max(missing, other.missing),
                noImage || other.noImage,
                truncated || other.truncated,
                other.image != null ? other.image : image,
                endless || other.endless);
    }
}
