package io.github.camelrecraft;

import io.github.camelrecraft.http.Delayer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A pool of few threads, its core, which has more, up to its maximum, while work has to wait for them. A pool of Java's has
 * all threads of its core at the first occasion, though one that is busy may be free before another has woken up; and no
 * more than these until its queue is full, though each of them may be held up.
 *
 * <p>It looks after its queue only while there is something in it. What was there at one look and has not begun at the next
 * gets a thread more. When the queue is empty, those that there are stay as long as they are of use.
 */
final class GrowingPool implements Executor {

    /** Nothing to whom has waited for an image, and longer than threads wait for a processor that has much to do. */
    static final Duration LOOK = Duration.ofMillis(100);

    private final ThreadPoolExecutor pool;
    private final Delayer delayer;
    private final int core;
    private final AtomicBoolean watched = new AtomicBoolean();

    /** How much had been handed over at the last look; of whoever watches. */
    private long handedOver;

    /**
     * @param delayer what is left to it does not take long
     */
    GrowingPool(ThreadPoolExecutor pool, Delayer delayer) {
        this.pool = pool;
        this.delayer = delayer;
        this.core = pool.getCorePoolSize();
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
        try {
            var unused = delayer.after(LOOK, this::look);
        } catch (RejectedExecutionException e) {
            // It is over: the threads that there are end what is left.
        }
    }

    private void look() {
        BlockingQueue<Runnable> queue = pool.getQueue();
        int waiting = queue.size();
        if (waiting == 0) {
            pool.setCorePoolSize(core);
            watched.set(false);
            watch(); // for what has come in between
            return;
        }
        long known = pool.getTaskCount();
        boolean heldUp = known - waiting < handedOver;
        handedOver = known;
        lookLater();
        if (heldUp) {
            grow();
        }
    }

    /** Threads that are there beyond the core, from the last time, are busy too. */
    private void grow() {
        int threads = Math.max(pool.getCorePoolSize(), pool.getPoolSize()) + 1;
        pool.setCorePoolSize(Math.min(threads, pool.getMaximumPoolSize()));
    }
}
