package io.github.camelrecraft.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.observe.TestClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    /** Stands at 2026-11-28T12:00:00Z, a Saturday. */
    private final TestClock clock = new TestClock();

    @ParameterizedTest
    @CsvSource({"0,0", "7,7", "' 30 ',30", "007,7", "999999999,999999999"})
    void itMayBeSeconds(String header, long seconds) {
        assertThat(read(header)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sat, 28 Nov 2026 12:01:30 GMT",
                " Sat, 28 Nov 2026 12:01:30 GMT ",
                "Saturday, 28-Nov-26 12:01:30 GMT"
            })
    void itMayBeADateAlsoInItsOldForm(String header) {
        assertThat(read(header)).contains(Duration.ofSeconds(90));
    }

    @Test
    void aDateThatIsOverMeansNow() {
        assertThat(read("Sat, 28 Nov 2026 11:59:59 GMT")).contains(Duration.ZERO);
        assertThat(read("Sat, 28 Nov 2026 12:00:00 GMT")).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "-1", "1.5", "30s", "soon", "1000000000", "99999999999999999999", "Sat, 99 Nov 2026"})
    void whatCannotBeReadIsAsIfItWereNotThere(String header) {
        assertThat(read(header)).isEmpty();
    }

    @Test
    void itNeedNotBeThere() {
        assertThat(RetryAfter.of(new AnswerHead(429, Map.of()), clock)).isEmpty();
    }

    private Optional<Duration> read(String header) {
        return RetryAfter.of(new AnswerHead(429, Map.of("retry-after", header)), clock);
    }
}
