package io.github.camelrecraft.lift;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds where the plain part of a JSON string ends: the JDK has no vectorised search for one of two bytes. */
final class PlainRun {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    private PlainRun() {}

    /** The index of the first quote or backslash, or {@code to}. */
    static int end(byte[] bytes, int from, int to) {
        int at = from;
        // Two words a step: the processor works on one while it waits for the other.
        for (; at <= to - 16; at += 16) {
            long first = hits((long) LONGS.get(bytes, at));
            long second = hits((long) LONGS.get(bytes, at + 8));
            if ((first | second) != 0) {
                return first != 0 ? at + index(first) : at + 8 + index(second);
            }
        }
        while (at < to && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /**
     * The classic zero-byte test, once for each character. A borrow can mark a byte above a true hit but never one
     * below it, so the lowest mark is always true.
     */
    private static long hits(long word) {
        long quote = word ^ QUOTES;
        long backslash = word ^ BACKSLASHES;
        return ((quote - ONES & ~quote) | (backslash - ONES & ~backslash)) & HIGHS;
    }

    private static int index(long hits) {
        return Long.numberOfTrailingZeros(hits) >>> 3;
    }
}
