package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.http.Delayer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two threads, and up to six while work stands still; the test says when the pool looks at its queue. */
class GrowingPoolTest {

    private static final int CORE = 2;
    private static final int MOST = 6;

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(CORE, MOST, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    private final Queue<Runnable> looks = new ArrayDeque<>();
    private final GrowingPool pool = new GrowingPool(threads, (wait, look) -> {
        looks.add(look);
        return new FutureTask<>(look, null);
    });

    private final Semaphore begun = new Semaphore(0);
    private final Semaphore released = new Semaphore(0);

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void nobodyLooksWhileAThreadIsFreeForAllThatComes() throws Exception {
        block(CORE);

        assertThat(looks).isEmpty();
    }

    @Test
    void whatStillWaitsAtTheNextLookGetsAThreadMore() throws Exception {
        block(CORE);
        pool.execute(this::standStill);

        look();

        awaitBegun(1);
        assertThat(threads.getPoolSize()).isEqualTo(CORE + 1);
    }

    @Test
    void whatGoesOnNeedsNoThreadMore() throws Exception {
        block(CORE);
        pool.execute(this::standStill);
        released.release();
        awaitBegun(1);
        pool.execute(this::standStill);

        look();
        assertThat(threads.getPoolSize()).as("what waits has come since").isEqualTo(CORE);

        look();
        assertThat(threads.getPoolSize()).as("what waits has waited").isEqualTo(CORE + 1);
    }

    @Test
    void thereAreNoMoreThanTheMost() throws Exception {
        block(CORE);
        handOver(MOST + 3);

        for (int times = 0; times < MOST + 3; times++) {
            look();
        }

        awaitBegun(MOST - CORE);
        assertThat(threads.getPoolSize()).isEqualTo(MOST);
    }

    @Test
    void whenNothingWaitsNobodyLooksAndTheNextTimeFewAreEnoughAgain() throws Exception {
        block(CORE);
        handOver(3);
        look();
        released.release(CORE + 3);
        Awaitility.await().until(() -> threads.getCompletedTaskCount() == CORE + 3);

        look();

        assertThat(looks).isEmpty();
        assertThat(threads.getCorePoolSize()).isEqualTo(CORE);
    }

    @Test
    void threadsThatAreThereFromTheLastTimeAreNoReasonToWaitLonger() throws Exception {
        block(CORE);
        handOver(MOST - CORE - 1);
        while (threads.getPoolSize() < MOST - 1) {
            look();
        }
        released.release(MOST - 1);
        Awaitility.await().until(() -> threads.getCompletedTaskCount() == MOST - 1);
        begun.drainPermits();
        look();

        block(MOST - 1);
        pool.execute(this::standStill);
        look();
        if (threads.getPoolSize() < MOST) {
            look(); // the first was due to one that a thread had not yet taken
        }

        awaitBegun(1);
        assertThat(threads.getPoolSize()).isEqualTo(MOST);
    }

    @Test
    void withoutATimerWorkIsDoneAllTheSame() throws Exception {
        Delayer closed = (wait, look) -> {
            throw new RejectedExecutionException("closed");
        };
        GrowingPool over = new GrowingPool(threads, closed);
        CountDownLatch done = new CountDownLatch(1);
        block(CORE);

        over.execute(done::countDown);
        released.release();

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    /** So many threads stand still. */
    private void block(int tasks) throws InterruptedException {
        handOver(tasks);
        awaitBegun(tasks);
    }

    private void handOver(int tasks) {
        for (int task = 0; task < tasks; task++) {
            pool.execute(this::standStill);
        }
    }

    private void standStill() {
        begun.release();
        released.acquireUninterruptibly();
    }

    private void awaitBegun(int tasks) throws InterruptedException {
        assertThat(begun.tryAcquire(tasks, 20, TimeUnit.SECONDS))
                .as("begun in time")
                .isTrue();
    }

    private void look() {
        looks.remove().run();
    }
}
