package io.github.camelrecraft.benchmarks;

import java.util.Map;

/** Work for a contender. */
enum Workload {
    /** So many at once, again and again: what one exchange costs. */
    STEADY(Steady::run),
    /** All offered at once, to a provider that takes its time: what waiting costs. */
    BURST(Burst::run),
    /** All offered at once, to a provider that does not answer: what those who wait hold. */
    WAITING(Waiting::run),
    /** One image: what starting costs. */
    FIRST(First::run),
    /** So many at once, for long, with failures: what grows. */
    SOAK(Soak::run);

    @FunctionalInterface
    private interface Run {
        Map<String, Number> of(Contender contender, Setup setup, Arguments arguments) throws Exception;
    }

    private final Run run;

    Workload(Run run) {
        this.run = run;
    }

    /** What it cost, by name; units are in the names. */
    Map<String, Number> run(Contender contender, Setup setup, Arguments arguments) throws Exception {
        return run.of(contender, setup, arguments);
    }
}
