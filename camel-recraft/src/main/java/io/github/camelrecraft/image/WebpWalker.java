package io.github.camelrecraft.image;

import io.github.camelrecraft.model.ImageFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads a WebP's first bytes: they say how long the file is and how large the image. */
final class WebpWalker implements ImageWalker {

    /** RIFF header (12 bytes), the first chunk's header (8), and the 10 bytes of it that hold the size. */
    private static final int HEAD = 30;

    /** The part of the file that the length in its header does not count. */
    private static final int UNCOUNTED = 8;

    private final ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);

    @Override
    public ImageFormat format() {
        return ImageFormat.WEBP;
    }

    @Override
    public void update(byte[] bytes, int from, int to) {
        head.put(bytes, from, Math.min(to - from, head.remaining()));
    }

    @Override
    public Dimensions finish(long length) throws BadImageException {
        long stated = (head.getInt(4) & 0xFFFFFFFFL) + UNCOUNTED;
        // Chunks are padded to an even length, and some writers do not count the last one's padding.
        if (length != stated && length != stated + 1) {
            throw new BadImageException("WebP is " + length + " bytes but its header says " + stated);
        }
        // A short file leaves zeros here, which are the size of no image.
        String chunk = new String(head.array(), 12, 4, StandardCharsets.US_ASCII);
        Dimensions size = switch (chunk) {
            case "VP8 " -> new Dimensions(head.getShort(26) & 0x3FFF, head.getShort(28) & 0x3FFF);
            case "VP8L" -> new Dimensions(1 + bits(21, 0, 14), 1 + bits(21, 14, 14));
            case "VP8X" -> new Dimensions(1 + bits(24, 0, 24), 1 + bits(26, 8, 24));
            default -> throw new BadImageException("WebP that does not begin with VP8, VP8L or VP8X");
        };
        if (size.width() == 0 || size.height() == 0) {
            throw new BadImageException("WebP of " + size.width() + "x" + size.height() + " pixels");
        }
        return size;
    }

    private int bits(int at, int shift, int count) {
        return head.getInt(at) >>> shift & (1 << count) - 1;
    }
}
