package io.github.camelrecraft.http;

import io.github.camelrecraft.image.BadImageException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How the arrival of one image ended: with an image or with what is wrong with it. One bad image among several must not
 * cost the others, which are paid for.
 *
 * @param image   the image, unless there is a problem
 * @param problem what is wrong with its bytes
 */
public record Arrival(
        @Nullable ReceivedImage image, @Nullable BadImageException problem) {

    /** In place of an image that somebody has taken. */
    public static final Arrival TAKEN = new Arrival(null, new BadImageException("it was delivered already"));

    static Arrival of(ImageReceiver receiver) throws IOException {
        try {
            return new Arrival(receiver.finish(), null);
        } catch (BadImageException e) {
            receiver.discard();
            return new Arrival(null, e);
        }
    }

    /** Drops the content. */
    public void discard() {
        if (image != null) {
            image.content().discard();
        }
    }
}
