package io.github.camelrecraft.http;

import io.github.camelrecraft.image.BadImageException;
import io.github.camelrecraft.image.ImageInspector;
import java.io.IOException;
import java.io.OutputStream;

/** Takes the bytes of one image: keeps them, looks at them and bounds them. */
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

    ImageReceiver(Settings settings) {
        this.maxImageSize = settings.maxImageSize();
        this.spool = new Spool(settings.spool());
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        length += count;
        if (length > maxImageSize) {
            throw tooLarge(maxImageSize);
        }
        inspector.update(bytes, offset, count);
        spool.write(bytes, offset, count);
    }

    /** The image, when its bytes are whole. */
    ReceivedImage finish() throws IOException {
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
