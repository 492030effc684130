package io.github.camelrecraft.benchmarks.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * Bytes with a block that repeats in their middle: as many as one likes, in the memory of one block.
 *
 * @param head what comes first
 * @param block what repeats; its length is a multiple of three, for {@link #base64()}
 * @param times how often
 * @param tail what comes last
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Content(byte[] head, byte[] block, int times, byte[] tail) {

    private static final byte[] NONE = {};

    static Content of(byte... bytes) {
        return new Content(bytes, NONE, 0, NONE);
    }

    static Content of(String text) {
        return of(text.getBytes(ISO_8859_1));
    }

    long length() {
        return head.length + (long) block.length * times + tail.length;
    }

    Content between(String before, String after) {
        byte[] first = before.getBytes(ISO_8859_1);
        byte[] last = after.getBytes(ISO_8859_1);
        return times == 0
                ? of(join(first, head, tail, last))
                : new Content(join(first, head), block, times, join(tail, last));
    }

    /** The same in base64: what repeats is turned by so many bytes that each of its rounds begins a new group of three. */
    Content base64() {
        Base64.Encoder encoder = Base64.getEncoder();
        if (times == 0) {
            return of(encoder.encode(join(head, tail)));
        }
        int turn = Math.floorMod(-head.length, 3);
        byte[] first = Arrays.copyOf(block, turn);
        byte[] others = Arrays.copyOfRange(block, turn, block.length);
        return new Content(
                encoder.encode(join(head, first)),
                encoder.encode(join(others, first)),
                times - 1,
                encoder.encode(join(others, tail)));
    }

    /** About its first half. */
    Content half() {
        return times == 0
                ? of(Arrays.copyOf(join(head, tail), (head.length + tail.length) / 2))
                : new Content(head, block, times / 2, NONE);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
