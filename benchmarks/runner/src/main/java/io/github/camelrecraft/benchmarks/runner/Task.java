package io.github.camelrecraft.benchmarks.runner;

import java.util.List;

/**
 * What all entrants are asked to do in turn, so many times.
 *
 * @param workload W1, …
 * @param variant which of the workload's
 * @param takenBy every entrant that it is measured of
 */
record Task(String workload, String variant, int rounds, List<Entrant> takenBy, Procedure procedure) {}
