package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.RecordedFile;
import io.github.camelrecraft.simulator.RecraftSimulator;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was provably not charged is sent again, after waits that the provider and the deadline allow. */
class RetriesTest extends RouteTestSupport {

    private TestTime time;

    @BeforeEach
    void waitsTakeNoTime() {
        time = TestTime.jumping().of(component());
    }

    @ParameterizedTest
    @ValueSource(strings = {"runware", "cloudflare", "recraft", "fal", "replicate", "fal-queue", "replicate-queue"})
    void aProviderThatIsBusyIsAskedAgainAfterTheSecondsItNames(String provider) {
        simulator().faults().next(Fault.status(429, Map.of("Retry-After", "7")));

        Exchange exchange = send("recraft:generate?{{" + provider + "}}&resultType=url", "A fox");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(RecraftConstants.ATTEMPTS)).isEqualTo(2);
        assertThat(time.passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void orAtTheDateItNames() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                time.clock().instant().plusSeconds(9).atOffset(ZoneOffset.UTC));
        simulator().faults().next(Fault.status(503, Map.of("Retry-After", date)));

        Exchange exchange = send("recraft:generate?{{runware}}", "A fox");

        assertThat(exchange.getException()).isNull();
        assertThat(time.passed()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void withoutSuchAWordTheWaitsGrow() {
        simulator().faults().next(Fault.status(503), Fault.status(503), Fault.status(503));

        Exchange exchange = send("recraft:generate?{{runware}}", "A fox");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(RecraftConstants.ATTEMPTS)).isEqualTo(4);
        assertThat(exchange.getMessage().getBody(ImageInfo.class)).isNotNull();
        assertThat(time.passed()).isBetween(Duration.ofMillis(1_750), Duration.ofMillis(3_500));
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void aServerThatComesUpInTheMeantimeGetsTheRequest() throws Exception {
        int port = Ports.unused();
        List<RecraftSimulator> late = new ArrayList<>();
        time.atEachJump(count -> {
            if (count == 2) {
                late.add(RecraftSimulator.start(port));
            }
        });
        try {
            Exchange exchange = send(
                    "recraft:generate?provider=runware&apiKey=k&baseUrl=http://127.0.0.1:" + port + "/v1", "A fox");

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader(RecraftConstants.ATTEMPTS))
                    .isEqualTo(3);
            assertThat(late.get(0).bills().count()).isEqualTo(1);
        } finally {
            late.forEach(RecraftSimulator::close);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "3"})
    void soManyTimesAndThenItFailsWithAllThatCameBefore(int maxRetries) throws Exception {
        String nobody = "provider=runware&apiKey=k&baseUrl=http://127.0.0.1:" + Ports.unused();

        RecraftException failure = failure("recraft:generate?" + nobody + "&maxRetries=" + maxRetries);

        assertThat(failure).isInstanceOf(RecraftUnavailableException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(Sent.earlier(failure))
                .hasSize(maxRetries)
                .allSatisfy(earlier -> assertThat(earlier).isInstanceOf(RecraftUnavailableException.class));
    }

    @Test
    void earlierFailuresAreSuppressedInTheirOrder() {
        simulator().faults().next(Fault.status(429), Fault.status(503), Fault.status(401));

        RecraftException failure = failure("recraft:generate?{{runware}}");

        assertThat(failure).isInstanceOf(RecraftAuthenticationException.class);
        assertThat(Sent.earlier(failure))
                .extracting(Object::getClass)
                .containsExactly(RecraftRateLimitedException.class, RecraftUnavailableException.class);
        assertThat(simulator().requests()).hasSize(3);
        assertThat(simulator().bills().count()).isZero();
    }

    @Test
    void aWaitThatWouldPassTheDeadlineIsNotBegun() {
        simulator().faults().next(Fault.status(429, Map.of("Retry-After", "61")));

        RecraftException failure = failure("recraft:generate?{{runware}}&requestTimeout=60s");

        assertThat(failure).isInstanceOf(RecraftRateLimitedException.class);
        assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofSeconds(61));
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
        assertThat(time.passed()).isZero();
        assertThat(simulator().requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudflare", "recraft", "fal", "replicate", "fal-queue", "replicate-queue"})
    void whatMayHaveBeenChargedIsNotSentAgainWhereNobodyCanBeAsked(String provider) {
        simulator().faults().next(Fault.resetBeforeAnswer());

        RecraftException failure = failure("recraft:generate?{{" + provider + "}}");

        assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(simulator().requests()).hasSize(1);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void norAfterItWasRefusedBefore() {
        simulator().faults().next(Fault.status(503), Fault.status(500));

        RecraftException failure = failure("recraft:generate?{{cloudflare}}");

        assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(Sent.earlier(failure))
                .singleElement()
                .isExactlyInstanceOf(RecraftException.class)
                .satisfies(earlier ->
                        assertThat(((RecraftException) earlier).getBilled()).isEqualTo(Billing.NO));
        assertThat(simulator().requests()).hasSize(2);
    }

    @Test
    void ofSeveralRequestsForOneMessageOnlyTheOneThatWasRefusedIsSentAgain() {
        simulator().faults().next(Fault.status(503));

        Exchange exchange = send("recraft:generate?{{cloudflare}}&numberOfImages=3", "A fox");

        assertThat(exchange.getMessage().getBody(List.class))
                .hasSize(3)
                .allSatisfy(image -> assertThat(((Message) image).getHeader(RecraftConstants.ATTEMPTS))
                        .isEqualTo(2));
        assertThat(simulator().requests()).hasSize(4);
        assertThat(simulator().bills().count()).isEqualTo(3);
    }

    @Test
    void anImageThatIsSentAgainIsSentWhole() {
        simulator().faults().next(Fault.status(429));

        Exchange exchange = send("recraft:vectorize?{{recraft}}", Pngs.plain(300, 300));

        assertThat(exchange.getException()).isNull();
        List<RecordedFile> files = simulator().requests().stream()
                .map(request -> request.file("file").orElseThrow())
                .toList();
        assertThat(files).hasSize(2);
        assertThat(files.get(0)).isEqualTo(files.get(1));
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void aRefusalForTooManyRequestsHoldsTheAccountAndNoOther() throws Exception {
        TestTime standing = TestTime.standing().of(component());
        simulator().faults().next(Fault.status(429, Map.of("Retry-After", "30")));
        Sent refused = Sent.one(context, "recraft:generate?{{runware}}");
        Awaitility.await().until(() -> standing.waiting() == 1);

        Sent ofTheSameAccount = Sent.one(context, "recraft:generate?{{runware}}&model=recraftv4");
        Exchange ofAnother = Sent.one(
                        context, "recraft:generate?" + access("runware").replace(KEY, "another"))
                .done();

        assertThat(ofAnother.getException()).isNull();
        assertThat(simulator().requests()).hasSize(2);
        standing.pass(Duration.ofSeconds(30));
        assertThat(refused.done().getException()).isNull();
        assertThat(ofTheSameAccount.done().getException()).isNull();
        assertThat(simulator().requests())
                .extracting(request -> request.header("Authorization"))
                .containsExactly("Bearer " + KEY, "Bearer another", "Bearer " + KEY, "Bearer " + KEY);
    }

    @Test
    void theDeadlineMayComeBetweenTwoAttempts() throws Exception {
        TestTime.standing().of(component());
        simulator().faults().always(Fault.status(503));

        RecraftException failure = Sent.one(context, "recraft:generate?{{runware}}&requestTimeout=2000")
                .failure();

        assertThat(failure).isInstanceOf(RecraftTimeoutException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(Sent.earlier(failure)).singleElement().isInstanceOf(RecraftUnavailableException.class);
        assertThat(simulator().requests()).hasSize(1);
    }

    @Test
    void theComponentMayStopBetweenTwoAttempts() throws Exception {
        TestTime standing = TestTime.standing().of(component());
        simulator().faults().always(Fault.status(503));
        Sent sent = Sent.one(context, "recraft:generate?{{runware}}");
        Awaitility.await().until(() -> standing.waiting() == 1);

        component().stop();

        assertThat(sent.failure().getBilled()).isEqualTo(Billing.NO);
        assertThat(simulator().requests()).hasSize(1);
    }

    private RecraftException failure(String uri) {
        Exception exception = send(uri, "A fox").getException();
        assertThat(exception).isInstanceOf(RecraftException.class);
        return (RecraftException) exception;
    }
}
