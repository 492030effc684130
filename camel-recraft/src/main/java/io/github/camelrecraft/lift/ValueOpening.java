package io.github.camelrecraft.lift;

import io.github.camelrecraft.image.BadImageException;
import java.util.Locale;

/**
 * The first characters of a member's text, held back until they show whether the text is an image.
 *
 * <p>An image is a data URI, or base64 of at least {@value #SHORTEST} characters: no image file is smaller, and an id,
 * a SHA-256 in hexadecimal or a word such as "none" is then left alone. An address has a colon, prose has spaces within
 * its first characters: neither is base64.
 */
final class ValueOpening {

    /** 60 bytes; the smallest PNG that can be made has 67. */
    static final int SHORTEST = 80;

    private static final String DATA = "data:";

    /** Enough even when each character is written as an escape of six. */
    private final byte[] raw = new byte[6 * SHORTEST];

    private final StringBuilder text = new StringBuilder(SHORTEST);
    private final JsonEscape escape = new JsonEscape();
    private int length;
    private boolean closed;

    /** Takes bytes of the string, its closing quote included, and returns the index of the first that it left. */
    int accept(byte[] bytes, int from, int to) throws BadImageException {
        int at = from;
        while (at < to && !decided()) {
            byte next = bytes[at++];
            raw[length++] = next;
            if (escape.open()) {
                append(escape.accept(next));
            } else if (next == '\\') {
                escape.begin();
            } else if (next == '"') {
                closed = true;
            } else {
                append(next & 0xFF);
            }
        }
        return at;
    }

    /** Whether enough is known. */
    boolean decided() {
        return closed || text.length() == SHORTEST || length == raw.length;
    }

    boolean isImage() {
        return isDataUri() || (!closed && text.chars().allMatch(c -> Base64Blocks.isBase64(c) || c == '='));
    }

    boolean isDataUri() {
        return text.length() >= DATA.length()
                && text.substring(0, DATA.length()).toLowerCase(Locale.ROOT).equals(DATA);
    }

    /** The bytes taken, as they came. */
    byte[] raw() {
        return raw;
    }

    /** How many of {@link #raw()} are used. */
    int length() {
        return length;
    }

    private void append(int unit) {
        if (unit != JsonEscape.MORE && unit != '\n' && unit != '\r' && unit != '\t') {
            text.append((char) unit);
        }
    }
}
