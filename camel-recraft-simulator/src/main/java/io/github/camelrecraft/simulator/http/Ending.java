package io.github.camelrecraft.simulator.http;

/**
 * How the body of an answer ends.
 *
 * @param how        what happens
 * @param afterBytes after how many bytes of the body; the headers announce all of them
 */
public record Ending(How how, long afterBytes) {

    /** The body arrives whole. */
    public static final Ending WHOLE = new Ending(How.WHOLE, Long.MAX_VALUE);

    /** What happens after the bytes. */
    public enum How {
        /** Nothing special. */
        WHOLE,
        /** The connection is closed. */
        CLOSE,
        /** The connection is reset. */
        RESET,
        /** Nothing more is sent and the connection stays open. */
        STALL
    }
}
