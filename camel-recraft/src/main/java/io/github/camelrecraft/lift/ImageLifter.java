package io.github.camelrecraft.lift;

import io.github.camelrecraft.image.BadImageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes images out of a JSON answer while it arrives, in constant memory: each goes decoded to an output of its own, and
 * the text {@code lifted:0}, {@code lifted:1}, … stands in its place. Every other byte is kept as it came.
 *
 * <p>An image is the text of a member with one of the given names when it is a data URI or base64 of some length (see
 * {@link ValueOpening}). Any other value of such a member is kept and, when it is an object or an array, looked into.
 * A name written with escapes is not recognised: no JSON writer escapes plain letters.
 *
 * <p>It assumes JSON and checks no more of it than that it has an end; the parser that reads the rest does. One thread
 * at a time.
 */
public final class ImageLifter implements Lifter {

    /** What stands in the JSON in place of an image, before its index. */
    public static final String PLACEHOLDER = "lifted:";

    private enum In {
        /** Between strings. */
        DOCUMENT,
        /** In a string that is kept. */
        STRING,
        /** After a backslash in such a string. */
        ESCAPE,
        /** In the first characters of a string that may be an image. */
        OPENING,
        /** In an image. */
        IMAGE
    }

    private final ImageOutputs outputs;
    private final MemberNames names;
    private final BoundedBytes json;
    private final Blocks.Scan scan = this::scan;

    private In in = In.DOCUMENT;

    /** The member just named: its colon or its value comes next, or its value is being read. */
    private @Nullable String member;

    private boolean afterColon;
    private @Nullable ValueOpening opening;
    private @Nullable LiftedValue image;
    private int lifted;

    /** How many objects and arrays have begun and not ended. */
    private int depth;

    /**
     * @param members      the JSON members whose text may be an image
     * @param outputs      where the images go
     * @param maxJsonBytes the most bytes to keep besides the images
     */
    public ImageLifter(Set<String> members, ImageOutputs outputs, int maxJsonBytes) {
        this.names = new MemberNames(members);
        this.outputs = outputs;
        this.json = new BoundedBytes(maxJsonBytes);
    }

    /**
     * Takes the next bytes of the answer, all of them.
     *
     * @throws AnswerTooLargeException when there is more JSON than allowed
     * @throws BadImageException       when an image cannot be decoded
     * @throws IOException             when an output fails
     */
    @Override
    public void accept(ByteBuffer chunk) throws IOException {
        Blocks.each(chunk, scan);
    }

    /**
     * The JSON without its images, once all of it was taken.
     *
     * @throws IOException when the answer ended inside a string, an object or an array
     */
    @Override
    public byte[] finish() throws IOException {
        if (in != In.DOCUMENT) {
            throw new IOException("the answer was cut inside " + (member == null ? "a text" : "'" + member + "'"));
        }
        if (depth > 0) {
            throw new IOException("the answer was cut between its members");
        }
        return json.toByteArray();
    }

    /** How many images there were so far. */
    int lifted() {
        return lifted;
    }

    /** Closes the output of an image that has not ended. Does nothing the second time. */
    @Override
    public void close() {
        if (image != null) {
            image.abort();
            image = null;
        }
    }

    private void scan(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            at = switch (in) {
                case DOCUMENT -> document(bytes, at, to);
                case STRING -> string(bytes, at, to);
                case ESCAPE -> escaped(bytes, at);
                case OPENING -> opening(bytes, at, to);
                case IMAGE -> image(bytes, at, to);
            };
        }
    }

    private int document(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        while (at < to && in == In.DOCUMENT) {
            byte next = bytes[at++];
            if (next == '"') {
                beginString();
            } else if (next == ':') {
                afterColon = true;
            } else if (!Base64Blocks.isWhitespace(next)) {
                member = null;
                depth += deeper(next);
            }
        }
        json.add(bytes, from, at);
        return at;
    }

    private static int deeper(byte next) {
        return switch (next) {
            case '{', '[' -> 1;
            case '}', ']' -> -1;
            default -> 0;
        };
    }

    private void beginString() {
        if (member != null && afterColon) {
            opening = new ValueOpening();
            in = In.OPENING;
        } else {
            member = null;
            names.begin();
            in = In.STRING;
        }
    }

    private int string(byte[] bytes, int from, int to) throws IOException {
        int end = PlainRun.end(bytes, from, to);
        names.add(bytes, from, end);
        if (end < to && bytes[end] == '"') {
            // Only a name has a colon after it: whether this was one, the next bytes tell.
            member = names.match();
            afterColon = false;
            in = In.DOCUMENT;
        } else if (end < to) {
            names.spoil();
            in = In.ESCAPE;
        }
        int next = Math.min(end + 1, to);
        json.add(bytes, from, next);
        return next;
    }

    private int escaped(byte[] bytes, int at) throws IOException {
        in = In.STRING;
        json.add(bytes, at, at + 1);
        return at + 1;
    }

    private int opening(byte[] bytes, int from, int to) throws IOException {
        ValueOpening value = Objects.requireNonNull(opening);
        int next = value.accept(bytes, from, to);
        if (value.decided()) {
            opening = null;
            if (value.isImage()) {
                beginImage(value.isDataUri());
            } else {
                names.spoil();
                in = In.STRING;
            }
            // What was held back goes the way that is now known.
            scan(value.raw(), 0, value.length());
        }
        return next;
    }

    private void beginImage(boolean dataUri) throws IOException {
        byte[] placeholder = (PLACEHOLDER + lifted).getBytes(StandardCharsets.US_ASCII);
        json.add(placeholder, 0, placeholder.length);
        int index = lifted++;
        image = new LiftedValue(
                Objects.requireNonNull(member),
                outputs.open(index),
                dataUri,
                problem -> outputs.failed(index, problem));
        in = In.IMAGE;
    }

    private int image(byte[] bytes, int from, int to) throws IOException {
        LiftedValue value = Objects.requireNonNull(image);
        int next = value.accept(bytes, from, to);
        if (value.ended()) {
            image = null;
            member = null;
            in = In.DOCUMENT;
            json.add(bytes, next - 1, next);
        }
        return next;
    }
}
