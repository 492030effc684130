package io.github.camelrecraft.lift;

import io.github.camelrecraft.image.BadImageException;
import java.io.IOException;
import java.io.OutputStream;

/** Where the bytes go of the images that an answer carries in its JSON. */
@FunctionalInterface
public interface ImageOutputs {

    /**
     * Opens the destination of one image. Whoever asked closes it, when the image ends and also when it is cut.
     *
     * @param index the image's place among those of the answer, from 0
     */
    OutputStream open(int index) throws IOException;

    /**
     * The text of an image turned out to be none. Its output gets no more bytes; unless this throws, the answer is read
     * on, since the other images in it may be paid for.
     *
     * @param index   the image's place among those of the answer, from 0
     * @param problem what is wrong with it
     */
    default void failed(int index, BadImageException problem) throws BadImageException {
        throw problem;
    }
}
