package io.github.camelrecraft.http;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One request under way.
 *
 * @param <T> what its answer is turned into
 */
public final class HttpExchange<T> {

    private final CompletableFuture<T> result;
    private final CompletableFuture<Void> sent;
    private volatile boolean cancelled;
    private final Runnable release;
    private volatile @Nullable Future<?> running;

    /**
     * @param result  where the answer, or the exception, will be
     * @param sent    completed when the request may have reached the other side
     * @param release drops what has arrived so far
     */
    HttpExchange(CompletableFuture<T> result, CompletableFuture<Void> sent, Runnable release) {
        this.result = result;
        this.sent = sent;
        this.release = release;
    }

    /** The answer, or the exception that ended the exchange; completed by a thread of the transport, exactly once. */
    public CompletableFuture<T> result() {
        return result;
    }

    /** Whether the request may have reached the other side: false as long as nothing of its body, or of its head where it has none, was written. */
    public boolean wasSent() {
        return sent.isDone();
    }

    /** Runs an action once the request may have reached the other side, on a thread of the transport unless it has already. */
    public void whenSent(Runnable action) {
        var unused = sent.thenRun(action);
    }

    /** Ends the exchange and closes its connection; {@link #result} fails unless it is complete already. */
    public void cancel() {
        cancelled = true;
        Future<?> future = running;
        if (future != null) {
            future.cancel(true);
        }
        release.run();
        result.completeExceptionally(new CancellationException("cancelled"));
    }

    void runningAs(Future<?> future) {
        running = future;
        if (cancelled) {
            future.cancel(true);
        }
    }
}
