package io.github.camelrecraft;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** The writes about one payment: one after the other, in the order in which they were asked for, away from who asks. */
final class SerialWrites {

    private final OpenLedger ledger;
    private final AtomicReference<CompletableFuture<?>> last =
            new AtomicReference<>(CompletableFuture.completedFuture(null));

    SerialWrites(OpenLedger ledger) {
        this.ledger = ledger;
    }

    /** Does one when those before have ended, whether or not they went well. */
    <T> CompletableFuture<T> then(Callable<T> write) {
        CompletableFuture<T> next = new CompletableFuture<>();
        var unused = last.getAndSet(next)
                .whenComplete((value, failure) -> ledger.execute(() -> {
                    try {
                        next.complete(write.call());
                    } catch (Exception | Error e) {
                        next.completeExceptionally(e);
                    }
                }));
        return next;
    }
}
