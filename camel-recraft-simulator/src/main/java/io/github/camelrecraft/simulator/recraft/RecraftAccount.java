package io.github.camelrecraft.simulator.recraft;

/** The credits that are left. All keys share them, as all keys of an account do. Thread-safe. */
final class RecraftAccount {

    private static final long PLENTY = 1_000_000_000;

    private long credits = PLENTY;

    synchronized long credits() {
        return credits;
    }

    synchronized void credits(long left) {
        credits = left;
    }

    synchronized void renew() {
        credits = PLENTY;
    }

    /**
     * Takes what something costs.
     *
     * @throws RecraftRefusal when less is left
     */
    synchronized void charge(int units) {
        if (units > credits) {
            throw RecraftRefusal.poor(credits, units);
        }
        credits -= units;
    }
}
