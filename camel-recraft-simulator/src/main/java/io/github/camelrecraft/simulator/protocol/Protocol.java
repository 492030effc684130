package io.github.camelrecraft.simulator.protocol;

import io.github.camelrecraft.simulator.http.HttpCall;
import org.jspecify.annotations.Nullable;

/** One provider's side of the wire: what it answers to a request. It does no I/O. */
public interface Protocol {

    /** The provider's name. */
    String provider();

    /** Whether a path is one of this provider's endpoints. */
    boolean serves(String path);

    /** Checks the request as the provider's documents say and, when it passes, takes the work. */
    Answer answer(HttpCall call, Twist twist);

    /**
     * The provider's own words for an HTTP status.
     *
     * @param code the provider's code; null for the one that is usual with the status
     */
    Answer refusal(int status, @Nullable String code);

    /**
     * What a request is for.
     *
     * @param beginning the request, perhaps without the end of its body
     */
    Purpose purpose(HttpCall beginning);

    /** Forgets jobs and caches. */
    void forget();
}
