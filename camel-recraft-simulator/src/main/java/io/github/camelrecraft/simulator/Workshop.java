package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.protocol.Errand;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The simulator's own threads: one that waits for everybody, and two that draw. */
final class Workshop implements AutoCloseable {

    private static final int PAINTERS = 2;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, threads("timer"));
    private final ExecutorService painters = Executors.newFixedThreadPool(PAINTERS, threads("painter"));
    private final Courier courier = new Courier(timer, painters);

    Workshop() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Runs something after a while, at once where that is possible.
     *
     * @param slow whether it draws, and so must not hold up a thread that others wait for
     */
    void after(Duration wait, boolean slow, Runnable task) {
        Runnable placed = slow ? () -> painters.execute(task) : task;
        if (wait.isZero()) {
            placed.run();
        } else {
            CompletableFuture.
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
