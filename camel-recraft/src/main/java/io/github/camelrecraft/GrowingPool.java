package io.github.camelrecraft;

import io.github.camelrecraft.http.Delayer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A pool of few threads, its core, which has more, up to its maximum, while work has to wait for them. A pool of Java's has
 * all threads of its core at the first occasion, though one that is busy may be free before another has woken up; no more
 * than these until its queue is full, though each of them may be held up; and lets none go that is woken in turn, though one
 * would do.
 *
 * <p>It looks after its queue only while there is something in it, or a thread beyond the core. What was there at one look
 * and has not begun at the next gets a thread more. When nothing has waited for some looks, a thread that is idle goes.
 */
final class GrowingPool implements Executor {

    /** Nothing to whom has waited for an image, and longer than threads wait for a processor that has much to do. */
    static final Duration LOOK = Duration.ofMillis(100);

    /** So many in which nothing waits: threads come ten times as fast as they go, since work that blocks comes in bursts. */
    static final int QUIET_LOOKS = 10;

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
        long known = pool.getTaskCount();
        boolean heldUp = known - waiting < handedOver;
        handedOver = known;
        quiet = waiting == 0 ? quiet + 1 : 0;
        if (waiting == 0 && pool.getPoolSize() <= core) {
            resize(core);
            watched.set(false);
            watch(); // for what has come in between
            return;
        }
        lookLater();
        if (heldUp) {
            resize(Math.min(pool.getPoolSize() + 1, most));
        } else if (quiet >= QUIET_LOOKS && pool.getActiveCount() < pool.getPoolSize()) {
            quiet = 0;
            resize(pool.getPoolSize() - 1);
        }
    }

    /** What a pool of Java's has beyond its maximum goes as soon as it is idle. */
    private void resize(int threads) {
        pool.setMaximumPoolSize(Math.max(threads, pool.getCorePoolSize()));
        pool.setCorePoolSize(threads);
        pool.setMaximumPoolSize(threads);
    }
}
