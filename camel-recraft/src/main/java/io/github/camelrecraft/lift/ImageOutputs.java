package io.github.camelrecraft.lift;

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
}
