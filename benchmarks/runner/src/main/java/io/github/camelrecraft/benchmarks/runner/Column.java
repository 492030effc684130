package io.github.camelrecraft.benchmarks.runner;

import io.github.camelrecraft.benchmarks.runner.Measured.Key;

/** One of a table. */
record Column(String title, String variant, String figure, Unit unit) {

    Key key(String workload) {
        return new Key(workload, variant, figure);
    }
}
