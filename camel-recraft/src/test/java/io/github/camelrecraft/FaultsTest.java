package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.simulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong beside the {@link FaultMatrixTest fault matrix}, under options and in numbers that it does not try. */
class FaultsTest extends RouteTestSupport {

    private Set<Thread> threadsBefore;

    @BeforeEach
    void countThreads() {
        threadsBefore = Thread.getAllStackTraces().keySet();
    }

    @AfterEach
    void noConnectionIsHeldAndNoThreadOfTheComponentIsLeft() {
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(component().resources().inFlight()).isZero());
        context.stop();
        Awaitility.await()
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .filteredOn(thread -> !threadsBefore.contains(thread))
                        .filteredOn(thread -> thread.getName().contains("Recraft"))
                        .isEmpty());
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
        RecraftException failure = failure(
                "recraft:generate?provider=runware&apiKey=k&maxRetries=0&baseUrl=http://127.0.0.1:" + Ports.unused());

        assertThat(failure).isInstanceOf(RecraftUnavailableException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    void aHostThatHasNoAddressIsNotBilled() throws Exception {
        RecraftException failure =
                failure("recraft:generate?provider=runware&apiKey=k&maxRetries=0&baseUrl=http://nowhere.invalid");

        assertThat(failure).isInstanceOf(RecraftUnavailableException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
    }

    @Test
    void tlsWithSomethingThatSpeaksNoneIsNotBilled() throws Exception {
        RecraftException failure =
                failure("recraft:generate?provider=runware&apiKey=k&maxRetries=0&baseUrl=https://127.0.0.1:"
                        + simulator().port());

        assertThat(failure).isInstanceOf(RecraftUnavailableException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aMessageThatFindsNoConnectionInTimeIsNotBilled() throws Exception {
        simulator().faults().always(Fault.silence());
        String uri = "recraft:generate?{{runware}}&connectionsPerRoute=1";
        Sent first = Sent.one(context, uri);
        Awaitility.await().until(() -> simulator().requests().size() == 1);

        RecraftException failure = failure(uri + "&requestTimeout=500");

        assertThat(failure).isInstanceOf(RecraftTimeoutException.class).hasMessageContaining("connectionsPerRoute");
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
        assertThat(simulator().requests()).hasSize(1);
        component().stop();
        assertThat(first.failure().getBilled()).isEqualTo(Billing.UNKNOWN);
        component().start();
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
}
