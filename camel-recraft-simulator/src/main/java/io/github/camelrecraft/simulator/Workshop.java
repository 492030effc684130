package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.protocol.Errand;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;

/** The simulator's own threads: one that waits for everybody, and two that draw. */
final class Workshop implements AutoCloseable {

    private static final int PAINTERS = 2;

    // Tasks are discarded when the simulator is closed: it has dropped every connection, nobody waits for them.
    private final ScheduledExecutorService timer =
            new ScheduledThreadPoolExecutor(1, threads("timer"), new DiscardPolicy());
    private final ExecutorService painters = new ThreadPoolExecutor(
            PAINTERS,
            PAINTERS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            threads("painter"),
            new DiscardPolicy());
    private final Courier courier;

    Workshop(Faults faults, Links links, InstantSource clock) {
        courier = new Courier(timer, painters, faults, links, clock);
    }

    /**
     * Runs something after a while, or at once.
     *
     * @param slow whether it may draw, and so must not hold up a thread that others wait for
     */
    void after(Duration wait, boolean slow, Runnable task) {
        Runnable placed = slow ? () -> painters.execute(task) : task;
        if (wait.isZero()) {
            placed.run();
        } else {
            var unused = timer.schedule(placed, wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    void run(Errand errand, Duration wait) {
        after(wait, true, () -> courier.run(errand));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        painters.shutdownNow();
    }

    private static ThreadFactory threads(String name) {
        return task -> {
            Thread thread = new Thread(task, "recraft-simulator-" + name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
