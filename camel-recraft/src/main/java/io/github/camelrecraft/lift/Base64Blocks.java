package io.github.camelrecraft.lift;

import io.github.camelrecraft.image.BadImageException;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes base64 that arrives in pieces of any size. Pieces are copied into a block that the JDK's decoder takes whole,
 * as its vectorised loop needs: the decoder's own stream is many times slower.
 *
 * <p>White space is ignored (mail programs and {@code base64} break lines), missing padding is accepted, anything else
 * outside the alphabet is an error.
 */
final class Base64Blocks implements Payload {

    /** What comes in small pieces, or has escapes, is gathered in a block of so many characters. */
    private static final int BLOCK = 2048;

    /** Of what comes in large pieces, so many are taken at once. */
    private static final int LARGE = 8192;

    /** To decode a whole block for fewer costs more than to search them for their end. */
    private static final int WORTH_A_TRY = BLOCK / 4;

    private final String member;
    private final OutputStream output;
    private final Base64Block block = new Base64Block(BLOCK);
    private final byte[] single = new byte[1];

    /** Null until there is use for it. */
    private @Nullable Base64Block large;

    /** How many characters the block holds that are not decoded. */
    private int filled;

    private long done;
    private long sinceEscape;
    private boolean padded;

    /**
     * @param member the JSON member to name in errors
     */
    Base64Blocks(String member, OutputStream output) {
        this.member = member;
        this.output = output;
    }

    /**
     * A quote or a backslash is no base64: a block that decodes has none. Behind characters that do not fill it, the
     * block holds those of the one before, which are base64. To try costs an exception when it fails, so it is tried
     * only after a block's length without escapes, and not when the last character already is no base64: an answer ends
     * so.
     */
    @Override
    public int sure(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        while (sinceEscape >= BLOCK && to - at >= WORTH_A_TRY) {
            Base64Block target = blockFor(filled + to - at);
            int part = Math.min(to - at, target.characters.length - filled);
            if (padded || !isBase64(bytes[at + part - 1])) {
                return at;
            }
            System.arraycopy(block.characters, 0, target.characters, 0, filled);
            System.arraycopy(bytes, at, target.characters, filled, part);
            if (target.decode() == Base64Block.NOT_BASE64) {
                sinceEscape = 0;
                return at;
            }
            writeGroups(target, filled + part);
            at += part;
        }
        return at;
    }

    private Base64Block blockFor(int characters) {
        if (characters < LARGE) {
            return block;
        }
        if (large == null) {
            large = new Base64Block(LARGE);
        }
        return large;
    }

    /** Writes the whole groups among the first characters of a decoded block, and keeps those behind them. */
    private void writeGroups(Base64Block source, int characters) throws IOException {
        int left = characters % 4;
        int taken = characters - left;
        source.write(taken / 4 * 3, output);
        System.arraycopy(source.characters, taken, block.characters, 0, left);
        filled = left;
        done += taken;
    }

    /** A block ends at a multiple of its length here, wherever pieces ended before: faults depend on the text alone. */
    @Override
    public void plain(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            int room = BLOCK - (int) (done % BLOCK) - filled;
            int part = Math.min(to - at, room);
            System.arraycopy(bytes, at, block.characters, filled, part);
            filled += part;
            at += part;
            sinceEscape += part;
            if (part == room && !written()) {
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
        if (!written()) {
            dropWhitespace();
            if (!written()) {
                throw fault(filled, "wrong length or padding");
            }
        }
    }

    /** Decodes and writes what is held; false, with nothing done, when it is not plain base64. */
    private boolean written() throws IOException {
        if (padded && filled > 0) {
            return false;
        }
        int length = filled == BLOCK ? block.decode() : block.decode(filled);
        if (length == Base64Block.NOT_BASE64) {
            return false;
        }
        block.write(length, output);
        padded |= block.padding(filled) > 0;
        done += filled;
        filled = 0;
        return true;
    }

    /** Makes room in a block that did not decode, or says why it did not. */
    private void dropWhitespace() throws IOException {
        int kept = 0;
        for (int at = 0; at < filled; at++) {
            byte next = block.characters[at];
            if (!isWhitespace(next)) {
                if (!isBase64(next) && next != '=') {
                    throw fault(kept, "a character outside its alphabet after " + (done + at) + " characters");
                }
                block.characters[kept++] = next;
            }
        }
        if (kept == filled) {
            throw fault(filled, "wrong length or padding");
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

    /**
     * What is wrong. The whole groups in front of it are written first, as they are where pieces end: they may be too many,
     * and which of two faults is told of must not depend on the pieces.
     *
     * @param legal how many characters of the block are in front of it
     */
    private BadImageException fault(int legal, String problem) throws IOException {
        if (!padded) {
            int unpadded = 0;
            while (unpadded < legal && block.characters[unpadded] != '=') {
                unpadded++;
            }
            block.write(block.decode(unpadded - unpadded % 4), output);
        }
        return new BadImageException("the image in '" + member + "' is not base64: " + problem);
    }
}
