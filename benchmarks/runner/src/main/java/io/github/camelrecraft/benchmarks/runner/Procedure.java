package io.github.camelrecraft.benchmarks.runner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** How one figure, or several, are got of an entrant. */
@FunctionalInterface
interface Procedure {

    /** Fresh JVMs for one entrant. */
    @FunctionalInterface
    interface Runs {
        Outcome run(Trial trial) throws Exception;
    }

    /** The class path is the entrant's. */
    Outcome measure(Runs runs, ClassPath classPath, double scale) throws Exception;

    /** Megabytes, finer where the small ones are. */
    Ladder HEAPS = new Ladder(List.of(
            6, 8, 10, 12, 14, 16, 18, 20, 24, 28, 32, 40, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048,
            3072, 4096, 6144, 8192));

    /** What the subject itself says and, of large images, what that is in megabytes. */
    static Procedure steady(Trial trial) {
        return (runs, classPath, scale) -> {
            Outcome outcome = runs.run(trial.scaled(scale)).without(Laboratory.SECONDS_TO_FIRST_FIGURE);
            double megabytes = trial.bytes() / 1e6;
            return outcome.passed() && megabytes >= 1
                    ? outcome.with("cpuMicrosPerMegabyte", outcome.figure("cpuMicrosPerImage") / megabytes)
                            .with("megabytesPerSecond", outcome.figure("imagesPerSecond") * megabytes)
                    : outcome;
        };
    }

    /** Whoever has not made all of them has failed, and yet has figures. */
    static Procedure burst(Trial trial) {
        return (runs, classPath, scale) -> {
            Trial scaled = trial.scaled(scale);
            Outcome outcome = runs.run(scaled).without(Laboratory.SECONDS_TO_FIRST_FIGURE);
            int images = scaled.inFlight();
            double done = outcome.figures().getOrDefault("done", (double) images);
            if (!outcome.passed() || done == images) {
                return outcome;
            }
            return new Outcome(
                    outcome.without("wallSeconds").figures(),
                    "%,.0f of %,d in %d s".formatted(done, images, trial.argument("patienceSeconds")));
        };
    }

    /** The smallest heap in which it passes, each tried in a JVM of its own. */
    static Procedure smallestHeap(Trial trial) {
        return (runs, classPath, scale) -> {
            Map<Integer, Outcome> tried = new LinkedHashMap<>();
            Ladder heaps = HEAPS.upTo(Machine.megabytes() * 3 / 4);
            OptionalInt heap = heaps.lowest(megabytes -> {
                Outcome outcome = runs.run(trial.flags(List.of("-XX:+UseSerialGC", "-Xmx" + megabytes + "m")));
                tried.put(megabytes, outcome);
                return outcome.passed();
            });
            return heap.isPresent()
                    ? Outcome.of(Map.of("smallestHeapMegabytes", (double) heap.getAsInt()))
                    : tried.values().iterator().next();
        };
    }

    /** From the start of the JVM, and what must be loaded for it. */
    static Procedure first(Trial trial) {
        return (runs, classPath, scale) -> {
            Outcome outcome = runs.run(trial);
            return outcome.passed()
                    ? outcome.with("classPathBytes", classPath.bytes()).with("jars", classPath.jars())
                    : outcome;
        };
    }

    /** The same, by a JVM that has the classes already. */
    static Procedure firstWithArchive(Trial trial) {
        return (runs, classPath, scale) -> runs.run(trial.withArchive());
    }
}
