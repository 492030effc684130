package io.github.camelrecraft.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.RecraftSimulator;
import io.github.camelrecraft.simulator.RecraftSimulatorExtension;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTransportTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    private static final TransportSettings SETTINGS = new TransportSettings(Duration.ofSeconds(5), 50, 50, null, null);

    private HttpTransport transport;
    private ScheduledExecutorService timer;
    private ExecutorService connector;

    @BeforeEach
    void open() {
        connector = Executors.newFixedThreadPool(2);
        transport = new HttpTransport(
                SETTINGS, SystemDefaultDnsResolver.INSTANCE, Executors.defaultThreadFactory(), connector);
        timer = Executors.newSingleThreadScheduledExecutor();
    }

    @AfterEach
    void close() {
        timer.shutdownNow();
        transport.close();
        connector.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 5_000, 50_000})
    void cancellingAtAnyMomentLeaksNoConnectionAndEndsEveryExchangeOnce(int withinMicroseconds) {
        SIMULATOR.simulator().faults().always(Fault.delay(Duration.ofMillis(20)));
        Random random = new Random(withinMicroseconds);
        List<HttpExchange<String>> exchanges = new ArrayList<>();
        AtomicInteger kept = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        for (int index = 0; index < 500; index++) {
            HttpExchange<String> exchange = transport.execute(call(), new Counting(kept));
            var unused = exchange.result().whenComplete((result, failure) -> ended.incrementAndGet());
            exchanges.add(exchange);
            var unusedToo = timer.schedule(exchange::cancel, random.nextInt(withinMicroseconds), TimeUnit.MICROSECONDS);
        }

        Awaitility.await().untilAsserted(() -> {
            assertThat(ended).hasValue(500);
            assertThat(transport.inFlight()).isZero();
            long taken = exchanges.stream()
                    .filter(exchange -> !exchange.result().isCompletedExceptionally())
                    .count();
            assertThat(kept).as("what nobody took was dropped").hasValue((int) taken);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE"})
    void aCallWithoutABodyCountsAsSentWithItsHeadAndNotBefore(String method) {
        SIMULATOR.simulator().faults().always(Fault.silence());
        URI account = URI.create(SIMULATOR.simulator().baseUrl("recraft") + "/users/me");
        HttpCall call = new HttpCall(method, account, Map.of("Authorization", "Bearer secret-key"), HttpBody.NONE);
        TransportSettings one = new TransportSettings(Duration.ofSeconds(5), 1, 1, null, null);
        try (HttpTransport narrow = new HttpTransport(
                one, SystemDefaultDnsResolver.INSTANCE, Executors.defaultThreadFactory(), Runnable::run)) {
            HttpExchange<String> first = narrow.execute(call, new Counting(new AtomicInteger()));
            Awaitility.await().until(first::wasSent);
            HttpExchange<String> second = narrow.execute(call, new Counting(new AtomicInteger()));
            Awaitility.await().until(() -> narrow.inFlight() == 2);

            assertThat(second.wasSent()).as("it waits for a connection").isFalse();

            first.cancel();
            Awaitility.await().until(second::wasSent);
            second.cancel();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void whatIsNotToLeaveAnyMoreWhenThereIsAConnectionDoesNot(String method) throws Exception {
        SIMULATOR.simulator().faults().next(Fault.silence());
        HttpCall post = call();
        HttpCall call = method.equals("POST") ? post : new HttpCall(method, post.uri(), post.headers(), HttpBody.NONE);
        TransportSettings one = new TransportSettings(Duration.ofSeconds(5), 1, 1, null, null);
        try (HttpTransport narrow = new HttpTransport(
                one, SystemDefaultDnsResolver.INSTANCE, Executors.defaultThreadFactory(), Runnable::run)) {
            HttpExchange<String> first = narrow.execute(post, new Counting(new AtomicInteger()));
            Awaitility.await().until(() -> SIMULATOR.simulator().requests().size() == 1);
            AtomicBoolean may = new AtomicBoolean(true);
            HttpExchange<String> second = narrow.execute(call, new Counting(new AtomicInteger()), may::get);
            Awaitility.await().until(() -> narrow.inFlight() == 2);
            may.set(false);
            first.cancel();

            assertThatThrownBy(() -> second.result().get(1, TimeUnit.MINUTES))
                    .hasCauseInstanceOf(WithheldException.class);
            assertThat(second.wasSent()).isFalse();
            Awaitility.await().until(() -> narrow.inFlight() == 0);
            narrow.execute(post, new Counting(new AtomicInteger())).result().get(1, TimeUnit.MINUTES);
            assertThat(SIMULATOR.simulator().requests()).hasSize(2);
        }
    }

    @Test
    void aCancelledExchangeFailsAtOnce() {
        SIMULATOR.simulator().faults().always(Fault.silence());
        HttpExchange<String> exchange = transport.execute(call(), new Counting(new AtomicInteger()));
        Awaitility.await().until(exchange::wasSent);

        exchange.cancel();

        assertThat(exchange.result()).isCompletedExceptionally();
        assertThatThrownBy(() -> exchange.result().get()).isInstanceOf(CancellationException.class);
    }

    @Test
    void whoeverCancelsDoesNotWaitForADiskThatHangs() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch disk = new CountDownLatch(1);
        AtomicInteger aborted = new AtomicInteger();
        HttpExchange<String> exchange = transport.execute(call(), new Counting(new AtomicInteger()) {
            @Override
            public void accept(ByteBuffer chunk) {
                writing.countDown();
                try {
                    disk.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void abort() {
                aborted.incrementAndGet();
            }
        });
        writing.await();

        Future<?> cancelled = timer.submit(exchange::cancel);
        try {
            cancelled.get(1, TimeUnit.MINUTES);
            assertThat(exchange.result()).isCompletedExceptionally();
            assertThat(aborted).as("what is being written is not dropped yet").hasValue(0);
        } finally {
            disk.countDown();
        }

        Awaitility.await().untilAsserted(() -> assertThat(aborted).hasValue(1));
        Awaitility.await().until(() -> transport.inFlight() == 0);
    }

    @Test
    void anErrorBeforeThereIsAConnectionEndsTheExchangeToo() {
        DnsResolver broken = new SystemDefaultDnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                throw new NoClassDefFoundError("a provider of names");
            }
        };
        try (HttpTransport nowhere = new HttpTransport(SETTINGS, broken, Executors.defaultThreadFactory(), connector)) {
            HttpExchange<String> exchange = nowhere.execute(call(), new Counting(new AtomicInteger()));

            assertThatThrownBy(() -> exchange.result().get(1, TimeUnit.MINUTES))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("a provider of names");
            assertThat(exchange.wasSent()).isFalse();
            Awaitility.await()
                    .untilAsserted(() -> assertThat(nowhere.inFlight()).isZero());
        }
    }

    @Test
    void whereNoConnectionIsBegunAnyMoreAnExchangeFailsUnsentAndHoldsNone() {
        connector.shutdown();

        HttpExchange<String> exchange = transport.execute(call(), new Counting(new AtomicInteger()));

        assertThatThrownBy(() -> exchange.result().get(1, TimeUnit.MINUTES))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RejectedExecutionException.class);
        assertThat(exchange.wasSent()).isFalse();
        Awaitility.await().untilAsserted(() -> assertThat(transport.inFlight()).isZero());
    }

    @Test
    void whatAHandlerThrowsEndsTheExchangeAsAnAnswerThatIsWrong() {
        HttpExchange<String> exchange = transport.execute(call(), new Counting(new AtomicInteger()) {
            @Override
            public void accept(ByteBuffer chunk) {
                throw new IllegalStateException("cannot read this");
            }
        });

        assertThatThrownBy(() -> exchange.result().get(1, TimeUnit.MINUTES))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(AnswerException.class)
                .hasMessageContaining("cannot read this");
        Awaitility.await().untilAsserted(() -> assertThat(transport.inFlight()).isZero());
    }

    @Test
    void aCallsTextShowsNeitherCredentialsNorPrompt() {
        assertThat(call().toString())
                .contains("POST http://127.0.0.1")
                .contains("Authorization")
                .doesNotContain("secret-key")
                .doesNotContain("A fox");
    }

    @ParameterizedTest
    @ValueSource(strings = {"begin", "accept", "finish"})
    void anErrorWhileAnAnswerIsReadEndsItsExchangeAndNoOther(String step) {
        HttpExchange<String> broken = transport.execute(call(), new Counting(new AtomicInteger()) {
            @Override
            public void begin(AnswerHead head) {
                failAt("begin");
                super.begin(head);
            }

            @Override
            public void accept(ByteBuffer chunk) {
                failAt("accept");
                super.accept(chunk);
            }

            @Override
            public String finish() {
                failAt("finish");
                return super.finish();
            }

            private void failAt(String here) {
                if (here.equals(step)) {
                    throw new StackOverflowError(step);
                }
            }
        });

        assertThat(broken.result())
                .failsWithin(Duration.ofMinutes(1))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(AnswerException.class)
                .withMessage(step);
        for (int each = 0; each < 4; each++) { // on each of the client's threads
            assertThat(transport
                            .execute(call(), new Counting(new AtomicInteger()))
                            .result())
                    .succeedsWithin(Duration.ofMinutes(1));
        }
    }

    private static HttpCall call() {
        String body = "[{\"taskType\":\"imageInference\",\"taskUUID\":\"" + UUID.randomUUID()
                + "\",\"model\":\"recraft:v4.1@0\",\"positivePrompt\":\"A fox\",\"width\":1024,\"height\":1024}]";
        return new HttpCall(
                "POST",
                SIMULATOR.simulator().baseUrl("runware"),
                Map.of("Authorization", "Bearer secret-key"),
                HttpBody.json(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Keeps one thing from begin to abort. */
    private static class Counting implements AnswerHandler<String> {

        private final AtomicInteger kept;
        private boolean keeping;

        Counting(AtomicInteger kept) {
            this.kept = kept;
        }

        @Override
        public void begin(AnswerHead head) {
            keeping = true;
            kept.incrementAndGet();
        }

        @Override
        public void accept(ByteBuffer chunk) {
            chunk.position(chunk.limit());
        }

        @Override
        public String finish() {
            return "done";
        }

        @Override
        public void abort() {
            if (keeping) {
                keeping = false;
                kept.decrementAndGet();
            }
        }
    }
}
