package io.github.camelrecraft.lift;

import io.github.camelrecraft.image.BadImageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes images out of an answer in parts ({@code multipart/form-data}, RFC 7578) while it arrives, in constant memory:
 * the part named {@value #JSON} is kept, every other part that has a name goes to an output of its own.
 *
 * <p>What an image is, its bytes say; the type that its part claims is not looked at. An image whose part is cut, with the
 * answer, is reported as failed, since those before it may be paid for. One thread at a time.
 */
public final class PartLifter implements Lifter {

    /** The part that holds the JSON. */
    static final String JSON = "response";

    /** A provider that sends more parts is not asked for images any more. */
    static final int MAX_PARTS = 128;

    /** Far more than the few headers of a part. */
    static final int MAX_HEAD = 4 << 10;

    /** A line's end, twice: where a part's headers end. */
    private static final int EMPTY_LINE = 0x0D0A0D0A;

    private static final int LINE_END = 0x0D0A;

    private enum In {
        /** In what a part holds, or in what stands before the first. */
        CONTENT,
        /** Behind a boundary, before its line ends. */
        BOUNDARY,
        /** In the headers of a part. */
        HEAD,
        /** Behind the last part. */
        END
    }

    private final byte[] delimiter;
    private final ImageOutputs outputs;
    private final BoundedBytes json;
    private final Blocks.Scan scan = this::scan;
    private final List<String> names = new ArrayList<>();
    private final ByteArrayOutputStream head = new ByteArrayOutputStream(256);

    private In in = In.CONTENT;

    /** How much of the delimiter the last bytes were: at the very start, its line break counts as met. */
    private int matched = 2;

    /** The last byte behind a boundary. */
    private int last;

    /** The last four bytes of the headers, their newest lowest. */
    private int tail;

    private int parts;
    private boolean hasJson;
    private boolean isImage;
    private OutputStream part = OutputStream.nullOutputStream();

    /**
     * @param boundary     as {@link #boundary} found it
     * @param outputs      where the images go
     * @param maxJsonBytes the most bytes to keep besides the images
     */
    public PartLifter(String boundary, ImageOutputs outputs, int maxJsonBytes) {
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.outputs = outputs;
        this.json = new BoundedBytes(maxJsonBytes);
    }

    /** The boundary that a media type names; empty when it is not one of several parts. */
    public static Optional<String> boundary(@Nullable String contentType) {
        return PartHead.boundary(contentType);
    }

    @Override
    public void accept(ByteBuffer chunk) throws IOException {
        Blocks.each(chunk, scan);
    }

    /** What the part with the JSON holds; nothing when there is none. */
    @Override
    public byte[] finish() throws IOException {
        if (in == In.CONTENT && isImage) {
            outputs.failed(names.size() - 1, new BadImageException("the answer was cut inside it"));
        }
        endPart();
        return json.toByteArray();
    }

    @Override
    public List<String> names() {
        return List.copyOf(names);
    }

    @Override
    public void close() {
        try {
            endPart();
        } catch (IOException e) {
            // The exchange has failed and reports why; that its leftovers do not close either adds nothing.
        }
    }

    private void scan(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            at = switch (in) {
                case CONTENT -> content(bytes, at, to);
                case BOUNDARY -> boundary(bytes[at], at + 1);
                case HEAD -> head(bytes[at], at + 1);
                case END -> to;
            };
        }
    }

    /** The delimiter's first byte is nowhere else in it: where a match breaks off, none has begun within it. */
    private int content(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        while (matched > 0 && at < to) {
            if (bytes[at] != delimiter[matched]) {
                part.write(delimiter, 0, matched);
                matched = 0;
            } else {
                at++;
                if (++matched == delimiter.length) {
                    matched = 0;
                    endPart();
                    last = 0;
                    in = In.BOUNDARY;
                    return at;
                }
            }
        }
        int start = at;
        while (at < to && bytes[at] != '\r') {
            at++;
        }
        part.write(bytes, start, at - start);
        if (at < to) {
            matched = 1;
            at++;
        }
        return at;
    }

    /** Two hyphens behind it make it the last one; blanks may follow it. */
    private int boundary(byte next, int after) throws IOException {
        if (next == '-' && last == '-') {
            in = In.END;
        } else if (next == '\n' && last == '\r') {
            head.reset();
            tail = LINE_END;
            in = In.HEAD;
        } else if ((last == 0 && next == '-')
                || ((last == 0 || last == ' ') && (next == ' ' || next == '\t' || next == '\r'))) {
            last = next == '\t' ? ' ' : next;
        } else {
            throw new IOException("the answer's parts cannot be told apart: its boundary is within one");
        }
        return after;
    }

    private int head(byte next, int after) throws IOException {
        if (head.size() == MAX_HEAD) {
            throw new IOException("a part of the answer has headers of more than " + MAX_HEAD + " bytes");
        }
        head.write(next);
        tail = tail << 8 | (next & 0xFF);
        if (tail == EMPTY_LINE) {
            beginPart(PartHead.name(head.toString(StandardCharsets.UTF_8)));
            in = In.CONTENT;
        }
        return after;
    }

    private void beginPart(@Nullable String name) throws IOException {
        if (++parts > MAX_PARTS) {
            throw new IOException("the answer has more than " + MAX_PARTS + " parts");
        }
        if (JSON.equals(name)) {
            if (hasJson) {
                throw new IOException("the answer has two parts named '" + JSON + "'");
            }
            hasJson = true;
            part = new Kept();
        } else if (name != null) {
            part = outputs.open(names.size());
            names.add(name);
            isImage = true;
        }
    }

    private void endPart() throws IOException {
        OutputStream ended = part;
        part = OutputStream.nullOutputStream();
        isImage = false;
        ended.close();
    }

    private final class Kept extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            json.add(bytes, offset, offset + length);
        }
    }
}
