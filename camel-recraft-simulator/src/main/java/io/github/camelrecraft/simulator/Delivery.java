package io.github.camelrecraft.simulator;

/**
 * What goes wrong on the way to a webhook.
 *
 * @param lost   whether it never arrives
 * @param copies how often it arrives
 * @param forged whether it is not what was signed
 * @param stale  whether it was signed long ago
 */
record Delivery(boolean lost, int copies, boolean forged, boolean stale) {

    /** Nothing. */
    static final Delivery FINE = new Delivery(false, 1, false, false);

    /** Both; where they disagree, the other one's. */
    Delivery then(Delivery other) {
        return new Delivery(
                lost || other.lost,
                other.copies != 1 ? other.copies : copies,
                forged || other.forged,
                stale || other.stale);
    }
}
