package io.github.camelrecraft.benchmarks.runner;

/** One figure of one run, or the failure of it. */
record Row(String workload, String variant, int jdk, Entrant entrant, int round, String figure, String value) {

    /** In place of a figure's name. */
    static final String FAILURE = "failure";

    boolean isFailure() {
        return figure.equals(FAILURE);
    }
}
