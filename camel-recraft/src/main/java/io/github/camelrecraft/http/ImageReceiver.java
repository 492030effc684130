package io.github.camelrecraft.http;

import io.github.camelrecraft.image.BadImageException;
import io.github.camelrecraft.image.ImageInspector;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bytes of one image: keeps them, looks at them and bounds them. What is wrong with the image is remembered and
 * said at the end, so that others in the same answer can still arrive; nothing of it is kept from then on.
 */
final class ImageReceiver extends OutputStream {

    /**
     * What every image of an exchange is received with.
     *
     * @param spool        where the bytes are kept
     * @param maxImageSize the most bytes of one image
     */
    record Settings(Spool.Settings spool, long maxImageSize) {}

    private final long maxImageSize;
    private final Spool spool;
    private final ImageInspector inspector = new ImageInspector();
    private long length;
    private @Nullable BadImageException problem;

    /**
     * @param announced how long the image is said to be; 0 when nobody has said
     */
    ImageReceiver(Settings settings, long announced) {
        this.maxImageSize = settings.maxImageSize();
        this.spool = new Spool(settings.spool(), announced);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        length += count;
        if (length > maxImageSize) {
            fail(tooLarge(maxImageSize));
        }
        if (problem == null) {
            inspector.update(bytes, offset, count);
            spool.write(bytes, offset, count);
        }
    }

    /** The image turned out to be none. */
    void fail(BadImageException reason) {
        if (problem == null) {
            problem = reason;
            spool.discard();
        }
    }

    /** Throws what is wrong with the image by now. */
    void check() throws BadImageException {
        if (problem != null) {
            throw problem;
        }
    }

    /** The image, when its bytes are whole. */
    ReceivedImage finish() throws IOException {
        check();
        spool.close();
        return new ReceivedImage(inspector.finish(), spool);
    }

    /** Drops what has arrived. */
    void discard() {
        spool.discard();
    }

    static BadImageException tooLarge(long maxImageSize) {
        return new BadImageException(
                "the image has more than " + maxImageSize + " bytes; raise maxImageSize if you expect that");
    }
}
