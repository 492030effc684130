package io.github.camelrecraft.http;

import java.io.IOException;

/** Too many requests wait for their turn already. This one was not sent and not charged. */
public final class GateFullException extends IOException {

    private final int waiting;

    GateFullException(int maxQueued, int waiting) {
        super("maxQueued=" + maxQueued + " requests may wait for their turn, and " + waiting
                + " do; send fewer at a time, or raise maxQueued");
        this.waiting = waiting;
    }

    /** How many wait. */
    public int waiting() {
        return waiting;
    }
}
