package io.github.camelrecraft.observe;

/** Hears of one request: {@link #sent} at most once, then {@link #ended} exactly once, never both at the same time. */
@FunctionalInterface
public interface RequestObservation {

    /** Begins to leave for the provider. Until then it waits for a connection, and cannot have been charged. */
    default void sent() {}

    /** Has ended: its images have arrived, or it failed. The route has not gone on yet. */
    void ended(RequestEnd end);
}
