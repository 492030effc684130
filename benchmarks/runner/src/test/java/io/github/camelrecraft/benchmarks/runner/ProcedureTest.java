package io.github.camelrecraft.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcedureTest {

    private static final ClassPath NO_CLASSES = new ClassPath(List.of());

    @Test
    void whoMakesButSomeOfABurstHasFailedAndYetHasFigures() throws Exception {
        Outcome outcome = Procedure.burst(Trial.burst(2_000, Duration.ofSeconds(2), Duration.ofSeconds(20)))
                .measure(
                        trial -> Outcome.of(Map.of("done", 9.0, "wallSeconds", 20.1, "peakThreads", 16.0)),
                        NO_CLASSES,
                        1);

        assertThat(outcome).isEqualTo(new Outcome(Map.of("done", 9.0, "peakThreads", 16.0), "9 of 2,000 in 20 s"));
    }

    @Test
    void theSmallestHeapIsTheLowestRungThatPasses() throws Exception {
        Outcome outcome = Procedure.smallestHeap(Trial.steady(8, 0, 8))
                .measure(
                        trial -> heap(trial) >= 30 ? Outcome.of(Map.of()) : Outcome.failed("fails: OutOfMemoryError"),
                        NO_CLASSES,
                        1);

        assertThat(outcome).isEqualTo(Outcome.of(Map.of("smallestHeapMegabytes", 32.0)));
    }

    @Test
    void whoPassesInNoHeapSaysWhyItDoesNotInTheLargest() throws Exception {
        Outcome outcome = Procedure.smallestHeap(Trial.steady(8, 0, 8))
                .measure(trial -> Outcome.failed("fails: StreamConstraintsException"), NO_CLASSES, 1);

        assertThat(outcome.failure()).isEqualTo("fails: StreamConstraintsException");
    }

    @Test
    void whatALargeImageTakesIsSaidInMegabytesAsWell() throws Exception {
        Outcome outcome = Procedure.steady(Trial.steady(8, 8, 8).ofBytes(20_000_000))
                .measure(
                        trial -> Outcome.of(Map.of("cpuMicrosPerImage", 40_000.0, "imagesPerSecond", 5.0)),
                        NO_CLASSES,
                        1);

        assertThat(outcome.figures())
                .containsEntry("cpuMicrosPerMegabyte", 2_000.0)
                .containsEntry("megabytesPerSecond", 100.0);
    }

    @Test
    void anArchiveIsForWhoeverIsToBeginWithOne() throws Exception {
        Procedure.Runs runs = trial -> Outcome.of(Map.of("archived", trial.archived() ? 1.0 : 0.0));

        assertThat(Procedure.first(Trial.first()).measure(runs, NO_CLASSES, 1).figures())
                .containsEntry("archived", 0.0);
        assertThat(Procedure.firstWithArchive(Trial.first())
                        .measure(runs, NO_CLASSES, 1)
                        .figures())
                .containsEntry("archived", 1.0);
    }

    @Test
    void aFlagMoreLeavesTheOthers() {
        assertThat(Trial.first()
                        .flags(List.of("-Xmx8m"))
                        .flags(List.of("-Xint"))
                        .flags())
                .containsExactly("-Xmx8m", "-Xint");
    }

    @Test
    void aTrialRunDoesAPartOfTheWork() {
        assertThat(Trial.steady(64, 30_000, 30_000).scaled(0.01).arguments())
                .isEqualTo(Map.of("warmUp", 300, "images", 300));
        assertThat(Trial.burst(2_000, Duration.ZERO, Duration.ZERO).scaled(0.01).inFlight())
                .isEqualTo(20);
    }

    private static int heap(Trial trial) {
        return trial.flags().stream()
                .filter(flag -> flag.startsWith("-Xmx"))
                .map(flag -> Integer.valueOf(flag.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
