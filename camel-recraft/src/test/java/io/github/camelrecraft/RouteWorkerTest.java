package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whatever a pool does, what is handed to it runs, and once. */
class RouteWorkerTest {

    private final List<Thread> ran = new ArrayList<>();
    private final Runnable work = () -> ran.add(Thread.currentThread());

    @Test
    void whatAPoolTakesIsLeftToIt() {
        Queue<Runnable> taken = new ArrayDeque<>();

        new RouteWorker(taken::add, () -> false).execute(work);

        assertThat(ran).isEmpty();
        taken.forEach(Runnable::run);
        assertThat(ran).hasSize(1);
    }

    @Test
    void whatAFullPoolRejectsRunsWithTheCallersThread() {
        Executor full = task -> {
            throw new RejectedExecutionException("full");
        };

        new RouteWorker(full, () -> false).execute(work);

        assertThat(ran).containsExactly(Thread.currentThread());
    }

    @Test
    void whatAPoolDropsSinceItIsClosedRunsWithTheCallersThread() {
        ThreadPoolExecutor closed = new ThreadPoolExecutor(
                1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new ThreadPoolExecutor.CallerRunsPolicy());
        closed.shutdown();

        new RouteWorker(closed, closed::isShutdown).execute(work);

        assertThat(ran).containsExactly(Thread.currentThread());
    }

    @Test
    void whatAPoolTakesWhileItClosesRunsOnce() {
        Queue<Runnable> taken = new ArrayDeque<>();

        new RouteWorker(taken::add, () -> true).execute(work);
        taken.forEach(Runnable::run);

        assertThat(ran).hasSize(1);
    }

    @Test
    void whatAPoolFailsAtRunsWithTheCallersThread() {
        Executor broken = task -> {
            throw new IllegalStateException("its application has stopped");
        };

        new RouteWorker(broken, () -> false).execute(work);

        assertThat(ran).containsExactly(Thread.currentThread());
    }

    @Test
    void whereNoThreadIsToBeHadTheCallersWillDo() {
        Executor starved = task -> {
            throw new OutOfMemoryError("unable to create native thread");
        };

        new RouteWorker(starved, () -> false).execute(work);

        assertThat(ran).containsExactly(Thread.currentThread());
    }
}
