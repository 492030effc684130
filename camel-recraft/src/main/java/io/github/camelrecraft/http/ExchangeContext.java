package io.github.camelrecraft.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.protocol.HttpClientContext;

/** What is noted of an exchange on its way through the client; in fields, since a map would wait with each exchange. */
final class ExchangeContext extends HttpClientContext {

    private final CompletableFuture<Void> sent;
    private final Executor connector;
    private final BooleanSupplier mayLeave;
    private volatile boolean begun;

    /**
     * @param sent      is completed when the request may have reached the other side
     * @param connector where its connection is begun
     * @param mayLeave  is asked at the last moment before the request may reach the other side
     */
    ExchangeContext(CompletableFuture<Void> sent, Executor connector, BooleanSupplier mayLeave) {
        this.sent = sent;
        this.connector = connector;
        this.mayLeave = mayLeave;
    }

    /** The client hands on what it was given. */
    static ExchangeContext of(HttpClientContext context) {
        return (ExchangeContext) context;
    }

    Executor connector() {
        return connector;
    }

    /**
     * The request leaves.
     *
     * @throws WithheldException when it must not any more
     */
    void markSent() throws WithheldException {
        if (!sent.isDone() && !mayLeave.getAsBoolean()) {
            throw new WithheldException();
        }
        sent.complete(null);
    }

    /** Notes that the request goes on its way, and tells whether it did so before. */
    boolean beginsAgain() {
        boolean again = begun;
        begun = true;
        return again;
    }
}
