package io.github.camelrecraft.simulator.render;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The building blocks of a PNG file. */
public final class PngChunks {

    /** Length, type and checksum around the data of a chunk. */
    public static final int OVERHEAD = 12;

    private PngChunks() {}

    /** The eight bytes at the start of the file. */
    public static byte[] signature() {
        return new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    }

    /** The header of an opaque RGB image. */
    public static byte[] header(int width, int height) {
        byte eightBits = 8;
        byte rgb = 2;
        return chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(eightBits)
                        .put(rgb)
                        .array());
    }

    /** The end of the file. */
    public static byte[] end() {
        return chunk("IEND", new byte[0]);
    }

    /** Data with its length, type and checksum. */
    public static byte[] chunk(String type, byte[] data) {
        byte[] typed = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(typed);
        crc.update(data);
        return ByteBuffer.allocate(data.length + OVERHEAD)
                .putInt(data.length)
                .put(typed)
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }
}
