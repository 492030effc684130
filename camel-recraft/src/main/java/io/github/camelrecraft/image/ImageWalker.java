package io.github.camelrecraft.image;

import io.github.camelrecraft.model.ImageFormat;

/** Reads one image format as its bytes pass, only as far as needed to know its size and that it is whole. */
interface ImageWalker {

    /** The format it reads. */
    ImageFormat format();

    /** Takes the file's next bytes. Never fails: what is wrong is said at the end. */
    void update(byte[] bytes, int from, int to);

    /**
     * The image's size; the file has ended.
     *
     * @param length how many bytes there were
     * @throws BadImageException when it is not a whole image
     */
    Dimensions finish(long length) throws BadImageException;

    /** In pixels. */
    record Dimensions(int width, int height) {}
}
