package io.github.camelrecraft.simulator.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;

/** Encodes while it is read; the JDK can only do so while it is written to. */
final class Base64InputStream extends InputStream {

    /** A multiple of three, so that no block but the last one is padded. */
    private static final int BLOCK = 3 * 4096;

    private final InputStream in;
    private byte[] encoded = new byte[0];
    private int position;

    Base64InputStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return fill() ? encoded[position++] : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, encoded.length - position);
        System.arraycopy(encoded, position, buffer, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        if (position == encoded.length) {
            byte[] block = new byte[BLOCK];
            int read = in.readNBytes(block, 0, BLOCK);
            encoded = Base64.getEncoder().encode(read == BLOCK ? block : Arrays.copyOf(block, read));
            position = 0;
        }
        return encoded.length > 0;
    }
}
