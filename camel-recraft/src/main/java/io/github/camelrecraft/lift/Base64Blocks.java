package io.github.camelrecraft.lift;

import io.github.camelrecraft.image.BadImageException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * Decodes base64 that arrives in pieces of any size. Pieces are copied into a block that the JDK's decoder takes whole,
 * as its vectorised loop needs: the decoder's own stream is many times slower.
 *
 * <p>White space is ignored (mail programs and {@code base64} break lines), missing padding is accepted, anything else
 * outside the alphabet is an error.
 */
final class Base64Blocks implements Payload {

    /**
     * Small, because only a whole block can be taken without a search for its end (see {@link #sure}), and reads from the
     * network are of 8 to 16 KB.
     */
    private static final int GROUPS = 512;

    /** The output gets larger pieces than blocks: it may be a file. */
    private static final int PIECE = 24 * 1024;

    private static final Base64.Decoder DECODER = Base64.getDecoder();

    private final String member;
    private final OutputStream output;
    private final byte[] block = new byte[4 * GROUPS];
    private final byte[] decoded = new byte[3 * GROUPS];
    private final byte[] single = new byte[1];
    private int filled;
    private long done;
    private long sinceEscape;
    private boolean padded;

    /**
     * @param member the JSON member to name in errors
     */
    Base64Blocks(String member, OutputStream output) {
        this.member = member;
        this.output = new BufferedOutputStream(output, PIECE);
    }

    /**
     * A quote or a backslash is no base64: a block that decodes has none. To try costs an exception when it has, so it
     * is tried only after a block's length without escapes.
     */
    @Override
    public int sure(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        while (sinceEscape >= block.length && to - at >= block.length - filled) {
            int part = block.length - filled;
            System.arraycopy(bytes, at, block, filled, part);
            if (!decode(block)) {
                sinceEscape = 0;
                return at;
            }
            at += part;
        }
        return at;
    }

    @Override
    public void plain(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            int part = Math.min(to - at, block.length - filled);
            System.arraycopy(bytes, at, block, filled, part);
            filled += part;
            at += part;
            sinceEscape += part;
            if (filled == block.length && !decode(block)) {
                dropWhitespace();
            }
        }
    }

    @Override
    public void escaped(char unit) throws IOException {
        sinceEscape = 0;
        if (isWhitespace(unit)) {
            return; // an escaped line break every 76 characters must not cost a failed decode every block
        }
        single[0] = unit < 0x80 ? (byte) unit : 0; // 0 is as illegal as what it replaces
        plain(single, 0, 1);
    }

    @Override
    public void end() throws IOException {
        if (!decode(Arrays.copyOf(block, filled))) {
            dropWhitespace();
            if (!decode(Arrays.copyOf(block, filled))) {
                throw bad("wrong length or padding");
            }
        }
        output.flush();
    }

    /** Decodes and writes a whole number of groups; false, with nothing done, when it is not plain base64. */
    private boolean decode(byte[] source) throws IOException {
        if (padded && source.length > 0) {
            return false;
        }
        int length;
        try {
            length = DECODER.decode(source, decoded);
        } catch (IllegalArgumentException e) {
            return false;
        }
        int padding = padding(source);
        int characters = source.length - padding;
        if (length != characters / 4 * 3 + Math.max(0, characters % 4 - 1)) {
            throw new IOException("this JDK loses bytes when it decodes base64 (JDK-8321599): update Java, or start it"
                    + " with -XX:UseAVX=2");
        }
        output.write(decoded, 0, length);
        done += source.length;
        filled = 0;
        padded = padding > 0;
        return true;
    }

    private static int padding(byte[] source) {
        int padding = 0;
        while (padding < source.length && source[source.length - 1 - padding] == '=') {
            padding++;
        }
        return padding;
    }

    /** Makes room in a block that did not decode, or says why it did not. */
    private void dropWhitespace() throws BadImageException {
        int kept = 0;
        for (int at = 0; at < filled; at++) {
            byte next = block[at];
            if (!isWhitespace(next)) {
                if (!isBase64(next) && next != '=') {
                    throw bad("a character outside its alphabet after " + (done + at) + " characters");
                }
                block[kept++] = next;
            }
        }
        if (kept == filled) {
            throw bad("wrong length or padding");
        }
        filled = kept;
    }

    static boolean isBase64(int character) {
        return (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || character == '+'
                || character == '/';
    }

    static boolean isWhitespace(int character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t' || character == '\f';
    }

    private BadImageException bad(String problem) {
        return new BadImageException("the image in '" + member + "' is not base64: " + problem);
    }
}
