package io.github.camelrecraft.simulator.protocol;

import io.github.camelrecraft.simulator.http.HttpCall;

/** One provider's side of the wire: what it answers to a request. It does no I/O. */
public interface Protocol {

    /** The provider's name. */
    String provider();

    /** Whether a path is one of this provider's endpoints. */
    boolean serves(String path);

    /** Checks the request as the provider's documents say and, when it passes, takes the work. */
    Answer answer(HttpCall call, Twist twist);

    /** The provider's own words for an HTTP status. */
    Answer refusal(int status);

    /** Forgets jobs and caches. */
    void forget();
}
