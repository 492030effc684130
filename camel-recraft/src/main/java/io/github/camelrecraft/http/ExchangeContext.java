package io.github.camelrecraft.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.hc.client5.http.protocol.HttpClientContext;

/** What is noted of an exchange on its way through the client; in fields, since a map would wait with each exchange. */
final class ExchangeContext extends HttpClientContext {

    private final CompletableFuture<Void> sent;
    private final Executor connector;
    private volatile boolean begun;

    /**
     * @param sent      is completed when the request may have reached the other side
     * @param connector where its connection is begun
     */
    ExchangeContext(CompletableFuture<Void> sent, Executor connector) {
        this.sent = sent;
        this.connector = connector;
    }

    /** The client hands on what it was given. */
    static ExchangeContext of(HttpClientContext context) {
        return (ExchangeContext) context;
    }

    Executor connector() {
        return connector;
    }

    void markSent() {
        sent.complete(null);
    }

    /** Notes that the request goes on its way, and tells whether it did so before. */
    boolean beginsAgain() {
        boolean again = begun;
        begun = true;
        return again;
    }
}
