package io.github.camelrecraft;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Where routes go on: with a pool's thread or, when the pool is full or closed, with the caller's. An exchange without an
 * end would be worse than a foreign thread, so whatever is handed over runs, and once.
 */
final class RouteWorker implements Executor {

    private final Executor pool;
    private final BooleanSupplier closed;

    /**
     * @param closed whether the pool has been shut down
     */
    RouteWorker(Executor pool, BooleanSupplier closed) {
        this.pool = pool;
        this.closed = closed;
    }

    @Override
    public void execute(Runnable work) {
        Once once = new Once(work);
        if (!handOver(once)) {
            once.run();
        }
    }

    /**
     * Leaves work to the pool. One whose policy is that callers run what it rejects drops without a word what comes after its
     * end.
     *
     * @return whether the pool has taken it, for certain
     */
    private boolean handOver(Runnable work) {
        try {
            pool.execute(work);
            return !closed.getAsBoolean();
        } catch (RuntimeException | Error e) { // full, closed, without a thread, or not made for this
            return false;
        }
    }

    /** What a pool that closes has taken and what the caller runs in its place are the same. */
    private static final class Once implements Runnable {

        private final Runnable work;
        private final AtomicBoolean begun = new AtomicBoolean();

        Once(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            if (begun.compareAndSet(false, true)) {
                work.run();
            }
        }
    }
}
