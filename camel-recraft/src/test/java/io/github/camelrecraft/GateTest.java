package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.simulator.Bill;
import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.RecraftSimulator;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests of one account keep to its limits, whichever endpoint they come from, and wait for that without a thread. */
class GateTest extends RouteTestSupport {

    @Test
    void noMoreThanMaxInFlightAreUnderWayFromAllEndpointsTogether() throws Exception {
        simulator().faults().always(Fault.silence());
        Sent.several(context, "recraft:generate?{{runware}}&maxInFlight=2&model=recraftv4", 3);
        Sent.several(context, "recraft:generate?{{runware}}&maxInFlight=2&model=recraftv4_1", 3);
        Awaitility.await().until(() -> simulator().requests().size() == 2);

        Sent ofAnotherAccount =
                Sent.one(context, "recraft:generate?" + access("runware").replace(KEY, "another") + "&maxInFlight=1");
        Awaitility.await().until(() -> simulator().requests().size() == 3);

        assertThat(component().statistics().total().waiting()).isEqualTo(4);
        component().stop();
        assertThat(ofAnotherAccount.failure().getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(simulator().requests()).hasSize(3);
    }

    @Test
    void theyGoInTheOrderInWhichTheyCame() throws Exception {
        List<Sent> sent = Sent.several(context, "recraft:generate?{{runware}}&maxInFlight=1", 30);

        for (Sent each : sent) {
            assertThat(each.done().getException()).isNull();
        }
        assertThat(simulator().bills().all())
                .extracting(Bill::prompt)
                .isEqualTo(
                        IntStream.range(0, 30).mapToObj(index -> "Fox " + index).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "cloudflare, requestsPerSecond=3, 9, PT2S",
        "runware, requestsPerMinute=4, 12, PT2M",
        "runware, imagesPerMinute=4&numberOfImages=2, 6, PT2M",
        "runware, imagesPerMinute=4&numberOfImages=6, 2, PT1M",
        "runware, requestsPerSecond=5&requestsPerMinute=10, 20, PT1M1S"
    })
    void aRateIsKeptByTheClock(String provider, String limit, int messages, Duration lasts) throws Exception {
        TestTime time = TestTime.jumping().of(component());

        List<Sent> sent = Sent.several(context, "recraft:generate?{{" + provider + "}}&" + limit, messages);

        for (Sent each : sent) {
            assertThat(each.done().getException()).isNull();
        }
        assertThat(time.passed()).isEqualTo(lasts);
        assertThat(simulator().bills().count()).isEqualTo(messages);
    }

    @ParameterizedTest
    @CsvSource({
        "recraft, '', 11, PT2S",
        "recraft, &requestsPerSecond=0, 101, PT1M",
        "recraft, &requestsPerSecond=0&imagesPerMinute=0, 101, PT0S",
        "cloudflare, '', 201, PT1M",
        "runware, '', 201, PT0S"
    })
    void whatAProviderDocumentsIsItsLimitUnlessAnOptionSaysOtherwise(
            String provider, String options, int messages, Duration lasts) throws Exception {
        TestTime time = TestTime.jumping().of(component());

        List<Sent> sent = Sent.several(context, "recraft:generate?{{" + provider + "}}" + options, messages);

        for (Sent each : sent) {
            assertThat(each.done().getException()).isNull();
        }
        assertThat(time.passed()).isEqualTo(lasts);
    }

    @Test
    void whoFindsTheQueueFullFailsAtOnceAndIsNotCharged() throws Exception {
        simulator().faults().always(Fault.silence());
        List<Sent> sent = Sent.several(context, "recraft:generate?{{runware}}&maxInFlight=1&maxQueued=2", 4);

        RecraftException failure = sent.get(3).failure();

        assertThat(failure).isInstanceOf(RecraftRateLimitedException.class).hasMessageContaining("maxQueued=2");
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(sent.subList(0, 3))
                .allSatisfy(each -> assertThat(each.ends()).hasValue(0));
        component().stop();
        assertThat(sent.get(1).failure().getBilled()).isEqualTo(Billing.NO);
    }

    /** The first may have left or not: when it ends, the next would have its turn. What arrives late is no other test's. */
    @RepeatedTest(10)
    void whoWaitsForTheTurnWhenTheComponentStopsIsNotSentAtTheLastMoment() throws Exception {
        try (RecraftSimulator own = RecraftSimulator.start()) {
            own.faults().always(Fault.silence());
            List<Sent> sent =
                    Sent.several(context, "recraft:generate?" + own.parameters("runware") + "&maxInFlight=1", 6);

            component().stop();

            for (Sent waiting : sent.subList(1, 6)) {
                assertThat(waiting.failure()).isInstanceOf(RecraftUnavailableException.class);
                assertThat(waiting.failure().getBilled()).isEqualTo(Billing.NO);
            }
            assertThat(own.requests()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void whoseDeadlineComesBeforeTheTurnIsNotCharged() throws Exception {
        simulator().faults().always(Fault.silence());
        Sent first = Sent.one(context, "recraft:generate?{{runware}}&maxInFlight=1");
        Awaitility.await().until(() -> simulator().requests().size() == 1);

        RecraftException failure = Sent.one(context, "recraft:generate?{{runware}}&maxInFlight=1&requestTimeout=200")
                .failure();

        assertThat(failure).isInstanceOf(RecraftTimeoutException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
        component().stop();
        assertThat(first.failure().getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(simulator().requests()).hasSize(1);
    }

    @Test
    void twoThousandThatWaitForTheirTurnHoldNoThread() throws Exception {
        simulator().faults().always(Fault.silence());
        context.start();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int before = threads.getThreadCount();
        threads.resetPeakThreadCount();

        List<Sent> sent = Sent.several(context, "recraft:generate?{{runware}}&maxInFlight=1", 2_000);
        Awaitility.await().until(() -> simulator().requests().size() == 1);

        assertThat(threads.getPeakThreadCount() - before).isLessThan(25);
        component().stop();
        for (Sent each : sent) {
            assertThat(each.failure()).isInstanceOf(RecraftUnavailableException.class);
        }
        assertThat(simulator().requests()).hasSize(1);
    }
}
