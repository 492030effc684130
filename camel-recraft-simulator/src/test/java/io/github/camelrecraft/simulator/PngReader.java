package io.github.camelrecraft.simulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Reads the chunks of a PNG and checks each checksum. */
final class PngReader {

    private PngReader() {}

    /** The types of the chunks, in order. */
    static List<String> chunks(byte[] file) {
        List<String> types = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(file).position(8);
        while (bytes.hasRemaining()) {
            int length = bytes.getInt();
            CRC32 crc = new CRC32();
            crc.update(file, bytes.position(), length + 4);
            types.add(new String(file, bytes.position(), 4, StandardCharsets.US_ASCII));
            bytes.position(bytes.position() + length + 4);
            if (bytes.getInt() != (int) crc.getValue()) {
                throw new IllegalStateException("Wrong checksum after " + types);
            }
        }
        return types;
    }
}
