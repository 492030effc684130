package io.github.camelrecraft.benchmarks.runner;

import java.util.List;
import java.util.OptionalInt;

/**
 * Rungs, each of which passes if a lower one does.
 *
 * @param rungs from the lowest
 */
record Ladder(List<Integer> rungs) {

    /** A try of one rung, dear enough to be done seldom. */
    @FunctionalInterface
    interface Try {
        boolean passes(int rung) throws Exception;
    }

    /** Those not above this. */
    Ladder upTo(long most) {
        return new Ladder(rungs.stream().filter(rung -> rung <= most).toList());
    }

    /** The lowest that passes; none when not even the highest does. */
    OptionalInt lowest(Try attempt) throws Exception {
        int passed = rungs.size() - 1;
        if (passed < 0 || !attempt.passes(rungs.get(passed))) {
            return OptionalInt.empty();
        }
        int failed = -1;
        while (passed - failed > 1) {
            int middle = (passed + failed) / 2;
            if (attempt.passes(rungs.get(middle))) {
                passed = middle;
            } else {
                failed = middle;
            }
        }
        return OptionalInt.of(rungs.get(passed));
    }
}
