package io.github.camelrecraft.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {

    private static final Set<FailureKind> PASSING = Set.of(
            FailureKind.RATE_LIMITED, FailureKind.UNAVAILABLE, FailureKind.LEDGER_UNAVAILABLE, FailureKind.TIMED_OUT);

    @ParameterizedTest
    @MethodSource("kindsAndBillings")
    void onlyWhatPassesAndWasNotChargedIsWorthAnotherTry(FailureKind kind, Billing billed) {
        assertThat(Failure.of(kind, billed, "m").retryable()).isEqualTo(billed == Billing.NO && PASSING.contains(kind));
    }

    @Test
    void atFirstNothingElseIsKnown() {
        assertThat(Failure.of(FailureKind.BAD_ANSWER, Billing.UNKNOWN, "message"))
                .isEqualTo(new Failure(
                        FailureKind.BAD_ANSWER, Billing.UNKNOWN, false, "message", 0, null, null, null, null, null));
    }

    @Test
    void eachAdditionKeepsTheRest() {
        URI url = URI.create("https://host/image.png");
        Exception cause = new Exception();
        Failure whole = Failure.of(FailureKind.RATE_LIMITED, Billing.NO, "message")
                .withCause(cause)
                .withImageUrl(url)
                .withJob("job")
                .withAnswer(429, "rateLimitExceeded", Duration.ofSeconds(3));
        assertThat(whole)
                .isEqualTo(new Failure(
                        FailureKind.RATE_LIMITED,
                        Billing.NO,
                        true,
                        "message",
                        429,
                        "rateLimitExceeded",
                        Duration.ofSeconds(3),
                        "job",
                        url,
                        cause));
        assertThat(whole.withAnswer(429, "rateLimitExceeded", Duration.ofSeconds(3))
                        .withJob("job")
                        .withImageUrl(url)
                        .withCause(cause))
                .isEqualTo(whole);
    }

    @Test
    void aMessageOfFiveHundredCharactersIsKeptWhole() {
        assertThat(message("x".repeat(500))).isEqualTo("x".repeat(500));
    }

    @Test
    void aLongerMessageIsTrimmed() {
        assertThat(message("x".repeat(501))).isEqualTo("x".repeat(500) + "…");
    }

    @Test
    void noCharacterIsCutInHalf() {
        String message = message("x".repeat(499) + "🦊" + "x".repeat(499));
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(message))
                .as(message)
                .isTrue();
    }

    @Test
    void aPageBecomesOneLine() {
        assertThat(message("\r\n<html>\r\n\t<h1>502</h1>\u001B[31m\r\n</html>\r\n"))
                .isEqualTo("<html> <h1>502</h1> [31m </html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0085", "\u009B", "\u2028", "\u2029"})
    void noLineEndsAndNoTerminalSequenceBeginsBeyondAsciiEither(String character) {
        assertThat(message("a" + character + "b")).isEqualTo("a b");
    }

    private static String message(String text) {
        return Failure.of(FailureKind.BAD_ANSWER, Billing.UNKNOWN, text).message();
    }

    private static Stream<Arguments> kindsAndBillings() {
        return Arrays.stream(FailureKind.values())
                .flatMap(kind -> Arrays.stream(Billing.values()).map(billed -> Arguments.of(kind, billed)));
    }
}
