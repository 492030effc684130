package io.github.camelrecraft.lift;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Hands on what a buffer holds as bytes of an array, copied block by block only where the buffer has none. */
final class Blocks {

    private static final int COPIED_AT_ONCE = 8 * 1024;

    private Blocks() {}

    /** Takes some bytes of an array, all of them. */
    interface Scan {
        void scan(byte[] bytes, int from, int to) throws IOException;
    }

    static void each(ByteBuffer chunk, Scan scan) throws IOException {
        if (chunk.hasArray()) {
            int from = chunk.arrayOffset() + chunk.position();
            int to = from + chunk.remaining();
            chunk.position(chunk.limit());
            scan.scan(chunk.array(), from, to);
            return;
        }
        byte[] copy = new byte[Math.min(COPIED_AT_ONCE, chunk.remaining())];
        while (chunk.hasRemaining()) {
            int part = Math.min(copy.length, chunk.remaining());
            chunk.get(copy, 0, part);
            scan.scan(copy, 0, part);
        }
    }
}
