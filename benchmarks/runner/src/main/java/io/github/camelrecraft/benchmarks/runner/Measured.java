package io.github.camelrecraft.benchmarks.runner;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that was measured.
 *
 * @param machines by JDK: what was measured on
 */
record Measured(List<Row> rows, SortedMap<Integer, String> machines) {

    /** One figure of a workload's variant. */
    record Key(String workload, String variant, String figure) {}

    SortedSet<Integer> jdks() {
        return jdks(rows.stream());
    }

    SortedSet<Integer> jdks(String workload) {
        return jdks(rows.stream().filter(row -> row.workload().equals(workload)));
    }

    private static SortedSet<Integer> jdks(Stream<Row> rows) {
        return rows.map(Row::jdk).collect(Collectors.toCollection(TreeSet::new));
    }

    /** In the order of their first rows. */
    List<Entrant> entrants(String workload, int jdk) {
        return rows.stream()
                .filter(row -> row.workload().equals(workload) && row.jdk() == jdk)
                .map(Row::entrant)
                .distinct()
                .toList();
    }

    Optional<Spread> spread(Key key, int jdk, Entrant entrant) {
        List<Double> values = rows.stream()
                .filter(row -> is(row, key, jdk, entrant) && row.figure().equals(key.figure))
                .map(row -> Double.valueOf(row.value()))
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
    }

    Optional<Double> median(Key key, int jdk, Entrant entrant) {
        return spread(key, jdk, entrant).map(Spread::median);
    }

    /** Why there is not a figure for each round. */
    Optional<String> failure(Key key, int jdk, Entrant entrant) {
        return rows.stream()
                .filter(row -> is(row, key, jdk, entrant) && row.isFailure())
                .map(Row::value)
                .findFirst();
    }

    private static boolean is(Row row, Key key, int jdk, Entrant entrant) {
        return row.jdk() == jdk
                && row.workload().equals(key.workload)
                && row.variant().equals(key.variant)
                && row.entrant().equals(entrant);
    }

    /** How many times what the component takes. */
    Optional<Double> ratio(Key key, int jdk, Entrant entrant) {
        return median(key, jdk, entrant)
                .flatMap(theirs -> entrants(key.workload, jdk).stream()
                        .filter(Entrant::isOurs)
                        .findFirst()
                        .flatMap(ours -> median(key, jdk, ours))
                        .map(ours -> theirs / ours));
    }

    /** Who of those that a user might have taken takes least. */
    Optional<Entrant> bestPeer(Key key, int jdk) {
        return entrants(key.workload, jdk).stream()
                .filter(Entrant::isPeer)
                .filter(peer -> median(key, jdk, peer).isPresent())
                .min(Comparator.comparing(peer -> median(key, jdk, peer).orElseThrow()));
    }
}
