package io.github.camelrecraft.simulator.content;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * A known number of bytes that can be read any number of times. They need not be in memory: a reader gets them from
 * {@link #open()} piece by piece.
 *
 * @param length how many bytes there are
 * @param source opens them
 */
public record Content(long length, Supplier<InputStream> source) {

    /** Bytes in memory. They are not copied. */
    public static Content of(byte[] bytes) {
        return new Content(bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    /** Text in UTF-8. */
    public static Content of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One after the other; each is opened when its turn comes. */
    public static Content of(List<Content> parts) {
        long length = parts.stream().mapToLong(Content::length).sum();
        return new Content(length, () -> new SequenceInputStream(new Opening(parts)));
    }

    /** A new reader, at the first byte. */
    public InputStream open() {
        return source.get();
    }

    /** The same bytes as base64 text, encoded while they are read. */
    public Content base64() {
        return new Content((length + 2) / 3 * 4, () -> new Base64InputStream(open()));
    }

    /** The first bytes only. */
    public Content first(long bytes) {
        return bytes >= length ? this : new Content(bytes, () -> new LimitedInputStream(open(), bytes));
    }
}
