package io.github.camelrecraft.lift;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Decodes the payload of a data URI without {@code ;base64}: text in UTF-8, as SVG is often sent, with percent escapes
 * or without. A percent sign that begins no escape stands for itself, as browsers read it: {@code width="100%"}.
 */
final class PercentText implements Payload {

    private static final int NONE = -1;

    private final OutputStream output;
    private final byte[] buffer = new byte[2048];
    private int filled;

    /** After a percent sign. */
    private boolean escaping;

    /** The first of the two digits after it. */
    private int firstDigit = NONE;

    /** The first half of a pair of escaped UTF-16 units, or empty. */
    private String highSurrogate = "";

    PercentText(OutputStream output) {
        this.output = output;
    }

    @Override
    public void plain(byte[] bytes, int from, int to) throws IOException {
        releaseSurrogate();
        for (int at = from; at < to; at++) {
            accept(bytes[at]);
        }
    }

    @Override
    public void escaped(char unit) throws IOException {
        if (Character.isHighSurrogate(unit)) {
            releaseSurrogate();
            highSurrogate = String.valueOf(unit);
            return;
        }
        byte[] utf8 = (highSurrogate + unit).getBytes(StandardCharsets.UTF_8);
        highSurrogate = "";
        plain(utf8, 0, utf8.length);
    }

    @Override
    public void end() throws IOException {
        releaseSurrogate();
        releasePercent();
        output.write(buffer, 0, filled);
    }

    private void accept(byte next) throws IOException {
        if (!escaping && next != '%') {
            put(next);
            return;
        }
        int digit = Character.digit(next, 16);
        if (!escaping || digit < 0) {
            releasePercent();
            escaping = next == '%';
            if (!escaping) {
                put(next);
            }
        } else if (firstDigit == NONE) {
            firstDigit = digit;
        } else {
            put((byte) (firstDigit << 4 | digit));
            escaping = false;
            firstDigit = NONE;
        }
    }

    /** Writes what looked like the beginning of an escape and was not. */
    private void releasePercent() throws IOException {
        if (escaping) {
            put((byte) '%');
            if (firstDigit != NONE) {
                put((byte) Character.forDigit(firstDigit, 16));
            }
        }
        escaping = false;
        firstDigit = NONE;
    }

    /** Writes the first half of a pair that stayed alone; it becomes a question mark. */
    private void releaseSurrogate() throws IOException {
        if (!highSurrogate.isEmpty()) {
            highSurrogate = "";
            accept((byte) '?');
        }
    }

    private void put(byte next) throws IOException {
        if (filled == buffer.length) {
            output.write(buffer, 0, filled);
            filled = 0;
        }
        buffer[filled++] = next;
    }
}
