package io.github.camelrecraft.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;

/** Reads the header {@code Retry-After} in both its forms, seconds and a date. */
public final class RetryAfter {

    private RetryAfter() {}

    /** How long to wait; empty when the header is missing or cannot be read. Never negative. */
    public static Optional<Duration> of(AnswerHead head, Clock clock) {
        return head.header("retry-after").map(String::strip).flatMap(text -> parse(text, clock));
    }

    private static Optional<Duration> parse(String text, Clock clock) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        Instant date = DateUtils.parseStandardDate(text);
        if (date == null) {
            return Optional.empty();
        }
        Duration wait = Duration.between(clock.instant(), date);
        return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    }
}
