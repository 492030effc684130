package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.simulator.Fault;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with jobs beside the {@link FaultMatrixTest fault matrix}. */
class JobFaultsTest extends RouteTestSupport {

    @ParameterizedTest
    @ValueSource(strings = {"internal_server_error", "generation_timeout", "runner_disconnected"})
    void aJobThatFailsWithTheStatusOfABrokenServerEndsAtOnceAllTheSame(String type) {
        TestTime.jumping().of(component());
        simulator().faults().next(Fault.failureInside200(type, "no"));

        RecraftException failure = failure("recraft:generate?{{fal-queue}}");

        assertThat(failure).isInstanceOf(RecraftUnavailableException.class);
        assertThat(failure.getProviderCode()).isEqualTo(type);
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
        assertThat(simulator().requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fal-queue", "replicate-queue"})
    void aSubmissionThatIsRefusedIsNotCharged(String endpoint) {
        simulator().faults().next(Fault.status(429));

        RecraftException failure = failure("recraft:generate?{{" + endpoint + "}}&maxRetries=0");

        assertThat(failure).isInstanceOf(RecraftRateLimitedException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
        assertThat(failure.getRetryAfter()).isEqualTo(endpoint.startsWith("replicate") ? Duration.ofSeconds(30) : null);
    }

    @Test
    void theKeyIsNotSentToAnotherHostThatAnAnswerNames() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer elsewhere = server(exchangePath -> asked.incrementAndGet(), "{}");
        HttpServer fal = server(
                exchangePath -> 0,
                "{\"request_id\":\"r-1\",\"status_url\":\"http://127.0.0.1:%1$d/s\",\"response_url\":\"http://127.0.0.1:%1$d/r\"}"
                        .formatted(elsewhere.getAddress().getPort()));
        try {
            RecraftException failure = failure("recraft:generate?provider=fal&delivery=poll&apiKey=" + KEY
                    + "&baseUrl=http://127.0.0.1:" + fal.getAddress().getPort());

            assertThat(failure)
                    .isInstanceOf(RecraftBadAnswerException.class)
                    .hasMessageContaining("names another host");
            assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
            assertThat(failure.getJobId()).isEqualTo("r-1");
            assertThat(asked).hasValue(0);
        } finally {
            elsewhere.stop(0);
            fal.stop(0);
        }
    }

    @Test
    void threeHundredJobsThatAreAskedForHoldAHandfulOfThreads() throws Exception {
        int jobs = 300;
        simulator().latency(Duration.ofSeconds(3));
        CountDownLatch done = new CountDownLatch(jobs);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int before = threads.getThreadCount();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:prompts?size=" + jobs)
                        .to("recraft:generate?{{fal-queue}}")
                        .process(exchange -> done.countDown());
            }
        });
        context.start();
        threads.resetPeakThreadCount();
        var template = context.createProducerTemplate();

        for (int message = 0; message < jobs; message++) {
            template.sendBody("seda:prompts", "Fox " + message);
        }
        Awaitility.await().until(() -> simulator().bills().count() == jobs);

        assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(threads.getPeakThreadCount() - before).isLessThan(30);
        assertThat(submitted()).isEqualTo(jobs);
    }

    private interface Count {
        int of(String path);
    }

    private static HttpServer server(Count count, String answer) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            count.of(exchange.getRequestURI().getPath());
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    private long submitted() {
        return simulator().requests().stream()
                .filter(request -> request.method().equals("POST"))
                .count();
    }

    private RecraftException failure(String uri) {
        Exception exception = send(uri, "A fox").getException();
        assertThat(exception).isInstanceOf(RecraftException.class);
        assertThat(exception.toString()).doesNotContain(KEY);
        return (RecraftException) exception;
    }
}
