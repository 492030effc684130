package io.github.camelrecraft.http;

import io.github.camelrecraft.model.ImageContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries, piece by piece: images among the pieces are read when they are sent, and never whole.
 *
 * @param contentType the media type
 * @param pieces      in order
 */
public record HttpBody(String contentType, List<Piece> pieces) {

    /** Nothing. */
    public static final HttpBody NONE = new HttpBody("", List.of());

    /** The length of a piece that is not known before it is read. */
    public static final long UNKNOWN = -1;

    /** A part of a body. */
    public sealed interface Piece {

        /** Opens it for one reading. */
        InputStream open() throws IOException;

        /** How many bytes it has; {@link #UNKNOWN} when that is not known. */
        long length() throws IOException;
    }

    /**
     * Bytes as they are.
     *
     * @param bytes the bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them, and a copy of each body would be waste
    public record Bytes(byte[] bytes) implements Piece {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long length() {
            return bytes.length;
        }
    }

    /**
     * An image as it is.
     *
     * @param content the image
     */
    public record Raw(ImageContent content) implements Piece {
        @Override
        public InputStream open() throws IOException {
            return content.open();
        }

        @Override
        public long length() throws IOException {
            return content.length();
        }
    }

    /**
     * An image as base64.
     *
     * @param content the image
     */
    public record Base64(ImageContent content) implements Piece {
        @Override
        public InputStream open() throws IOException {
            return new Base64Encoding(content.open());
        }

        @Override
        public long length() throws IOException {
            long raw = content.length();
            return raw == UNKNOWN ? UNKNOWN : (raw + 2) / 3 * 4;
        }
    }

    /** Copies the pieces. */
    public HttpBody {
        pieces = List.copyOf(pieces);
    }

    /** A JSON body without images. */
    public static HttpBody json(byte[] json) {
        return new HttpBody("application/json", List.of(new Bytes(json)));
    }

    /** Whether there is nothing to send. */
    public boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Null when anything of it is not bytes as they are. */
    byte @Nullable [] bytesAlone() {
        return pieces.size() == 1 && pieces.get(0) instanceof Bytes all ? all.bytes() : null;
    }

    /** How many bytes there are; {@link #UNKNOWN} when a piece does not know. */
    public long length() throws IOException {
        long sum = 0;
        for (Piece piece : pieces) {
            long length = piece.length();
            if (length == UNKNOWN) {
                return UNKNOWN;
            }
            sum += length;
        }
        return sum;
    }
}
