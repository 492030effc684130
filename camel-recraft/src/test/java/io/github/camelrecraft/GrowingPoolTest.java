package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.http.Delayer;
import java.util.ArrayDeque;
import java.util.List;
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

        look(MOST + 3);

        awaitBegun(MOST - CORE);
        assertThat(threads.getPoolSize()).isEqualTo(MOST);
    }

    @Test
    void whoeverLookedStopsWhenNothingWaitsAndNoThreadIsTooMany() throws Exception {
        block(CORE);
        pool.execute(this::standStill);
        release(CORE + 1);

        look();

        assertThat(looks).isEmpty();
    }

    @Test
    void aThreadGoesWhenNothingHasWaitedForSomeLooks() throws Exception {
        growTo(CORE + 2);

        look(GrowingPool.QUIET_LOOKS - 1);
        assertThat(threads.getMaximumPoolSize()).isEqualTo(CORE + 2);

        look();
        awaitThreads(CORE + 1);
    }

    @Test
    void inTheEndAsManyAreLeftAsAtTheBeginningAndNobodyLooks() throws Exception {
        growTo(MOST);

        for (int left = MOST - 1; left >= CORE; left--) {
            look(GrowingPool.QUIET_LOOKS);
            awaitThreads(left);
        }
        look();

        assertThat(looks).isEmpty();
        assertThat(threads.getCorePoolSize()).isEqualTo(CORE);
        block(CORE);
        assertThat(threads.getPoolSize()).isEqualTo(CORE);
    }

    @Test
    void noThreadGoesWhileAllOfThemAreHeldUp() throws Exception {
        growTo(CORE + 1);
        block(CORE + 1);

        look(3 * GrowingPool.QUIET_LOOKS);

        assertThat(threads.getMaximumPoolSize()).isEqualTo(CORE + 1);
    }

    @Test
    void whatIsHeldUpAfterAQuietTimeGetsAThreadAsSoonAsEver() throws Exception {
        growTo(CORE + 1);
        look(GrowingPool.QUIET_LOOKS - 1);
        block(CORE + 1);
        pool.execute(this::standStill);

        look(2); // from the first on it is known to wait

        awaitBegun(1);
        assertThat(threads.getPoolSize()).isEqualTo(CORE + 2);
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

        assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void aTimerThatFailsOnceIsAskedAgain() throws Exception {
        Queue<Error> errors = new ArrayDeque<>(List.of(new OutOfMemoryError("unable to create native thread")));
        GrowingPool failing = new GrowingPool(threads, (wait, look) -> {
            if (!errors.isEmpty()) {
                throw errors.remove();
            }
            looks.add(look);
            return new FutureTask<>(look, null);
        });
        block(CORE);

        assertThatThrownBy(() -> failing.execute(this::standStill)).isInstanceOf(OutOfMemoryError.class);
        failing.execute(this::standStill);
        look();

        awaitBegun(1);
        assertThat(threads.getPoolSize()).isEqualTo(CORE + 1);
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
        assertThat(begun.tryAcquire(tasks, 1, TimeUnit.MINUTES))
                .as("begun in time")
                .isTrue();
    }

    /** As many threads as if all had been held up and have gone on. */
    private void growTo(int size) throws InterruptedException {
        block(CORE);
        handOver(size - CORE);
        for (int more = CORE; more < size; more++) {
            look();
            awaitBegun(1);
        }
        release(size);
    }

    private void release(int tasks) {
        long done = threads.getCompletedTaskCount() + tasks;
        released.release(tasks);
        Awaitility.await().until(() -> threads.getCompletedTaskCount() == done && threads.getActiveCount() == 0);
        begun.drainPermits();
    }

    private void awaitThreads(int size) {
        Awaitility.await().until(threads::getPoolSize, left -> left == size);
    }

    private void look(int times) {
        for (int time = 0; time < times; time++) {
            look();
        }
    }

    private void look() {
        looks.remove().run();
    }
}
