package io.github.camelrecraft.simulator.content;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bytes in memory, or a part of them. They are never copied. */
public final class Bytes {

    /** No bytes. */
    public static final Bytes NONE = of(new byte[0]);

    private final byte[] array;
    private final int offset;
    private final int length;

    private Bytes(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /** All of the array, which must not change any more. */
    public static Bytes of(byte[] array) {
        return new Bytes(array, 0, array.length);
    }

    /** How many there are. */
    public int length() {
        return length;
    }

    /** The byte at this position, 0 to 255. */
    public int at(int position) {
        if (position < 0 || position >= length) {
            throw new IndexOutOfBoundsException("No byte " + position + " of " + length);
        }
        return array[offset + position] & 0xFF;
    }

    /** From one position up to, but not including, another. */
    public Bytes part(int from, int to) {
        if (from < 0 || to < from || to > length) {
            throw new IndexOutOfBoundsException("No part " + from + " to " + to + " of " + length);
        }
        return new Bytes(array, offset + from, to - from);
    }

    /** The first ones, at most as many as there are. */
    public Bytes first(int count) {
        return part(0, Math.min(count, length));
    }

    /** Whether these characters of ISO 8859-1 stand at this position. */
    public boolean has(String characters, int position) {
        if (position < 0 || position > length - characters.length()) {
            return false;
        }
        for (int i = 0; i < characters.length(); i++) {
            if (at(position + i) != characters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The first position, not before another one, of these characters of ISO 8859-1; -1 when they do not occur. */
    public int find(String characters, int from) {
        for (int i = from; i <= length - characters.length(); i++) {
            if (array[offset + i] == (byte) characters.charAt(0) && has(characters, i)) {
                return i;
            }
        }
        return -1;
    }

    /** As UTF-8. */
    public String text() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }

    /** A reader of them. */
    public InputStream open() {
        return new ByteArrayInputStream(array, offset, length);
    }

    /** Their SHA-256 as 64 hexadecimal digits, in lower case. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(array, offset, length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
