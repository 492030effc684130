package io.github.camelrecraft.lift;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/** Characters for the JDK's decoder, which is quick for a whole array alone, and room for what they stand for. */
final class Base64Block {

    /** The characters are not base64, or wrongly padded. */
    static final int NOT_BASE64 = -1;

    private static final Base64.Decoder DECODER = Base64.getDecoder();

    /** They stay until others take their place: those behind the ones that are new are decoded again with them. */
    final byte[] characters;

    private final byte[] decoded;

    /**
     * @param size how many characters there is room for, in whole groups
     */
    Base64Block(int size) {
        characters = new byte[size];
        decoded = new byte[size / 4 * 3];
    }

    /** Says how many bytes all the characters stand for, or {@link #NOT_BASE64}. */
    int decode() throws IOException {
        return decode(characters);
    }

    /** The same of the first characters, at the cost of a copy. */
    int decode(int count) throws IOException {
        return decode(Arrays.copyOf(characters, count));
    }

    private int decode(byte[] source) throws IOException {
        int length;
        try {
            length = DECODER.decode(source, decoded);
        } catch (IllegalArgumentException e) {
            return NOT_BASE64;
        }
        int unpadded = source.length - padding(source.length);
        if (length != unpadded / 4 * 3 + Math.max(0, unpadded % 4 - 1)) {
            throw new IOException("this JDK loses bytes when it decodes base64 (JDK-8321599): update Java, or start it"
                    + " with -XX:UseAVX=2");
        }
        return length;
    }

    /** How many of the first characters are padding at their end. */
    int padding(int count) {
        int padding = 0;
        while (padding < count && characters[count - 1 - padding] == '=') {
            padding++;
        }
        return padding;
    }

    /** Writes the first bytes of what was decoded last. */
    void write(int length, OutputStream output) throws IOException {
        output.write(decoded, 0, length);
    }
}
