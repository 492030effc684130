package io.github.camelrecraft.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlidingWindowTest {

    private final SlidingWindow window = new SlidingWindow(1_000);

    @Test
    void itRemembersNoMoreThanItsLength() {
        window.add(0, 1);
        window.add(1, 1);
        window.add(999, 1);
        assertThat(window.size()).isEqualTo(3);

        window.add(1_000, 1);
        assertThat(window.size()).isEqualTo(3);
        window.add(5_000, 1);
        assertThat(window.size()).isEqualTo(1);
    }

    @Test
    void aMillisecondIsOneEntryHoweverMuchGoesThroughInIt() {
        for (int i = 0; i < 1_000; i++) {
            window.add(7, 2);
        }
        assertThat(window.size()).isEqualTo(1);
        assertThat(window.earliest(1, 2_000)).isEqualTo(1_007);
        assertThat(window.earliest(1, 2_001)).isZero();
    }

    @Test
    void itWaitsForAsManyToLeaveAsAreInTheWay() {
        window.add(10, 1);
        window.add(20, 3);
        window.add(30, 1);

        assertThat(window.earliest(1, 6)).isZero();
        assertThat(window.earliest(1, 5)).isEqualTo(1_010);
        assertThat(window.earliest(2, 5)).isEqualTo(1_020);
        assertThat(window.earliest(4, 5)).isEqualTo(1_020);
        assertThat(window.earliest(5, 5)).isEqualTo(1_030);
        assertThat(window.earliest(9, 5)).isEqualTo(1_030);
    }

    @Test
    void withoutALimitOrAWeightNothingIsInTheWay() {
        window.add(10, 9);

        assertThat(window.earliest(9, 0)).isZero();
        assertThat(window.earliest(0, 1)).isZero();
    }
}
