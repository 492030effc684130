package io.github.camelrecraft.benchmarks.runner;

import io.github.camelrecraft.benchmarks.Setup.Style;
import io.github.camelrecraft.benchmarks.runner.Measured.Key;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the tables say, in a few lines. */
final class Headlines {

    private static final Entrant LIMIT = new Entrant("bare", Style.TUNED);

    private final Measured measured;
    private final int jdk;

    Headlines(Measured measured, int jdk) {
        this.measured = measured;
        this.jdk = jdk;
    }

    /** One for each workload that was measured. */
    String show() {
        return Stream.of(cpu(), waiting(), memory(), start())
                .flatMap(Optional::stream)
                .map(line -> "- " + line)
                .collect(Collectors.joining("\n"));
    }

    private Optional<String> cpu() {
        Key cpu = new Key("W1", "1 KB", "cpuMicrosPerImage");
        return ours(cpu)
                .map(ours -> "An image takes " + Unit.MICROSECONDS.show(ours) + " of CPU"
                        + theirs(cpu, LIMIT)
                                .map(limit -> ", " + Unit.number(ours / limit) + " × what its HTTP client takes alone")
                                .orElse("")
                        + next(cpu, peer -> true)
                                .map(peer -> "; the next best, " + peer.title() + ", takes " + times(cpu, peer))
                                .orElse("")
                        + ".");
    }

    private Optional<String> waiting() {
        Key wall = new Key("W2", "2,000", "wallSeconds");
        return ours(wall)
                .map(ours -> "2,000 images of two seconds each, asked for at once, are there after "
                        + Unit.SECONDS.show(ours)
                        + ours(new Key("W2", "2,000", "peakThreads"))
                                .map(threads -> " on " + Unit.COUNT.show(threads) + " threads")
                                .orElse("")
                        + failing(wall)
                                .map(peer -> "; " + peer.title() + " makes "
                                        + measured.failure(wall, jdk, peer).orElse(""))
                                .orElse("")
                        + ".");
    }

    private Optional<String> memory() {
        Key heap = new Key("W3", "100 MB", "smallestHeapMegabytes");
        return ours(heap)
                .map(ours -> "Eight images of 100 MB in base64 pass at once with `-Xmx"
                        + Math.round(ours) + "m`"
                        + next(heap, peer -> true)
                                .flatMap(peer -> theirs(heap, peer)
                                        .map(theirs -> "; the next best, " + peer.title() + ", needs `-Xmx"
                                                + Math.round(theirs) + "m`"))
                                .orElse("; nobody else makes them")
                        + ".");
    }

    private Optional<String> start() {
        Key wall = new Key("W5", "1 KB", Laboratory.SECONDS_TO_FIRST_FIGURE);
        return ours(wall)
                .map(ours -> "From the start of the JVM to the first image it takes " + Unit.SECONDS.show(ours)
                        + theirs(wall, new Entrant("stub", Style.USUAL))
                                .map(stub -> ", " + Unit.MILLISECONDS.show((ours - stub) * 1e6)
                                        + " more than a route without an image")
                                .orElse("")
                        + next(wall, peer -> !peer.folder().equals("stub"))
                                .map(peer -> "; the next best, " + peer.title() + ", takes " + times(wall, peer))
                                .orElse("")
                        + ".");
    }

    private Optional<Double> ours(Key key) {
        return theirs(key, Entrant.RECRAFT);
    }

    private Optional<Double> theirs(Key key, Entrant entrant) {
        return measured.spread(key, jdk, entrant).map(Spread::median);
    }

    private String times(Key key, Entrant entrant) {
        return measured.ratio(key, jdk, entrant).map(Unit::number).orElse("?") + " × as much";
    }

    /** The best of the peers, to which a bare client does not belong. */
    private Optional<Entrant> next(Key key, Predicate<Entrant> which) {
        return peers(key)
                .filter(which)
                .filter(peer -> theirs(key, peer).isPresent())
                .min(Comparator.comparing(peer -> theirs(key, peer).orElseThrow()));
    }

    private Optional<Entrant> failing(Key key) {
        List<Entrant> failing = peers(key)
                .filter(peer -> theirs(key, peer).isEmpty()
                        && measured.failure(key, jdk, peer).isPresent())
                .toList();
        return failing.stream()
                .filter(peer -> peer.folder().equals("camel-http"))
                .findFirst()
                .or(() -> failing.stream().findFirst());
    }

    private Stream<Entrant> peers(Key key) {
        return measured.entrants(key.workload(), jdk).stream()
                .filter(entrant ->
                        !entrant.equals(Entrant.RECRAFT) && !entrant.folder().equals(LIMIT.folder()));
    }
}
