package io.github.camelrecraft.benchmarks.runner;

import io.github.camelrecraft.benchmarks.runner.Measured.Key;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * What the component is to keep, and whether it does.
 *
 * @param most above which it is missed
 */
record Target(String text, double most, DoubleFunction<String> show, Reading reading) {

    /** What was measured of it. */
    @FunctionalInterface
    interface Reading {
        Optional<Double> of(Measured measured, int jdk);
    }

    static final List<Target> ALL = List.of(
            new Target(
                    "CPU of an image: at most 1.25 × the bare client's",
                    1.25,
                    Target::times,
                    beside(Keys.CPU, Entrant.LIMIT)),
            new Target("… and less than every peer's", 1, Target::times, besideBestPeer(Keys.CPU)),
            new Target(
                    "2,000 of 2 s: at most 1.1 × the bare client's time",
                    1.1,
                    Target::times,
                    beside(Keys.WALL, Entrant.LIMIT)),
            new Target("10,000 waiting: at most 8 threads more than idle", 8, Unit.COUNT::show, own(Keys.MORE_THREADS)),
            new Target(
                    "… and at most 12 KB of live heap each", 12 * 1024, Unit.KILOBYTES::show, own(Keys.WAITING_HEAP)),
            new Target(
                    "Eight of 100 MB in base64: at most 32 MB of heap",
                    32,
                    Unit.MEGABYTES_OF_HEAP::show,
                    own(Keys.BASE64_HEAP)),
            new Target("… by URL to files", 32, Unit.MEGABYTES_OF_HEAP::show, own(Keys.FILE_HEAP)),
            new Target("… by URL to S3", 32, Unit.MEGABYTES_OF_HEAP::show, own(Keys.S3_HEAP)),
            new Target(
                    "Allocated for one of 100 MB in base64: at most 1 MB",
                    1 << 20,
                    Unit.MEGABYTES::show,
                    own(Keys.BASE64_ALLOCATED)),
            new Target("… by URL to a file", 1 << 20, Unit.MEGABYTES::show, own(Keys.FILE_ALLOCATED)),
            new Target("… by URL to S3, its client included", 1 << 20, Unit.MEGABYTES::show, own(Keys.S3_ALLOCATED)),
            new Target(
                    "CPU of base64 out of JSON: at most 2 × the JDK's own for blocks",
                    2,
                    Target::times,
                    beside(Keys.BASE64, Entrant.JDK_BASE64)),
            new Target(
                    "The first image: at most 100 ms more than with a stub",
                    0.1,
                    seconds -> Unit.MILLISECONDS.show(seconds * 1e6),
                    besideStub(Keys.START)),
            new Target("… and sooner than every peer", 1, Target::times, besideBestPeer(Keys.START)),
            new Target(
                    "… with a class archive for both: at most 100 ms more",
                    0.1,
                    seconds -> Unit.MILLISECONDS.show(seconds * 1e6),
                    besideStub(Keys.START_ARCHIVED)),
            new Target("… and sooner than every peer with one", 1, Target::times, besideBestPeer(Keys.START_ARCHIVED)));

    private static String times(double ratio) {
        return Unit.number(ratio) + " ×";
    }

    private static Reading own(Key key) {
        return (measured, jdk) -> measured.median(key, jdk, Entrant.RECRAFT);
    }

    private static Reading beside(Key key, Entrant limit) {
        return (measured, jdk) -> measured.ratio(key, jdk, limit).map(ratio -> 1 / ratio);
    }

    private static Reading besideBestPeer(Key key) {
        return (measured, jdk) -> measured.bestPeer(key, jdk)
                .flatMap(peer -> measured.ratio(key, jdk, peer))
                .map(ratio -> 1 / ratio);
    }

    /** What it takes more. */
    private static Reading besideStub(Key key) {
        return (measured, jdk) -> measured.median(key, jdk, Entrant.RECRAFT)
                .flatMap(ours -> measured.median(key, jdk, Entrant.STUB).map(stub -> ours - stub));
    }

    /** All of them, in Markdown. */
    static String table(Measured measured) {
        SortedSet<Integer> jdks = measured.jdks();
        String head = jdks.stream().map(jdk -> " Java " + jdk + " |").collect(Collectors.joining());
        return "| target |" + head + "\n|---|" + "---:|".repeat(jdks.size()) + "\n"
                + ALL.stream().map(target -> target.row(measured, jdks)).collect(Collectors.joining("\n"));
    }

    private String row(Measured measured, SortedSet<Integer> jdks) {
        return "| " + text + " |"
                + jdks.stream()
                        .map(jdk ->
                                " " + reading.of(measured, jdk).map(this::judge).orElse("") + " |")
                        .collect(Collectors.joining());
    }

    private String judge(double value) {
        return value <= most ? show.apply(value) : "**missed:** " + show.apply(value);
    }
}
