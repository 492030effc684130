package io.github.camelrecraft.image;

import io.github.camelrecraft.model.ImageFormat;
import org.jspecify.annotations.Nullable;

/**
 * Walks a JPEG from segment to segment by their lengths, so that the end marker of a thumbnail inside one does not
 * count. Between segments it searches for the next marker: there is the compressed data, and what is damaged there,
 * decoders skip too.
 */
final class JpegWalker implements ImageWalker {

    private enum In {
        /** Between segments. */
        DATA,
        /** After the byte FF, which begins a marker or, with a zero after it, means itself. */
        MARKER,
        /** In the two bytes of a segment's length. */
        LENGTH,
        /** In the first bytes of a frame header: precision (1 byte), height (2), width (2). */
        FRAME,
        /** In the rest of a segment. */
        SEGMENT,
        /** After the end marker. */
        END
    }

    private static final int TEM = 0x01;
    private static final int RST_FIRST = 0xD0;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;

    private static final int LENGTH_BYTES = 2;
    private static final int FRAME_BYTES = 5;

    private In in = In.DATA;
    private int marker;
    private boolean hasData;

    /** The number being read, the highest byte first, and how many bytes of it are in. */
    private long number;

    private int numberBytes;

    /** How much of the segment is left. */
    private int left;

    private @Nullable Dimensions size;
    private @Nullable String problem;

    @Override
    public ImageFormat format() {
        return ImageFormat.JPEG;
    }

    @Override
    public void update(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && in != In.END && problem == null) {
            if (in == In.DATA) {
                at = search(bytes, at, to);
            } else if (in == In.SEGMENT) {
                int part = Math.min(left, to - at);
                at += part;
                skip(part);
            } else {
                accept(bytes[at++] & 0xFF);
            }
        }
    }

    @Override
    public Dimensions finish(long length) throws BadImageException {
        if (problem != null) {
            throw new BadImageException(problem);
        }
        if (in != In.END) {
            throw new BadImageException("JPEG without end marker after " + length + " bytes");
        }
        if (size == null || !hasData) {
            throw new BadImageException("JPEG without image data");
        }
        return size;
    }

    private int search(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != (byte) 0xFF) {
            at++;
        }
        if (at == to) {
            return to;
        }
        in = In.MARKER;
        return at + 1;
    }

    private void accept(int next) {
        switch (in) {
            case MARKER -> marker(next);
            case LENGTH -> {
                if (completes(next, LENGTH_BYTES)) {
                    beginSegment(((int) number & 0xFFFF) - LENGTH_BYTES);
                }
            }
            default -> {
                if (completes(next, FRAME_BYTES)) {
                    readFrame();
                    skip(FRAME_BYTES);
                }
            }
        }
    }

    private void marker(int next) {
        if (next == 0xFF) {
            return; // any number of them may stand before a marker
        }
        marker = next;
        if (next == EOI) {
            in = In.END;
        } else if (next <= TEM || (next >= RST_FIRST && next <= SOI)) {
            in = In.DATA; // these have no segment
        } else {
            in = In.LENGTH;
        }
    }

    private void beginSegment(int length) {
        left = length;
        if (length < 0 || (isFrame() && length < FRAME_BYTES)) {
            problem = "JPEG with a segment too short to be one";
        }
        hasData |= marker == SOS;
        if (isFrame() && size == null) {
            in = In.FRAME;
        } else {
            skip(0);
        }
    }

    private void skip(int count) {
        left -= count;
        in = left == 0 ? In.DATA : In.SEGMENT;
    }

    private void readFrame() {
        int height = (int) (number >> 16) & 0xFFFF;
        int width = (int) number & 0xFFFF;
        if (width == 0 || height == 0) {
            problem = "JPEG of " + width + "x" + height + " pixels";
        }
        size = new Dimensions(width, height);
    }

    /** SOF0 to SOF15; three markers of that range are something else: DHT, JPG and DAC. */
    private boolean isFrame() {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private boolean completes(int next, int bytes) {
        number = number << 8 | next;
        numberBytes = (numberBytes + 1) % bytes;
        return numberBytes == 0;
    }
}
