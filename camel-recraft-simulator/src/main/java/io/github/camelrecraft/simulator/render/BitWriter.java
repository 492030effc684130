package io.github.camelrecraft.simulator.render;

import java.io.ByteArrayOutputStream;

/** Packs numbers of few bits, least significant bit first. */
final class BitWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long pending;
    private int count;

    BitWriter put(long value, int bits) {
        pending |= value << count;
        count += bits;
        while (count >= 8) {
            bytes.write((int) pending);
            pending >>>= 8;
            count -= 8;
        }
        return this;
    }

    byte[] finish() {
        if (count > 0) {
            put(0, 8 - count);
        }
        return bytes.toByteArray();
    }
}
