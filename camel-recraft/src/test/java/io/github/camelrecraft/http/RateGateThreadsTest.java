package io.github.camelrecraft.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many threads at one gate, with real timers. */
class RateGateThreadsTest {

    private static final int THREADS = 4;
    private static final int REQUESTS_OF_A_THREAD = 500;
    private static final int MAX_IN_FLIGHT = 3;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final RateGate gate = new RateGate(
            Clock.systemUTC(), (wait, action) -> timer.schedule(action, wait.toMillis(), TimeUnit.MILLISECONDS));

    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger went = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();

    @AfterEach
    void stop() {
        gate.close();
        timer.shutdownNow();
        threads.shutdownNow();
    }

    @Test
    void nobodyIsLostAndNeverAreTooManyUnderWay() {
        RateLimits one = new RateLimits(MAX_IN_FLIGHT, 0, 0, 0, 10_000);
        RateLimits other = new RateLimits(MAX_IN_FLIGHT, 0, 0, 0, 20_000);
        List<CompletableFuture<Void>> callers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            RateLimits limits = thread % 2 == 0 ? one : other;
            callers.add(CompletableFuture.runAsync(() -> callers(limits), threads));
        }
        callers.forEach(CompletableFuture::join);

        await().untilAsserted(() -> assertThat(went.get() + left.get()).isEqualTo(THREADS * REQUESTS_OF_A_THREAD));
        await().untilAsserted(() -> assertThat(gate.inFlight()).isZero());
        assertThat(gate.waiting()).isZero();
        assertThat(went.get()).isPositive();
        assertThat(most.get()).isBetween(1, MAX_IN_FLIGHT);
    }

    private void callers(RateLimits limits) {
        for (int i = 0; i < REQUESTS_OF_A_THREAD; i++) {
            CompletableFuture<RateGate.Pass> turn = gate.enter(limits, 1);
            turn.whenComplete((pass, failure) -> {
                if (failure == null) {
                    most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                    threads.execute(() -> end(pass));
                } else {
                    left.incrementAndGet();
                }
            });
            if (i % 7 == 0) {
                turn.cancel(false);
            }
            if (i % 100 == 0) {
                gate.pause(Duration.ofMillis(2));
            }
        }
    }

    private void end(RateGate.Pass pass) {
        went.incrementAndGet();
        inFlight.decrementAndGet();
        pass.release();
    }
}
