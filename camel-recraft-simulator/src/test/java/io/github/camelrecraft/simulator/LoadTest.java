package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final int REQUESTS = 500;

    /** If each of them waited for an answer, one after the other, all would take so many seconds as requests a thread. */
    private static final int THREADS_AT_MOST = 40;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void manyRequestsWaitWithoutThreads() {
        try (RecraftSimulator simulator = RecraftSimulator.start().tinyImages()) {
            Client client = new Client(simulator);
            client.runware(Requests.task());
            simulator.clear();
            simulator.latency(Duration.ofSeconds(1));
            int before = THREADS.getThreadCount();
            THREADS.resetPeakThreadCount();
            long start = System.nanoTime();

            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, REQUESTS)
                    .mapToObj(i -> Client.sendAsync(
                            client.runwareRequest(Requests.task()).build()))
                    .toList();
            answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));

            // The client starts a few of its own.
            assertThat(THREADS.getPeakThreadCount() - before).isLessThan(THREADS_AT_MOST);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(REQUESTS / THREADS_AT_MOST));
            assertThat(simulator.bills().count()).isEqualTo(REQUESTS);
            assertThat(simulator.requests()).hasSize(REQUESTS);
        }
    }

    @Test
    void noThreadIsLeftBehind() {
        RecraftSimulator.start().close();
        int before = THREADS.getThreadCount();
        for (int i = 0; i < 20; i++) {
            RecraftSimulator.start().close();
        }
        await().untilAsserted(() -> assertThat(THREADS.getThreadCount()).isLessThanOrEqualTo(before + 2));
    }
}
