package io.github.camelrecraft.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelrecraft.model.InvalidOptionException;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RateLimitsTest {

    static Stream<Arguments> options() {
        return Stream.of(
                option("maxInFlight", value -> new RateLimits(value, 0, 0, 0, 0)),
                option("requestsPerSecond", value -> new RateLimits(0, value, 0, 0, 0)),
                option("requestsPerMinute", value -> new RateLimits(0, 0, value, 0, 0)),
                option("imagesPerMinute", value -> new RateLimits(0, 0, 0, value, 0)),
                option("maxQueued", value -> new RateLimits(0, 0, 0, 0, value)));
    }

    private static Arguments option(String name, IntFunction<RateLimits> limits) {
        return arguments(name, limits);
    }

    @ParameterizedTest
    @MethodSource("options")
    void noneIsLessThanZero(String name, IntFunction<RateLimits> limits) {
        assertThat(limits.apply(0)).isEqualTo(RateLimits.none(0));
        assertThatThrownBy(() -> limits.apply(-1))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage(name + "=-1 is less than 0; write 0 or more");
    }

    @Test
    void withoutLimitsThereIsStillOneOfTheLine() {
        assertThat(RateLimits.none(7)).isEqualTo(new RateLimits(0, 0, 0, 0, 7));
    }
}
