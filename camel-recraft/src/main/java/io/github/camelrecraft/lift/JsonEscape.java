package io.github.camelrecraft.lift;

import io.github.camelrecraft.image.BadImageException;

/** One escape of a JSON string, read byte by byte, because a network read may end anywhere in it. */
final class JsonEscape {

    /** The escape goes on. */
    static final int MORE = -1;

    private static final int CLOSED = -1;
    private static final int AFTER_BACKSLASH = 0;

    /** One of the two above, or how many hexadecimal digits are still to come. */
    private int state = CLOSED;

    private int unit;

    /** Begins after the backslash. */
    void begin() {
        state = AFTER_BACKSLASH;
    }

    /** Whether the next byte belongs to an escape. */
    boolean open() {
        return state != CLOSED;
    }

    /** The UTF-16 unit that the escape stands for once its last byte is in, {@link #MORE} before. */
    int accept(byte next) throws BadImageException {
        if (state == AFTER_BACKSLASH) {
            return afterBackslash(next);
        }
        int digit = Character.digit(next, 16);
        if (digit < 0) {
            throw new BadImageException("an image in the answer's JSON has a \\u escape without four digits");
        }
        unit = unit << 4 | digit;
        state--;
        if (state > 0) {
            return MORE;
        }
        state = CLOSED;
        return unit;
    }

    private int afterBackslash(byte next) throws BadImageException {
        if (next == 'u') {
            state = 4;
            unit = 0;
            return MORE;
        }
        state = CLOSED;
        return switch (next) {
            case '"', '\\', '/' -> next;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default ->
                throw new BadImageException("an image in the answer's JSON has an escape that JSON does not know");
        };
    }
}
