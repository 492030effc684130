package io.github.camelrecraft.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.http.RetryTable.Then;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether and when something is tried again. */
class RetryPolicyTest {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofHours(1);

    private static final Failure BUSY = Failure.of(FailureKind.UNAVAILABLE, Billing.NO, "busy");
    private static final Failure LOST = Failure.of(FailureKind.DOWNLOAD_FAILED, Billing.YES, "cut");

    @Test
    void theWaitsDoubleUpToTheLongest() {
        RetryPolicy policy = new RetryPolicy(10, FIRST, LONGEST, () -> 1);

        assertThat(IntStream.rangeClosed(1, 8)
                        .mapToObj(attempt -> policy.next(BUSY, attempt, LONG).orElseThrow())
                        .map(Duration::toMillis))
                .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 20_000L, 20_000L);
    }

    @ParameterizedTest
    @CsvSource({"0,1000", "0.25,1250", "0.5,1500", "1,2000"})
    void theSecondHalfOfAWaitIsRandom(double random, long millis) {
        assertThat(new RetryPolicy(3, FIRST, LONGEST, () -> random).next(BUSY, 3, LONG))
                .contains(Duration.ofMillis(millis));
    }

    @Test
    void howeverManyAttemptsItWaitsTheLongestAndNotMore() {
        RetryPolicy policy = new RetryPolicy(Integer.MAX_VALUE, FIRST, LONGEST, () -> 1);

        assertThat(policy.next(BUSY, 100, LONG)).contains(LONGEST);
        assertThat(policy.next(BUSY, Integer.MAX_VALUE, LONG)).contains(LONGEST);
    }

    @Test
    void itIsTriedAgainSoOftenAndNotMoreOften() {
        assertThat(policy(2).next(BUSY, 1, LONG)).isPresent();
        assertThat(policy(2).next(BUSY, 2, LONG)).isPresent();
        assertThat(policy(2).next(BUSY, 3, LONG)).isEmpty();
        assertThat(policy(0).next(BUSY, 1, LONG)).isEmpty();
    }

    @Test
    void aDownloadIsTriedAgainAsWell() {
        assertThat(policy(3).next(LOST, 1, LONG)).contains(FIRST);
        assertThat(policy(3).next(LOST, 4, LONG)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UNAVAILABLE,UNKNOWN", "TIMED_OUT,NO", "INVALID_REQUEST,NO", "BAD_ANSWER,YES"})
    void anythingElseIsNotTriedAgain(FailureKind kind, Billing billed) {
        assertThat(policy(3).next(Failure.of(kind, billed, "failed"), 1, LONG)).isEmpty();
    }

    @Test
    void itDoesNotComeBackSoonerThanTheProviderAsked() {
        assertThat(policy(3).next(asking(7_000), 1, LONG)).contains(Duration.ofSeconds(7));
        assertThat(policy(3).next(asking(90_000), 1, LONG)).contains(Duration.ofSeconds(90));
    }

    @Test
    void itStillWaitsALittleWhenTheProviderAskedForLess() {
        assertThat(policy(3).next(asking(0), 1, LONG)).contains(FIRST);
        assertThat(policy(3).next(asking(499), 1, LONG)).contains(FIRST);
    }

    @Test
    void aWaitUntilTheDeadlineIsGivenUpBeforeItBegins() {
        assertThat(policy(3).next(BUSY, 1, Duration.ofMillis(501))).contains(FIRST);
        assertThat(policy(3).next(BUSY, 1, Duration.ofMillis(500))).isEmpty();
        assertThat(policy(3).next(BUSY, 1, Duration.ZERO)).isEmpty();
        assertThat(policy(3).next(BUSY, 1, Duration.ofMillis(-1))).isEmpty();
        assertThat(policy(3).next(asking(60_000), 1, Duration.ofSeconds(60))).isEmpty();
    }

    @Property
    void aWaitKeepsToAllThatIsAskedOfIt(
            @ForAll @IntRange(max = 10) int maxRetries,
            @ForAll @IntRange(min = 1, max = 12) int attempt,
            @ForAll @DoubleRange(max = 1) double random,
            @ForAll @IntRange(max = 60_000) int retryAfter,
            @ForAll @IntRange(max = 60_000) int left) {
        Optional<Duration> wait = new RetryPolicy(maxRetries, FIRST, LONGEST, () -> random)
                .next(asking(retryAfter), attempt, Duration.ofMillis(left));

        long most = Math.min(20_000, 500L << (attempt - 1));
        long backoff = Math.round(most * (1 + random) / 2);
        long expected = Math.max(backoff, retryAfter);
        assertThat(wait.map(Duration::toMillis))
                .isEqualTo(attempt <= maxRetries && expected < left ? Optional.of(expected) : Optional.empty());
    }

    @Property
    void onlyWhatTheTableSaysIsTriedAgain(@ForAll FailureKind kind, @ForAll Billing billed, @ForAll boolean retryable) {
        Failure failure = new Failure(kind, billed, retryable, "failed", 0, null, null, null, null, null);

        assertThat(policy(3).next(failure, 1, LONG).isPresent())
                .isEqualTo(Set.of(Then.SEND_AGAIN, Then.FETCH_AGAIN)
                        .contains(RetryTable.of(failure).then()));
    }

    @Test
    void theUsualOneWaitsHalfASecondFirstAndTwentyAtMost() {
        RetryPolicy usual = RetryPolicy.of(100);
        Set<Duration> waits = new HashSet<>();

        for (int i = 0; i < 200; i++) {
            Duration first = usual.next(BUSY, 1, LONG).orElseThrow();
            assertThat(first).isBetween(Duration.ofMillis(250), FIRST);
            assertThat(usual.next(BUSY, 100, LONG).orElseThrow()).isBetween(Duration.ofSeconds(10), LONGEST);
            waits.add(first);
        }
        assertThat(waits).hasSizeGreaterThan(1);
        assertThat(usual.next(BUSY, 101, LONG)).isEmpty();
    }

    @Test
    void itsNumbersMakeSense() {
        assertThatThrownBy(() -> policy(-1)).hasMessage("maxRetries=-1 is less than 0");
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ZERO, LONGEST, () -> 1))
                .hasMessageContaining("the first wait, PT0S, is not between");
        assertThatThrownBy(() -> new RetryPolicy(1, LONGEST, FIRST, () -> 1)).hasMessageContaining("PT20S");

        assertThat(new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1), () -> 1).next(BUSY, 1, LONG))
                .contains(Duration.ofMillis(1));
    }

    private static RetryPolicy policy(int maxRetries) {
        return new RetryPolicy(maxRetries, FIRST, LONGEST, () -> 1);
    }

    private static Failure asking(long millis) {
        return BUSY.withAnswer(503, null, Duration.ofMillis(millis));
    }
}
