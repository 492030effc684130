package io.github.camelrecraft.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LadderTest {

    private static final Ladder HEAPS = Procedure.HEAPS;

    private final List<Integer> tried = new ArrayList<>();

    private Ladder.Try needs(int least) {
        return rung -> {
            tried.add(rung);
            return rung >= least;
        };
    }

    static List<Integer> rungs() {
        return HEAPS.rungs();
    }

    @ParameterizedTest
    @MethodSource("rungs")
    void everyRungIsFoundInAFewTries(int rung) throws Exception {
        assertThat(HEAPS.lowest(needs(rung))).hasValue(rung);
        assertThat(tried).hasSizeLessThanOrEqualTo(6).doesNotHaveDuplicates();
    }

    @Test
    void theNextRungIsFoundWhenTheLeastIsBetweenTwo() throws Exception {
        assertThat(HEAPS.lowest(needs(33))).hasValue(40);
    }

    @Test
    void whoDoesNotPassTheHighestIsTriedOnce() throws Exception {
        assertThat(HEAPS.lowest(needs(Integer.MAX_VALUE))).isEmpty();
        assertThat(tried).containsExactly(8192);
    }

    @Test
    void aMachineWithLittleMemoryHasAShorterLadder() throws Exception {
        assertThat(HEAPS.upTo(1_000).lowest(needs(700))).hasValue(768);
        assertThat(HEAPS.upTo(5).lowest(needs(1))).isEmpty();
    }
}
