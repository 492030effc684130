package io.github.camelrecraft.lift;

import io.github.camelrecraft.image.BadImageException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One JSON string on its way into an output, from after its opening quote to its closing one. */
final class LiftedValue {

    /** Far longer than a media type with its parameters. */
    private static final int LONGEST_HEADER = 512;

    private final String member;
    private final OutputStream output;
    private final JsonEscape escape = new JsonEscape();
    private final StringBuilder header = new StringBuilder();

    /** Null until the header of a data URI is over. */
    private @Nullable Payload payload;

    private final Problems problems;
    private boolean ended;

    /** Hears that a text is not an image. */
    interface Problems {
        void failed(BadImageException problem) throws BadImageException;
    }

    /**
     * @param member  the JSON member to name in errors
     * @param dataUri whether the text begins with {@code data:}, else it is plain base64
     * @param problems is told when the text turns out not to be an image; unless it throws, the rest is skipped
     */
    LiftedValue(String member, OutputStream output, boolean dataUri, Problems problems) {
        this.member = member;
        this.output = output;
        this.problems = problems;
        this.payload = dataUri ? null : new Base64Blocks(member, output);
    }

    /** Takes bytes up to and including the closing quote, and returns the index of the first that it left. */
    int accept(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        while (at < to && !ended) {
            if (escape.open()) {
                escaped(escape.accept(bytes[at++]));
                continue;
            }
            at = sure(bytes, at, to);
            int end = PlainRun.end(bytes, at, to);
            plain(bytes, at, end);
            if (end == to) {
                return to;
            }
            at = end + 1;
            if (bytes[end] == '"') {
                end();
            } else {
                escape.begin();
            }
        }
        return at;
    }

    /** Whether the closing quote was met; everything is written and the output closed by then. */
    boolean ended() {
        return ended;
    }

    /** Closes the output whatever state it is in. */
    void abort() {
        try {
            output.close();
        } catch (IOException e) {
            // The exchange has failed and reports why; that its leftovers do not close either adds nothing.
        }
    }

    private int sure(byte[] bytes, int from, int to) throws IOException {
        try {
            return payload == null ? from : payload.sure(bytes, from, to);
        } catch (BadImageException e) {
            giveUp(e);
            return from;
        }
    }

    private void plain(byte[] bytes, int from, int to) throws IOException {
        try {
            int at = from;
            while (payload == null && at < to) {
                headerCharacter((char) (bytes[at++] & 0xFF));
            }
            if (payload != null && at < to) {
                payload.plain(bytes, at, to);
            }
        } catch (BadImageException e) {
            giveUp(e);
        }
    }

    private void giveUp(BadImageException problem) throws BadImageException {
        problems.failed(problem);
        payload = Payload.NOTHING;
    }

    private void escaped(int unit) throws IOException {
        if (unit == JsonEscape.MORE) {
            return;
        }
        try {
            if (payload == null) {
                headerCharacter((char) unit);
            } else {
                payload.escaped((char) unit);
            }
        } catch (BadImageException e) {
            giveUp(e);
        }
    }

    private void headerCharacter(char next) throws BadImageException {
        if (next == ',') {
            payload = header.toString().strip().toLowerCase(Locale.ROOT).endsWith(";base64")
                    ? new Base64Blocks(member, output)
                    : new PercentText(output);
        } else if (header.length() == LONGEST_HEADER) {
            throw notADataUri();
        } else {
            header.append(next);
        }
    }

    private void end() throws IOException {
        try {
            if (payload == null) {
                throw notADataUri();
            }
            payload.end();
        } catch (BadImageException e) {
            giveUp(e);
        }
        ended = true;
        output.close();
    }

    private BadImageException notADataUri() {
        return new BadImageException("the image in '" + member + "' begins with data: but no comma follows");
    }
}
