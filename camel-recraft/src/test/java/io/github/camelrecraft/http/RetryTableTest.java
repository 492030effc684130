package io.github.camelrecraft.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelrecraft.http.RetryTable.Then;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is done about each way to fail. The invariant is the bill. */
class RetryTableTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(RetryTable.REFUSED_HERE, free(FailureKind.INVALID_REQUEST), Then.FAIL),
                arguments(RetryTable.REFUSED_HERE, free(FailureKind.AUTHENTICATION), Then.FAIL),
                arguments(RetryTable.REFUSED_HERE, free(FailureKind.LEDGER_UNAVAILABLE), Then.FAIL),
                arguments(RetryTable.NOT_CONNECTED, free(FailureKind.UNAVAILABLE), Then.SEND_AGAIN),
                arguments(RetryTable.NOT_ACCEPTED, answered(FailureKind.RATE_LIMITED, 429), Then.SEND_AGAIN),
                arguments(RetryTable.NOT_ACCEPTED, answered(FailureKind.UNAVAILABLE, 503), Then.SEND_AGAIN),
                arguments(RetryTable.NOT_ACCEPTED, free(FailureKind.RATE_LIMITED), Then.SEND_AGAIN),
                arguments(RetryTable.TOO_LATE_TO_SEND, free(FailureKind.TIMED_OUT), Then.FAIL),
                arguments(RetryTable.REFUSED, answered(FailureKind.INVALID_REQUEST, 422), Then.FAIL),
                arguments(RetryTable.REFUSED, answered(FailureKind.AUTHENTICATION, 401), Then.FAIL),
                arguments(RetryTable.REFUSED, answered(FailureKind.INSUFFICIENT_FUNDS, 402), Then.FAIL),
                arguments(RetryTable.REFUSED, answered(FailureKind.CONTENT_REJECTED, 400), Then.FAIL),
                arguments(RetryTable.OUTCOME_UNKNOWN, unknown(FailureKind.UNAVAILABLE), Then.ASK),
                arguments(RetryTable.OUTCOME_UNKNOWN, unknown(FailureKind.TIMED_OUT), Then.ASK),
                arguments(RetryTable.OUTCOME_UNKNOWN, unknown(FailureKind.BAD_ANSWER), Then.ASK),
                arguments(RetryTable.OUTCOME_UNKNOWN, unknown(FailureKind.RATE_LIMITED), Then.ASK),
                arguments(RetryTable.DOWNLOAD_FAILED, paid(FailureKind.DOWNLOAD_FAILED), Then.FETCH_AGAIN),
                arguments(RetryTable.IMAGE_UNFIT, paid(FailureKind.BAD_ANSWER), Then.FAIL));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void eachFailureHasItsRow(RetryTable row, Failure failure, Then then) {
        assertThat(RetryTable.of(failure)).isEqualTo(row);
        assertThat(row.then()).isEqualTo(then);
    }

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMITED", "UNAVAILABLE"})
    void whatWouldFailAgainIsNotSentAgain(FailureKind kind) {
        assertThat(RetryTable.of(answered(kind, 429).withRetryable(false))).isEqualTo(RetryTable.REFUSED);
        assertThat(RetryTable.of(free(kind).withRetryable(false))).isEqualTo(RetryTable.REFUSED);
    }

    @Test
    void anAddressThatIsNotAllowedIsNotTriedAgain() {
        IOException blocked = new BlockedAddressException("10.0.0.1 is not allowed");
        Failure failure = paid(FailureKind.DOWNLOAD_FAILED);

        assertThat(RetryTable.of(failure.withCause(blocked))).isEqualTo(RetryTable.DOWNLOAD_BLOCKED);
        assertThat(RetryTable.of(failure.withCause(new IOException(blocked)))).isEqualTo(RetryTable.DOWNLOAD_BLOCKED);
        assertThat(RetryTable.of(failure.withCause(new IOException("cut")))).isEqualTo(RetryTable.DOWNLOAD_FAILED);
        assertThat(RetryTable.DOWNLOAD_BLOCKED.then()).isEqualTo(Then.FAIL);
    }

    @Property
    void nothingIsPaidTwice(
            @ForAll FailureKind kind, @ForAll Billing billed, @ForAll boolean answered, @ForAll boolean retryable) {
        Failure failure = failure(kind, billed, answered, retryable);

        Then then = RetryTable.of(failure).then();

        switch (billed) {
            case NO -> assertThat(then).isIn(Then.FAIL, Then.SEND_AGAIN);
            case UNKNOWN -> assertThat(then).isEqualTo(Then.ASK);
            case YES -> assertThat(then).isIn(Then.FAIL, Then.FETCH_AGAIN);
        }
        assertThat(then == Then.SEND_AGAIN)
                .isEqualTo(billed == Billing.NO
                        && retryable
                        && Set.of(FailureKind.RATE_LIMITED, FailureKind.UNAVAILABLE)
                                .contains(kind));
    }

    @Test
    void someRowsTellOfSeveralFailuresAndHaveNoneOfTheirOwn() {
        EnumSet<RetryTable> used = EnumSet.noneOf(RetryTable.class);
        for (FailureKind kind : FailureKind.values()) {
            for (Billing billed : Billing.values()) {
                for (boolean answered : new boolean[] {true, false}) {
                    used.add(RetryTable.of(failure(kind, billed, answered, billed == Billing.NO)));
                }
            }
        }
        assertThat(EnumSet.complementOf(used))
                .containsExactlyInAnyOrder(
                        RetryTable.FAILED_IN_A_200, RetryTable.SOME_FAILED, RetryTable.DOWNLOAD_BLOCKED);
    }

    @ParameterizedTest
    @EnumSource
    void eachRowReadsAsWords(RetryTable row) {
        assertThat(row.happened()).matches("[^|]{10,}");
        assertThat(row.billed()).matches("(NO|YES|UNKNOWN|as the|YES for)[^|]*");
        assertThat(row.done()).matches("[a-z][^|]+");
        assertThat(Arrays.stream(RetryTable.values()).map(RetryTable::happened)).doesNotHaveDuplicates();
    }

    private static Failure failure(FailureKind kind, Billing billed, boolean answered, boolean retryable) {
        return new Failure(kind, billed, retryable, "failed", answered ? 500 : 0, null, null, null, null, null);
    }

    private static Failure free(FailureKind kind) {
        return Failure.of(kind, Billing.NO, "failed");
    }

    private static Failure answered(FailureKind kind, int status) {
        return free(kind).withAnswer(status, null, null);
    }

    private static Failure unknown(FailureKind kind) {
        return free(kind).maybeBilled();
    }

    private static Failure paid(FailureKind kind) {
        return Failure.of(kind, Billing.YES, "failed");
    }
}
