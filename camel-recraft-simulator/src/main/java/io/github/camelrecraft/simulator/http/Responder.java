package io.github.camelrecraft.simulator.http;

/** The way back to the caller of one request. Used at most once, from any thread, at any time; or never. */
public interface Responder {

    /** Sends the answer. Does nothing when the caller has gone. */
    void reply(Reply reply);

    /** Resets the connection without an answer. */
    void reset();
}
