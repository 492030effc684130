package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpServer;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.simulator.Fault;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with a job: when it is submitted, while it is asked for, and with what it made. */
class JobFaultsTest extends RouteTestSupport {

    static Stream<Arguments> passing() {
        return Stream.of(
                        arguments("reset", Fault.resetBeforeAnswer()),
                        arguments("cut", Fault.cutBody(10)),
                        arguments("malformed", Fault.malformedJson()),
                        arguments("HTTP 500", Fault.status(500)),
                        arguments("HTTP 502", Fault.status(502)),
                        arguments("HTTP 503", Fault.status(503)),
                        arguments("HTTP 504", Fault.status(504)),
                        arguments("HTTP 429", Fault.status(429, Map.of("Retry-After", "0"))))
                .flatMap(fault -> Stream.of("fal-queue at 1", "fal-queue at 2", "replicate-queue at 1")
                        .map(where -> arguments(where, fault.get()[0], fault.get()[1])));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("passing")
    void aQuestionThatFailsIsAskedAgainAndTheJobIsNotSubmittedAgain(String where, String name, Fault fault) {
        Fault[] faults = where.endsWith("1")
                ? new Fault[] {Fault.none(), fault}
                : new Fault[] {Fault.none(), Fault.none(), fault};
        simulator().faults().next(faults);

        TestTime.jumping().of(component());

        Exchange exchange = send("recraft:generate?" + endpoint(where), "A fox");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(ImageInfo.class)).isNotNull();
        assertThat(submitted()).isEqualTo(1);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    static Stream<Arguments> refusals() {
        return Stream.of("fal-queue at 1", "fal-queue at 2", "replicate-queue at 1")
                .flatMap(where -> Stream.of(401, 403, 404).map(status -> arguments(where, status)));
    }

    @ParameterizedTest(name = "{0}: HTTP {1}")
    @MethodSource("refusals")
    void aQuestionThatIsRefusedLeavesOpenWhetherTheJobWasCharged(String where, int status) {
        Fault[] faults = where.endsWith("1")
                ? new Fault[] {Fault.none(), Fault.status(status)}
                : new Fault[] {Fault.none(), Fault.none(), Fault.status(status)};
        simulator().faults().next(faults);

        TestTime.jumping().of(component());

        RecraftException failure = failure("recraft:generate?" + endpoint(where));

        assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getJobId())
                .isEqualTo(simulator().bills().all().get(0).jobId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fal-queue", "replicate-queue", "replicate"})
    void aJobThatFailsIsAnErrorThatNamesIt(String endpoint) {
        simulator().faults().next(Fault.failureInside200("content_policy_violation", "flagged as nsfw"));

        RecraftException failure = failure("recraft:generate?{{" + endpoint + "}}");

        assertThat(failure).isInstanceOf(RecraftContentRejectedException.class).hasMessageContaining("flagged as nsfw");
        assertThat(failure.getJobId()).isNotBlank();
        assertThat(failure.getBilled()).isEqualTo(endpoint.equals("fal-queue") ? Billing.NO : Billing.UNKNOWN);
        assertThat(simulator().bills().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal_server_error", "generation_timeout", "runner_disconnected"})
    void aJobThatFailsWithTheStatusOfABrokenServerEndsAtOnceAllTheSame(String type) {
        simulator().faults().next(Fault.failureInside200(type, "no"));

        RecraftException failure = failure("recraft:generate?{{fal-queue}}");

        assertThat(failure).isInstanceOf(RecraftUnavailableException.class);
        assertThat(failure.getProviderCode()).isEqualTo(type);
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
        assertThat(simulator().requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fal-queue", "replicate-queue", "replicate"})
    void aJobThatNeverEndsMayHaveBeenChargedAndIsNamed(String endpoint) {
        simulator().faults().always(Fault.neverEnds());

        RecraftException failure = failure("recraft:generate?{{" + endpoint + "}}&requestTimeout=2500");

        assertThat(failure).isInstanceOf(RecraftTimeoutException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(submitted()).isEqualTo(1);
        if (endpoint.endsWith("-queue")) {
            assertThat(failure.getJobId()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fal-queue", "replicate-queue"})
    void anImageOfAJobThatCannotBeFetchedWasCharged(String endpoint) {
        TestTime.jumping().of(component());
        simulator().faults().alwaysDownload(Fault.status(404));

        RecraftException failure = failure("recraft:generate?{{" + endpoint + "}}");

        assertThat(failure).isInstanceOf(RecraftDownloadException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.YES);
        assertThat(failure.getJobId())
                .isEqualTo(simulator().bills().all().get(0).jobId());
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

    @ParameterizedTest
    @ValueSource(strings = {"fal-queue", "replicate-queue"})
    void aSubmissionThatGetsNoAnswerMayHaveBeenChargedAndIsNotRepeated(String endpoint) {
        simulator().faults().next(Fault.resetBeforeAnswer());

        RecraftException failure = failure("recraft:generate?{{" + endpoint + "}}");

        assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(simulator().requests()).hasSize(1);
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
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:prompts?size=" + jobs)
                        .to("recraft:generate?{{fal-queue}}")
                        .process(exchange -> done.countDown());
            }
        });
        context.start();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        threads.resetPeakThreadCount();
        var template = context.createProducerTemplate();

        for (int message = 0; message < jobs; message++) {
            template.sendBody("seda:prompts", "Fox " + message);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> simulator().bills().count() == jobs);

        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(threads.getPeakThreadCount()).isLessThan(45);
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

    private static String endpoint(String where) {
        return "{{" + where.substring(0, where.indexOf(' ')) + "}}";
    }
}
