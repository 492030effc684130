package io.github.camelrecraft.lift;

import java.io.ByteArrayOutputStream;

/** The JSON of an answer, which is not meant to be large. */
final class BoundedBytes {

    private final int maxBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);

    BoundedBytes(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    void add(byte[] source, int from, int to) throws AnswerTooLargeException {
        if (to - from > maxBytes - bytes.size()) {
            throw new AnswerTooLargeException(maxBytes);
        }
        bytes.write(source, from, to - from);
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
