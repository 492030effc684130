package io.github.camelrecraft.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What observers are told: in order, once, and whatever other observers do. */
class RequestObserversTest {

    private final List<String> heard = new ArrayList<>();
    private final List<Throwable> trouble = new ArrayList<>();
    private final List<RequestEnd> ends = new ArrayList<>();
    private final TestClock clock = new TestClock();

    @Test
    void aRequestIsStartedSentAndEnded() {
        ObservedRequest request = observers(this::recording).started(Facts.of("recraftv4_1"));
        request.sent();
        clock.advance(Duration.ofSeconds(4));
        request.delivered(2, 300, new BigDecimal("0.08"), 1);

        assertThat(heard).containsExactly("started recraftv4_1", "sent", "ended success");
        assertThat(ends)
                .containsExactly(new RequestEnd(
                        null,
                        Billing.YES,
                        true,
                        2,
                        300,
                        new BigDecimal("0.08"),
                        0,
                        null,
                        1,
                        false,
                        Duration.ofSeconds(4),
                        clock.instant()));
    }

    @Test
    void whatComesAfterTheEndIsNotTold() {
        ObservedRequest request = observers(this::recording).started(Facts.of("recraftv4_1"));
        request.failed(Failure.of(FailureKind.TIMED_OUT, Billing.NO, "too late"));
        request.sent();
        request.delivered(1, 1, null, 1);
        request.failed(Failure.of(FailureKind.UNAVAILABLE, Billing.NO, "stopped"));

        assertThat(heard).containsExactly("started recraftv4_1", "ended timed-out");
        assertThat(ends.get(0).sent()).isFalse();
    }

    @Test
    void whatWasSentIsSentOnce() {
        ObservedRequest request = observers(this::recording).started(Facts.of("recraftv4_1"));
        request.sent();
        request.sent();

        assertThat(heard).containsExactly("started recraftv4_1", "sent");
    }

    @Test
    void imagesThatNobodyAskedAProviderForAreNotBilled() {
        observers(this::recording).started(Facts.of("recraftv4_1")).delivered(1, 1, null, 1);

        assertThat(ends.get(0).billed()).isEqualTo(Billing.NO);
    }

    @Test
    void anObserverThatThrowsIsReportedAndTheOthersHearEverything() {
        RequestObserver atStart = facts -> {
            throw new IllegalStateException("at start");
        };
        RequestObserver later = facts -> new RequestObservation() {
            @Override
            public void sent() {
                throw new IllegalStateException("when sent");
            }

            @Override
            public void ended(RequestEnd end) {
                throw new AssertionError("at the end");
            }
        };

        ObservedRequest request = observers(atStart, later, this::recording).started(Facts.of("recraftv4_1"));
        request.sent();
        request.delivered(1, 1, null, 1);

        assertThat(heard).containsExactly("started recraftv4_1", "sent", "ended success");
        assertThat(trouble).extracting(Throwable::getMessage).containsExactly("at start", "when sent", "at the end");
    }

    @Test
    void anObserverThatDoesNotCareMayReturnNothing() {
        ObservedRequest request = observers(facts -> null, this::recording).started(Facts.of("recraftv4_1"));
        request.delivered(1, 1, null, 1);

        assertThat(heard).containsExactly("started recraftv4_1", "ended success");
        assertThat(trouble).isEmpty();
    }

    @Test
    void aClockThatIsSetBackMakesNoNegativeDurations() {
        ObservedRequest request = observers(this::recording).started(Facts.of("recraftv4_1"));
        clock.advance(Duration.ofHours(-1));
        request.delivered(1, 1, null, 1);

        assertThat(ends.get(0).duration()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalidApiKey", "10000", "provider.error:4-2_1"})
    void aProvidersCodeIsTold(String code) {
        assertThat(codeTold(code)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a prompt in the place of a code", "code\nline", "überlauf"})
    void whatIsNoCodeIsNotTold(String code) {
        assertThat(codeTold(code)).isNull();
        assertThat(codeTold("x".repeat(65))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"RATE_LIMITED, rate-limited", "INSUFFICIENT_FUNDS, insufficient-funds", "UNAVAILABLE, unavailable"})
    void anOutcomeIsTheKindOfFailureInKebabCase(FailureKind kind, String outcome) {
        observers(this::recording).started(Facts.of("m")).failed(Failure.of(kind, Billing.NO, "no"));

        assertThat(ends.get(0).outcome()).isEqualTo(outcome);
    }

    @Test
    void modelsThatTheCatalogueDoesNotHaveShareOneLabel() {
        assertThat(Facts.of("recraftv4_1").modelLabel()).isEqualTo("recraftv4_1");
        assertThat(Facts.unlisted("anything at all").modelLabel()).isEqualTo("other");
    }

    private String codeTold(String code) {
        Failure failure = Failure.of(FailureKind.UNAVAILABLE, Billing.NO, "no").withAnswer(500, code, null);
        observers(this::recording).started(Facts.of("m")).failed(failure);
        return ends.get(ends.size() - 1).code();
    }

    private RequestObservers observers(RequestObserver... observers) {
        return new RequestObservers(List.of(observers), clock, (observer, e) -> trouble.add(e));
    }

    private RequestObservation recording(RequestFacts facts) {
        heard.add("started " + facts.model());
        return new RequestObservation() {
            @Override
            public void sent() {
                heard.add("sent");
            }

            @Override
            public void ended(RequestEnd end) {
                heard.add("ended " + end.outcome());
                ends.add(end);
            }
        };
    }
}
