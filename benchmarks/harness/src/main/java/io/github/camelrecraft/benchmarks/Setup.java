package io.github.camelrecraft.benchmarks;

import java.net.URI;

/**
 * What every contender is told.
 *
 * @param provider the fake provider's API, which a {@code /images/generations} is appended to
 * @param base64 whether images are asked for in the answer's JSON; by URL otherwise
 * @param sink where an image belongs
 * @param style how the contender is set up
 * @param inFlight how many images are made at once, for whoever must be told
 */
public record Setup(URI provider, boolean base64, Sink sink, Style style, int inFlight) {

    /** How much its user knows. */
    public enum Style {
        /** As its documentation's first example does it. */
        USUAL,
        /** With pools, threads and limits set by somebody who has measured. */
        TUNED,
        /** As {@link #TUNED}, its waiting threads being virtual ones. */
        VIRTUAL
    }

    /** Whether somebody who has measured did the setup. */
    public boolean tuned() {
        return style != Style.USUAL;
    }

    static Setup of(Arguments arguments) {
        return new Setup(
                URI.create(arguments.get("provider")),
                arguments.get("format").equals("b64_json"),
                Sink.of(arguments.get("sink")),
                Style.valueOf(arguments.get("style")),
                arguments.number("inFlight"));
    }
}
