package io.github.camelrecraft.simulator.http;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request that has begun.
 *
 * @param resetAfter after how many bytes of its body the connection is reset, at its end when it has fewer; null for never
 * @param taker      gets the request when it has arrived in full
 */
public record Reception(@Nullable Long resetAfter, Taker taker) {

    /** Gets a request. Runs on an I/O thread and must not block it. */
    @FunctionalInterface
    public interface Taker {

        /** Looks at the request and answers now or later. */
        void take(HttpCall call, Responder responder);
    }

    /** It arrives in full. */
    public static Reception of(Taker taker) {
        return new Reception(null, taker);
    }
}
