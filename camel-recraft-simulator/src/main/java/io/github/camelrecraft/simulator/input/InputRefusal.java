package io.github.camelrecraft.simulator.input;

/** An image that a provider does not take. */
public final class InputRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final long limit;

    /** Why not. */
    public enum Reason {
        /** There is nothing where the URL points to. */
        DOWNLOAD,
        /** The bytes are no image. */
        UNREADABLE,
        /** An image of a kind that is not taken. */
        FORMAT,
        /** Too many bytes. */
        BYTES,
        /** A side is too long, or there are too many pixels. */
        TOO_LARGE,
        /** A side is too short. */
        TOO_SMALL
    }

    InputRefusal(Reason reason, long limit, String message) {
        super(message);
        this.reason = reason;
        this.limit = limit;
    }

    /** Why not. */
    public Reason reason() {
        return reason;
    }

    /** The limit that is broken, 0 when it is not a number. */
    public long limit() {
        return limit;
    }

    /** What is wrong with it, in words. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
