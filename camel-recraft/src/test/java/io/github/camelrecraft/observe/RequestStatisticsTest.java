package io.github.camelrecraft.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.observe.RequestStatistics.ModelKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a component counts of its requests. */
class RequestStatisticsTest {

    private final TestClock clock = new TestClock();
    private final RequestStatistics statistics = new RequestStatistics();
    private final RequestObservers observers = new RequestObservers(List.of(statistics), clock, (observer, e) -> {
        throw new AssertionError(e);
    });

    @Test
    void beforeAnyRequestEverythingIsZero() {
        RequestFigures total = statistics.total();

        assertThat(total.requests()).isZero();
        assertThat(total.failures()).isEmpty();
        assertThat(total.spend()).isZero();
        assertThat(total.meanDuration()).isZero();
        assertThat(statistics.byModel()).isEmpty();
        assertThat(statistics.lastErrors()).isEmpty();
    }

    @Test
    void aRequestWaitsUntilItIsSentAndIsInFlightUntilItEnds() {
        ObservedRequest first = observers.started(Facts.of("recraftv4"));
        ObservedRequest second = observers.started(Facts.of("recraftv4"));
        assertThat(statistics.total().waiting()).isEqualTo(2);

        first.sent();
        assertThat(statistics.total().waiting()).isEqualTo(1);
        assertThat(statistics.total().inFlight()).isEqualTo(2);

        first.delivered(1, 10, null, 1);
        second.failed(Failure.of(FailureKind.TIMED_OUT, Billing.NO, "no connection was free"));
        assertThat(statistics.total().waiting()).isZero();
        assertThat(statistics.total().inFlight()).isZero();
        assertThat(statistics.total().requests()).isEqualTo(2);
    }

    @Test
    void moneyIsAddedUpToTheLastDigit() {
        IntStream.range(0, 1000)
                .forEach(index -> deliver("recraftv4", new BigDecimal("0.0001"), Duration.ofSeconds(1)));

        assertThat(statistics.total().spend()).isEqualTo(new BigDecimal("0.1000"));
    }

    @Test
    void eachModelHasFiguresOfItsOwnAndTheUnlistedOnesShareThem() {
        deliver("recraftv4", new BigDecimal("0.04"), Duration.ofSeconds(2));
        deliver("recraftv4", new BigDecimal("0.04"), Duration.ofSeconds(4));
        observers.started(Facts.unlisted("a")).failed(Failure.of(FailureKind.INVALID_REQUEST, Billing.NO, "no"));
        observers.started(Facts.unlisted("b")).failed(Failure.of(FailureKind.INVALID_REQUEST, Billing.NO, "no"));

        assertThat(statistics.byModel())
                .containsOnlyKeys(key("other"), key("recraftv4"))
                .hasEntrySatisfying(key("recraftv4"), figures -> {
                    assertThat(figures.images()).isEqualTo(2);
                    assertThat(figures.bytes()).isEqualTo(20);
                    assertThat(figures.spend()).isEqualByComparingTo("0.08");
                    assertThat(figures.meanDuration()).isEqualTo(Duration.ofSeconds(3));
                    assertThat(figures.maxDuration()).isEqualTo(Duration.ofSeconds(4));
                    assertThat(figures.failed()).isZero();
                })
                .hasEntrySatisfying(key("other"), figures -> {
                    assertThat(figures.requests()).isEqualTo(2);
                    assertThat(figures.failures()).containsExactly(entry(FailureKind.INVALID_REQUEST, 2L));
                    assertThat(figures.failed()).isEqualTo(2);
                });
    }

    @Test
    void billsThatNobodyKnowsAreCounted() {
        fail("recraftv4", FailureKind.UNAVAILABLE, Billing.UNKNOWN);
        fail("recraftv4", FailureKind.DOWNLOAD_FAILED, Billing.YES);
        fail("recraftv4", FailureKind.RATE_LIMITED, Billing.NO);

        assertThat(statistics.total().unknownBills()).isEqualTo(1);
        assertThat(statistics.total().retries()).isZero();
    }

    @Test
    void theLastErrorsAreRememberedTheLatestFirst() {
        for (int index = 0; index < 2 * RequestStatistics.LAST_ERRORS + 3; index++) {
            clock.advance(Duration.ofSeconds(1));
            fail("model" + index, FailureKind.RATE_LIMITED, Billing.NO);
        }

        assertThat(statistics.lastErrors())
                .extracting(RequestError::model)
                .hasSize(20)
                .startsWith("model42", "model41")
                .endsWith("model23");
        assertThat(statistics.lastErrors().get(0))
                .isEqualTo(new RequestError(
                        clock.instant(),
                        "runware",
                        "model42",
                        RecraftOperation.GENERATE,
                        FailureKind.RATE_LIMITED,
                        Billing.NO,
                        429,
                        "tooMany",
                        "job-model42"));
    }

    @Test
    void whatSeveralThreadsCountIsLostNowhere() {
        IntStream.range(0, 2000).parallel().forEach(index -> {
            ObservedRequest request = observers.started(Facts.of("model" + index % 3));
            request.sent();
            if (index % 2 == 0) {
                request.delivered(2, 5, new BigDecimal("0.01"), 1);
            } else {
                request.failed(Failure.of(FailureKind.UNAVAILABLE, Billing.UNKNOWN, "no"));
            }
        });

        RequestFigures total = statistics.total();
        assertThat(total.requests()).isEqualTo(2000);
        assertThat(total.inFlight()).isZero();
        assertThat(total.waiting()).isZero();
        assertThat(total.images()).isEqualTo(2000);
        assertThat(total.bytes()).isEqualTo(5000);
        assertThat(total.spend()).isEqualByComparingTo("10");
        assertThat(total.failures()).containsExactly(entry(FailureKind.UNAVAILABLE, 1000L));
        assertThat(statistics.lastErrors()).hasSize(20);
    }

    private void deliver(String model, BigDecimal cost, Duration duration) {
        ObservedRequest request = observers.started(Facts.of(model));
        request.sent();
        clock.advance(duration);
        request.delivered(1, 10, cost, 1);
    }

    private void fail(String model, FailureKind kind, Billing billed) {
        ObservedRequest request = observers.started(Facts.of(model));
        request.sent();
        request.failed(Failure.of(kind, billed, "no").withAnswer(429, "tooMany", null));
    }

    private static ModelKey key(String model) {
        return new ModelKey("runware", model, RecraftOperation.GENERATE);
    }
}
