package io.github.camelrecraft.lift;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Takes images out of an answer while it arrives, in constant memory, and keeps what is left: the answer's JSON. */
public interface Lifter extends Closeable {

    /**
     * Takes the next bytes of the answer, all of them.
     *
     * @throws AnswerTooLargeException when there is more besides the images than allowed
     * @throws IOException             when the answer is not what it says it is, or an output fails
     */
    void accept(ByteBuffer chunk) throws IOException;

    /**
     * The JSON without its images, once all of it was taken.
     *
     * @throws IOException when the answer was cut
     */
    byte[] finish() throws IOException;

    /** What the answer calls its images, in their order; empty when their place in the JSON is their name. */
    default List<String> names() {
        return List.of();
    }

    /** Closes the output of an image that has not ended. Does nothing the second time. */
    @Override
    void close();
}
