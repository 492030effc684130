package io.github.camelrecraft.benchmarks.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/**
 * A real PNG of a given length: grey noise, which no compression makes smaller, in deflate's stored blocks.
 *
 * <p>A small one is a single row. A large one repeats a block of rows, and what is missing to its length is in a chunk
 * that decoders pass over.
 */
final class Png {

    /** A single row of one pixel. */
    static final int SMALLEST = 70;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] ZLIB = {0x78, 0x01};
    private static final int STORED_HEADER = 5;
    private static final int STORED_LIMIT = 0xffff;
    private static final int LARGEST_ROW = SMALLEST - 2 + STORED_LIMIT;

    private static final int ROW = 4096; // a filter's number and the pixels
    private static final int ROWS = 13; // with the header of a stored block, a multiple of three

    /** All of a large one but its blocks and what fills it up: signature, IHDR, filler's frame, IDAT's frame, IEND. */
    private static final int FRAME = 8 + 25 + 12 + 8 + 2 + STORED_HEADER + 4 + 4 + 12;

    private Png() {}

    static Content of(int length) {
        if (length < SMALLEST) {
            throw new IllegalArgumentException("No PNG has " + length + " bytes");
        }
        return length <= LARGEST_ROW ? row(length) : rows(length);
    }

    private static Content row(int length) {
        byte[] pixels = noise(1, length - SMALLEST + 2);
        byte[] data = bytes(
                STORED_HEADER + pixels.length + 6,
                to -> to.put(ZLIB).put(stored(true, pixels)).putInt(checksum(new Adler32(), 1, pixels)));
        return Content.of(bytes(
                length,
                to -> to.put(SIGNATURE)
                        .put(header(pixels.length - 1, 1))
                        .put(chunk("IDAT", data))
                        .put(chunk("IEND"))));
    }

    private static Content rows(int length) {
        byte[] pixels = noise(ROWS, ROW);
        byte[] block = stored(false, pixels);
        int times = (length - FRAME) / block.length;
        byte[] filler = noise(1, (length - FRAME) % block.length);

        int dataLength = ZLIB.length + times * block.length + STORED_HEADER + 4;
        byte[] end =
                bytes(STORED_HEADER + 4, to -> to.put(stored(true)).putInt(checksum(new Adler32(), times, pixels)));
        CRC32 crc = new CRC32();
        crc.update("IDAT".getBytes(ISO_8859_1));
        crc.update(ZLIB);
        checksum(crc, times, block);
        crc.update(end);

        byte[] head = bytes(
                FRAME - end.length - 16 + filler.length,
                to -> to.put(SIGNATURE)
                        .put(header(ROW - 1, ROWS * times))
                        .put(chunk("fiLl", filler))
                        .putInt(dataLength)
                        .put("IDAT".getBytes(ISO_8859_1))
                        .put(ZLIB));
        byte[] tail = bytes(
                end.length + 16, to -> to.put(end).putInt((int) crc.getValue()).put(chunk("IEND")));
        return new Content(head, block, times, tail);
    }

    /** Rows that begin with the number of the filter that changes nothing. */
    private static byte[] noise(int rows, int length) {
        byte[] noise = new byte[rows * length];
        new SplittableRandom(length).nextBytes(noise);
        for (int at = 0; at < noise.length; at += length) {
            noise[at] = 0;
        }
        return noise;
    }

    private static byte[] header(int width, int height) {
        return chunk("IHDR", bytes(13, to -> to.putInt(width).putInt(height).put(new byte[] {8, 0, 0, 0, 0})));
    }

    private static byte[] chunk(String type, byte... data) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(ISO_8859_1));
        crc.update(data);
        return bytes(
                12 + data.length,
                to -> to.putInt(data.length)
                        .put(type.getBytes(ISO_8859_1))
                        .put(data)
                        .putInt((int) crc.getValue()));
    }

    private static byte[] stored(boolean last, byte... data) {
        return bytes(
                STORED_HEADER + data.length,
                to -> to.put((byte) (last ? 1 : 0))
                        .putShort(Short.reverseBytes((short) data.length))
                        .putShort(Short.reverseBytes((short) ~data.length))
                        .put(data));
    }

    private static int checksum(Checksum sum, int times, byte[] data) {
        for (int i = 0; i < times; i++) {
            sum.update(data);
        }
        return (int) sum.getValue();
    }

    private static byte[] bytes(int length, Consumer<ByteBuffer> filling) {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        filling.accept(buffer);
        return buffer.array();
    }
}
