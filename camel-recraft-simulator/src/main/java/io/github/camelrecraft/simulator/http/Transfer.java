package io.github.camelrecraft.simulator.http;

import org.jspecify.annotations.Nullable;

/**
 * How the body of an answer is sent.
 *
 * @param ending  how it ends
 * @param pace    how slowly it is sent; null for as fast as the caller takes it
 * @param surplus how many more bytes {@code Content-Length} announces than there are; fewer when it is negative
 * @param endless whether spaces follow for ever, in chunks
 */
public record Transfer(Ending ending, @Nullable Pace pace, long surplus, boolean endless) {

    /** As it should be. */
    public static final Transfer FINE = new Transfer(Ending.WHOLE, null, 0, false);

    /** With another ending. */
    public static Transfer of(Ending ending) {
        return new Transfer(ending, null, 0, false);
    }

    /** Slowly. */
    public static Transfer of(Pace pace) {
        return new Transfer(Ending.WHOLE, pace, 0, false);
    }

    /** Announced as longer than it is, or shorter. */
    public static Transfer announcing(long surplus) {
        return new Transfer(Ending.WHOLE, null, surplus, false);
    }

    /** Without an end. */
    public static Transfer withoutEnd() {
        return new Transfer(Ending.WHOLE, null, 0, true);
    }

    /** Both; where they disagree, the other one's. */
    public Transfer then(Transfer other) {
        return new Transfer(
                other.ending.how() != Ending.How.WHOLE ? other.ending : ending,
                other.pace != null ? other.pace : pace,
                other.surplus != 0 ? other.surplus : surplus,
                endless || other.endless);
    }
}
