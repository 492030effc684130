package io.github.camelrecraft.lift;

import java.util.Arrays;

/** The JSON of an answer, which is not meant to be large. Comes in many small pieces, for which the JDK's stream locks. */
final class BoundedBytes {

    /** An answer with one image and its address. */
    private static final int USUAL = 512;

    private final int maxBytes;
    private byte[] bytes = new byte[USUAL];
    private int size;

    BoundedBytes(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    void add(byte[] source, int from, int to) throws AnswerTooLargeException {
        int count = to - from;
        if (count > maxBytes - size) {
            throw new AnswerTooLargeException(maxBytes);
        }
        if (count > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(size + count, 2 * size));
        }
        System.arraycopy(source, from, bytes, size, count);
        size += count;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }
}
