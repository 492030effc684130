package io.github.camelrecraft.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** Encodes what it reads, block by block; the JDK has a stream for writing base64 only. */
final class Base64Encoding extends InputStream {

    /** A multiple of three, so that padding comes at the end alone. */
    private static final int BLOCK = 3 * 4096;

    private final InputStream raw;
    private byte[] encoded = {};
    private int position;

    Base64Encoding(InputStream raw) {
        this.raw = raw;
    }

    @Override
    public int read() throws IOException {
        return fill() ? encoded[position++] : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, encoded.length - position);
        System.arraycopy(encoded, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }

    private boolean fill() throws IOException {
        if (position == encoded.length) {
            encoded = Base64.getEncoder().encode(raw.readNBytes(BLOCK));
            position = 0;
        }
        return encoded.length > 0;
    }
}
