package io.github.camelrecraft.benchmarks.runner;

import io.github.camelrecraft.benchmarks.runner.Measured.Key;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the tables say, in a few lines. */
record Headlines(Measured measured, int jdk) {

    /** One for each workload that was measured. */
    String show() {
        return Stream.of(cpu(), waiting(), memory(), start())
                .flatMap(Optional::stream)
                .map(line -> "- " + line + ".")
                .collect(Collectors.joining("\n"));
    }

    private Optional<String> cpu() {
        return ours(Keys.CPU)
                .map(ours -> "An image takes " + Unit.MICROSECONDS.show(ours) + " of CPU"
                        + or(theirs(Keys.CPU, Entrant.LIMIT)
                                .map(limit -> ", " + Unit.number(ours / limit) + " × what its HTTP client takes alone"))
                        + next(Keys.CPU));
    }

    private Optional<String> waiting() {
        return ours(Keys.WALL)
                .map(ours -> "2,000 images of two seconds each, asked for at once, are there after "
                        + Unit.SECONDS.show(ours)
                        + or(ours(Keys.THREADS).map(threads -> " on " + Unit.COUNT.show(threads) + " threads"))
                        + or(failing(Keys.WALL)
                                .map(peer ->
                                        "; " + peer.title() + " makes " + or(measured.failure(Keys.WALL, jdk, peer)))));
    }

    private Optional<String> memory() {
        return ours(Keys.BASE64_HEAP)
                .map(ours -> "Eight images of 100 MB in base64 pass at once with " + flag(ours)
                        + measured.bestPeer(Keys.BASE64_HEAP, jdk)
                                .map(peer -> "; the next best, " + peer.title() + ", needs "
                                        + or(theirs(Keys.BASE64_HEAP, peer).map(Headlines::flag)))
                                .orElse("; nobody else makes them"));
    }

    private Optional<String> start() {
        return ours(Keys.START)
                .map(ours -> "From the start of the JVM to the first image it takes " + Unit.SECONDS.show(ours)
                        + or(ours(Keys.START_ARCHIVED)
                                .map(archived -> " (" + Unit.SECONDS.show(archived) + " with a class archive)"))
                        + or(theirs(Keys.START, Entrant.STUB)
                                .map(stub -> ", of which a route without an image takes " + Unit.SECONDS.show(stub)))
                        + next(Keys.START));
    }

    private String next(Key key) {
        return or(measured.bestPeer(key, jdk)
                .flatMap(peer -> measured.ratio(key, jdk, peer)
                        .map(ratio -> "; the best of the others, " + peer.title() + ", takes " + Unit.number(ratio)
                                + " × as much")));
    }

    private static String flag(double megabytes) {
        return "`-Xmx" + Math.round(megabytes) + "m`";
    }

    private static String or(Optional<String> part) {
        return part.orElse("");
    }

    private Optional<Double> ours(Key key) {
        return theirs(key, Entrant.RECRAFT);
    }

    private Optional<Double> theirs(Key key, Entrant entrant) {
        return measured.median(key, jdk, entrant);
    }

    /** What most would have written, if it is among those that fail. */
    private Optional<Entrant> failing(Key key) {
        List<Entrant> failing = measured.entrants(key.workload(), jdk).stream()
                .filter(entrant -> entrant.isPeer()
                        && theirs(key, entrant).isEmpty()
                        && measured.failure(key, jdk, entrant).isPresent())
                .toList();
        return failing.stream()
                .filter(entrant -> entrant.folder().equals("camel-http"))
                .findFirst()
                .or(() -> failing.stream().findFirst());
    }
}
