package io.github.camelrecraft.benchmarks.runner;

import java.util.Collection;
import java.util.List;

/** What several rounds have said. */
record Spread(double median, double min, double max) {

    static Spread of(Collection<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        return new Spread((sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2, sorted.get(0), sorted.get(size - 1));
    }
}
