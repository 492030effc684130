package io.github.camelrecraft.http;

import java.time.Duration;
import java.util.concurrent.Future;

/** Runs something later, without a thread that waits for it. */
@FunctionalInterface
public interface Delayer {

    /**
     * Runs an action once, after a wait, on a thread of the delayer's own and never within this call. Cancelling the result
     * calls it off.
     *
     * @throws java.util.concurrent.RejectedExecutionException when it has shut down
     */
    Future<?> after(Duration wait, Runnable action);
}
