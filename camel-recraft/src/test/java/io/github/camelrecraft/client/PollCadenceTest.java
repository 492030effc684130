package io.github.camelrecraft.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PollCadenceTest {

    @Test
    void itBeginsWithASecondThenGrowsFromHalfOfItToTen() {
        PollCadence cadence = new PollCadence(() -> 0.5);
        assertThat(Stream.generate(cadence::next).limit(12).map(Duration::toMillis))
                .containsExactly(
                        1_000L, 500L, 750L, 1_125L, 1_687L, 2_530L, 3_795L, 5_692L, 8_538L, 10_000L, 10_000L, 10_000L);
    }

    @Test
    void chanceMakesAWaitAQuarterShorterOrLonger() {
        assertThat(new PollCadence(() -> 0).next()).hasMillis(750);
        assertThat(new PollCadence(() -> 1).next()).hasMillis(1_250);
    }

    @Test
    void jobsThatBeganTogetherAreNotAskedForTogether() {
        assertThat(Stream.generate(() -> new PollCadence().next()).limit(100).distinct())
                .hasSizeGreaterThan(10);
    }
}
