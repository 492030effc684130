package io.github.camelrecraft;

import io.github.camelrecraft.http.Delayer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A pool of few threads, its core, which has more, up to its maximum, while work has to wait for them. A pool of Java's has
 * no more than its core until its queue is full, though each thread may be held up; and those that it once had it keeps as
 * long as they are woken in turn, though one would do.
 *
 * <p>It looks after its queue only while there is something in it, or a thread beyond the core. What was there at one look
 * and has not begun at the next gets a thread more. When nothing has waited for many looks, a thread goes. The bounds of the
 * pool are its own: it sets both to the number of threads.
 */
final class GrowingPool implements Executor {

    /** Nothing to whom has waited for an image, and longer than threads wait for a processor that has much to do. */
    static final Duration LOOK = Duration.ofMillis(100);

    /** So many in which nothing waits, ten seconds: steps that block are seldom all held up when somebody looks. */
    static final int QUIET_LOOKS = 100;

    private final ThreadPoolExecutor pool;
    private final Delayer delayer;
    private final int core;
    private final int most;
    private final AtomicBoolean watched = new AtomicBoolean();

    /** How much had been handed over at the last look; of whoever watches. */
    private long handedOver;

    /** In how many looks nothing has waited; of whoever watches. */
    private int quiet;

    /**
     * @param delayer what is left to it does not take long
     */
    GrowingPool(ThreadPoolExecutor pool, Delayer delayer) {
        this.pool = pool;
        this.delayer = delayer;
        this.core = pool.getCorePoolSize();
        this.most = pool.getMaximumPoolSize();
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(work);
        watch();
    }

    private void watch() {
        if (!pool.getQueue().isEmpty() && watched.compareAndSet(false, true)) {
            handedOver = pool.getTaskCount();
            lookLater();
        }
    }

    private void lookLater() {
        boolean coming = false;
        try {
            var unused = delayer.after(LOOK, this::look);
            coming = true;
        } catch (RejectedExecutionException e) {
            // It is over: the threads that there are end what is left.
        } finally {
            if (!coming) {
                watched.set(false);
            }
        }
    }

    private void look() {
        int waiting = pool.getQueue().size();
        int threads = pool.getPoolSize();
        if (waiting == 0 && threads <= core) {
            rest();
            return;
        }
        long known = pool.getTaskCount();
        boolean heldUp = known - waiting < handedOver;
        handedOver = known;
        quiet = waiting == 0 ? quiet + 1 : 0;
        lookLater();
        if (heldUp) {
            resize(Math.min(threads + 1, most));
        } else if (quiet >= QUIET_LOOKS && pool.getActiveCount() < threads) {
            quiet = 0;
            resize(threads - 1);
        }
    }

    private void rest() {
        quiet = 0;
        try {
            resize(core);
        } finally {
            watched.set(false);
        }
        watch(); // for what has come in between
    }

    /** What is beyond the maximum goes as soon as it has nothing to do. */
    private void resize(int threads) {
        pool.setMaximumPoolSize(Math.max(threads, pool.getCorePoolSize()));
        pool.setCorePoolSize(threads);
        pool.setMaximumPoolSize(threads);
    }
}
