package io.github.camelrecraft.image;

import io.github.camelrecraft.model.ImageFormat;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Walks a PNG from chunk to chunk: each has a length, a type, data and a checksum. */
final class PngWalker implements ImageWalker {

    private static final int SIGNATURE = 8;
    private static final int CHECKSUM = 4;
    private static final int CHUNK_HEADER = 8;
    private static final int IHDR = 0x49484452;
    private static final int IHDR_LENGTH = 13;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;

    /** A chunk's length and type; of the first chunk also the width and height it begins with. */
    private final ByteBuffer header = ByteBuffer.allocate(CHUNK_HEADER + 8);

    private @Nullable Dimensions size;
    private @Nullable String problem;
    private long position;
    private long skip = SIGNATURE;
    private boolean hasData;
    private boolean inEnd;
    private boolean ended;

    @Override
    public ImageFormat format() {
        return ImageFormat.PNG;
    }

    @Override
    public void update(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !ended && problem == null) {
            int part = (int) Math.min(to - at, skip > 0 ? skip : header.remaining());
            position += part;
            if (skip > 0) {
                skip -= part;
                ended = inEnd && skip == 0;
            } else {
                header.put(bytes, at, part);
                if (!header.hasRemaining()) {
                    readHeader(header.flip());
                    header.clear().limit(CHUNK_HEADER);
                }
            }
            at += part;
        }
    }

    @Override
    public Dimensions finish(long length) throws BadImageException {
        if (problem != null) {
            throw new BadImageException(problem);
        }
        if (!ended) {
            throw new BadImageException("PNG without IEND after " + length + " bytes");
        }
        if (!hasData) {
            throw new BadImageException("PNG without image data");
        }
        return Objects.requireNonNull(size);
    }

    private void readHeader(ByteBuffer chunk) {
        int length = chunk.getInt();
        int type = chunk.getInt();
        if (size == null) {
            readFirst(length, type, chunk);
            return;
        }
        if (length < 0 || !isName(type)) {
            problem = "PNG with garbage in place of a chunk at byte " + (position - CHUNK_HEADER);
        }
        hasData |= type == IDAT && length > 0;
        inEnd = type == IEND;
        skip = (long) length + CHECKSUM;
    }

    private void readFirst(int length, int type, ByteBuffer chunk) {
        int width = chunk.getInt();
        int height = chunk.getInt();
        if (length != IHDR_LENGTH || type != IHDR) {
            problem = "PNG that does not begin with IHDR";
        } else if (width <= 0 || height <= 0) {
            problem = "PNG of " + Integer.toUnsignedString(width) + "x" + Integer.toUnsignedString(height) + " pixels";
        }
        size = new Dimensions(width, height);
        skip = IHDR_LENGTH - 8 + CHECKSUM;
    }

    /** Four ASCII letters. */
    private static boolean isName(int type) {
        for (int shift = 0; shift < 32; shift += 8) {
            int letter = type >> shift & 0xDF; // upper case
            if (letter < 'A' || letter > 'Z') {
                return false;
            }
        }
        return true;
    }
}
