package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.simulator.Fault;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong: the exchange ends once, in time, with the right exception and bill, and nothing stays behind. */
class FaultsTest extends RouteTestSupport {

    private static final String ONCE = "&requestTimeout=700&maxRetries=0";
    private static final Duration GENEROUS = Duration.ofSeconds(10);

    /** What fails at fal itself is not charged, as it documents. */
    private static final Set<String> FAL_DOES_NOT_CHARGE = Set.of("HTTP 500", "HTTP 502", "HTTP 504");

    /** fal has types for what is wrong with a request, and says more by them than by the status. */
    private static final Set<Object> IN_FALS_OWN_WAY = Set.of("failure in 200", "HTTP 422");

    private static final Set<String> PASSING = Set.of("HTTP 429", "HTTP 500", "HTTP 502", "HTTP 503", "HTTP 504");

    private Set<Thread> threadsBefore;

    @BeforeEach
    void countThreads() {
        threadsBefore = Thread.getAllStackTraces().keySet();
    }

    @AfterEach
    void noConnectionIsHeldAndNoThreadOfTheComponentIsLeft() {
        Awaitility.await()
                .atMost(GENEROUS)
                .untilAsserted(
                        () -> assertThat(component().resources().inFlight()).isZero());
        context.stop();
        Awaitility.await()
                .atMost(GENEROUS)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .filteredOn(thread -> !threadsBefore.contains(thread))
                        .filteredOn(thread -> thread.getName().contains("Recraft"))
                        .isEmpty());
    }

    static Stream<Arguments> apiFaults() {
        return Stream.of(
                        Stream.of(
                                fault(
                                        "reset in place of an answer",
                                        Fault.resetBeforeAnswer(),
                                        RecraftUnavailableException.class,
                                        Billing.UNKNOWN),
                                fault(
                                        "cut after the first byte",
                                        Fault.cutBody(1),
                                        RecraftUnavailableException.class,
                                        Billing.UNKNOWN),
                                fault(
                                        "cut within the answer",
                                        Fault.cutBody(60),
                                        RecraftUnavailableException.class,
                                        Billing.UNKNOWN),
                                fault("silence", Fault.silence(), RecraftTimeoutException.class, Billing.UNKNOWN),
                                fault(
                                        "stall within the answer",
                                        Fault.stall(60),
                                        RecraftTimeoutException.class,
                                        Billing.UNKNOWN),
                                fault(
                                        "too slow",
                                        Fault.delay(Duration.ofSeconds(30)),
                                        RecraftTimeoutException.class,
                                        Billing.UNKNOWN),
                                fault(
                                        "malformed JSON",
                                        Fault.malformedJson(),
                                        RecraftBadAnswerException.class,
                                        Billing.UNKNOWN),
                                fault(
                                        "no image",
                                        Fault.emptyAnswer(),
                                        RecraftBadAnswerException.class,
                                        Billing.UNKNOWN),
                                fault(
                                        "failure in 200",
                                        Fault.failureInside200("inferenceError", "no"),
                                        RecraftUnavailableException.class,
                                        Billing.UNKNOWN)),
                        statuses())
                .flatMap(faults -> faults)
                .flatMap(fault -> Stream.of(
                                "cloudflare&",
                                "runware&outputType=URL",
                                "runware&outputType=base64Data",
                                "runware&outputType=dataURI",
                                "fal&",
                                "replicate&")
                        .filter(provider -> !(provider.equals("fal&") && IN_FALS_OWN_WAY.contains(fault.get()[0])))
                        .filter(provider -> !(provider.startsWith("runware") && fault.get()[3] == Billing.UNKNOWN))
                        .map(provider ->
                                arguments(provider, fault.get()[0], fault.get()[1], fault.get()[2], fault.get()[3])));
    }

    private static Stream<Arguments> statuses() {
        return Stream.of(
                status(400, RecraftInvalidRequestException.class, Billing.NO),
                status(401, RecraftAuthenticationException.class, Billing.NO),
                status(402, RecraftInsufficientFundsException.class, Billing.NO),
                status(403, RecraftException.class, Billing.NO),
                status(404, RecraftInvalidRequestException.class, Billing.NO),
                status(413, RecraftInvalidRequestException.class, Billing.NO),
                status(422, RecraftInvalidRequestException.class, Billing.NO),
                status(429, RecraftException.class, Billing.NO),
                status(500, RecraftUnavailableException.class, Billing.UNKNOWN),
                status(502, RecraftUnavailableException.class, Billing.UNKNOWN),
                status(503, RecraftUnavailableException.class, Billing.NO),
                status(504, RecraftUnavailableException.class, Billing.UNKNOWN));
    }

    private static Arguments status(int status, Class<?> exception, Billing billed) {
        return fault("HTTP " + status, Fault.status(status), exception, billed);
    }

    private static Arguments fault(String name, Fault fault, Class<?> exception, Billing billed) {
        return arguments(name, fault, exception, billed);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("apiFaults")
    void aFaultOfTheApiEndsTheExchangeOnce(
            String provider, String name, Fault fault, Class<? extends Exception> exception, Billing billed)
            throws Exception {
        simulator().faults().always(fault);

        RecraftException failure = failure("recraft:generate?" + endpoint(provider) + ONCE);

        Billing judged = provider.startsWith("fal") && FAL_DOES_NOT_CHARGE.contains(name) ? Billing.NO : billed;
        assertThat(failure).isInstanceOf(exception).hasMessageContaining("billed=" + judged);
        assertThat(failure.getBilled()).isEqualTo(judged);
        assertThat(failure.isRetryable()).isEqualTo(judged == Billing.NO && PASSING.contains(name));
        assertThat(simulator().requests()).as("nothing is sent twice").hasSize(1);
        assertThat(simulator().bills().count()).isLessThanOrEqualTo(1);
        if (judged == Billing.NO) {
            assertThat(simulator().bills().count()).isZero();
        }
        if (name.startsWith("HTTP")) {
            assertThat(failure.getHttpResponseCode()).hasToString(name.substring(5));
        }
    }

    static Stream<Arguments> downloadFaults() {
        return Stream.of(
                        fault("reset", Fault.resetBeforeAnswer(), null, null),
                        fault("cut", Fault.cutBody(200), null, null),
                        fault("silence", Fault.silence(), null, null),
                        fault("stall", Fault.stall(200), null, null),
                        fault("HTTP 404", Fault.status(404), null, null),
                        fault("HTTP 500", Fault.status(500), null, null),
                        fault("truncated", Fault.truncatedImage(), null, null),
                        fault("empty", Fault.emptyAnswer(), null, null))
                .flatMap(fault -> Stream.of("cloudflare&", "runware&", "fal&", "replicate&")
                        .map(provider -> arguments(provider, fault.get()[0], fault.get()[1])));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("downloadFaults")
    void aFaultOfTheImagesHostSaysWhereThePaidImageIs(String provider, String name, Fault fault) throws Exception {
        simulator().faults().alwaysDownload(fault);

        RecraftException failure = failure("recraft:generate?" + endpoint(provider) + ONCE);

        assertThat(failure).isInstanceOf(RecraftDownloadException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.YES);
        assertThat(failure.getImageUrl().toString()).contains("/images/");
        assertThat(simulator().requests())
                .filteredOn(request -> request.method().equals("POST"))
                .hasSize(1);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"base64Data", "dataURI"})
    void aTruncatedImageInTheAnswerIsAnErrorAndNotAnImage(String outputType) throws Exception {
        simulator().faults().next(Fault.truncatedImage());

        RecraftException failure = failure("recraft:generate?{{runware}}&outputType=" + outputType);

        assertThat(failure).isInstanceOf(RecraftBadAnswerException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.YES);
    }

    @ParameterizedTest
    @CsvSource({"URL", "base64Data", "dataURI"})
    void anImageBeyondTheLimitIsRefusedWithoutBeingKept(String outputType) throws Exception {
        simulator().faults().always(Fault.largeImage(2_000_000));

        RecraftException failure =
                failure("recraft:generate?{{runware}}&maxImageSize=1000000&outputType=" + outputType);

        assertThat(failure).hasMessageContaining("maxImageSize");
        assertThat(failure.getBilled()).isEqualTo(Billing.YES);
    }

    @Test
    void largeImagesThatBreakOffLeaveNoTemporaryFile() throws Exception {
        simulator().faults().always(Fault.largeImage(2_000_000).then(Fault.cutBody(1_500_000)));

        RecraftException failure = failure("recraft:generate?{{recraft}}&outputType=base64Data");

        assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(temporaryFiles()).isZero();
    }

    @Test
    void aConnectionThatIsRefusedIsNotBilled() throws Exception {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0)) {
            closedPort = socket.getLocalPort();
        }

        RecraftException failure =
                failure("recraft:generate?provider=runware&apiKey=k&maxRetries=0&baseUrl=http://127.0.0.1:" + closedPort);

        assertThat(failure).isInstanceOf(RecraftUnavailableException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    void aHostThatHasNoAddressIsNotBilled() throws Exception {
        RecraftException failure = failure("recraft:generate?provider=runware&apiKey=k&maxRetries=0&baseUrl=http://nowhere.invalid");

        assertThat(failure).isInstanceOf(RecraftUnavailableException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
    }

    @Test
    void tlsWithSomethingThatSpeaksNoneIsNotBilled() throws Exception {
        RecraftException failure = failure("recraft:generate?provider=runware&apiKey=k&maxRetries=0&baseUrl=https://127.0.0.1:"
                + simulator().port());

        assertThat(failure).isInstanceOf(RecraftUnavailableException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aMessageThatFindsNoConnectionInTimeIsNotBilled() throws Exception {
        simulator().faults().always(Fault.silence());
        String uri = "recraft:generate?{{runware}}&connectionsPerRoute=1&requestTimeout=";
        Sent first = Sent.one(context, uri + "3000");
        Awaitility.await().atMost(GENEROUS).until(() -> simulator().requests().size() == 1);

        RecraftException failure = failure(uri + "500");

        assertThat(failure).isInstanceOf(RecraftTimeoutException.class).hasMessageContaining("connectionsPerRoute");
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
        assertThat(simulator().requests()).hasSize(1);
        assertThat(first.failure().getBilled()).isEqualTo(Billing.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "'Fri, 31 Dec 2100 23:59:59 GMT', 86400"})
    void whatTheProviderAsksToWaitIsInTheException(String header, long atLeastSeconds) throws Exception {
        simulator().faults().next(Fault.status(429, Map.of("Retry-After", header)));

        RecraftException failure = failure("recraft:generate?{{runware}}&maxRetries=0");

        assertThat(failure).isInstanceOf(RecraftRateLimitedException.class);
        assertThat(failure.getRetryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(atLeastSeconds));
    }

    @Test
    void aThousandFailuresLeaveNothingBehind() throws Exception {
        simulator().faults().always(Fault.cutBody(30));

        List<Sent> sent = Sent.several(context, "recraft:generate?{{fal}}", 1_000);

        for (Sent each : sent) {
            assertThat(each.failure().getBilled()).isEqualTo(Billing.UNKNOWN);
        }
        assertThat(simulator().requests()).hasSize(1_000);
    }

    private RecraftException failure(String uri) throws Exception {
        return Sent.one(context, uri).failure();
    }

    private static String endpoint(String provider) {
        int end = provider.indexOf('&');
        return "{{" + provider.substring(0, end) + "}}"
                + provider.substring(end).replaceAll("&$", "");
    }
}
