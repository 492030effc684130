package io.github.camelrecraft.simulator.http;

/** Takes every request. Runs on an I/O thread and must not block it. */
@FunctionalInterface
public interface Handler {

    /** Looks at the request and answers now or later. */
    void handle(HttpCall call, Responder responder);
}
