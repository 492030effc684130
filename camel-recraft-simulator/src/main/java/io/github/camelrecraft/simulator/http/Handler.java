package io.github.camelrecraft.simulator.http;

/** Takes every request. Runs on an I/O thread and must not block it. */
@FunctionalInterface
public interface Handler {

    /**
     * Decides by the beginning of a request what becomes of it.
     *
     * @param beginning the head, and the body as far as it has come: whole when it is short, else its first 4 KiB or more
     */
    Reception meet(HttpCall beginning);
}
