package io.github.camelrecraft.benchmarks.runner;

import io.github.camelrecraft.benchmarks.Setup.Style;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes all tasks, round by round, so that whatever else the machine does meets every contender alike. */
final class Measuring {

    /** The first Java with virtual threads. */
    private static final int VIRTUAL_THREADS = 21;

    private final Laboratory laboratory;
    private final Results results;
    private final Options options;

    Measuring(Laboratory laboratory, Results results, Options options) {
        this.laboratory = laboratory;
        this.results = results;
        this.options = options;
    }

    void measure(Collection<Jdk> jdks) throws Exception {
        List<Task> tasks = Plan.tasks().stream().filter(options::wants).toList();
        Set<String> workloads =
                new LinkedHashSet<>(tasks.stream().map(Task::workload).toList());
        for (Jdk jdk : jdks) {
            // The servers are to be compiled before the first one is measured.
            laboratory.run(jdk, Entrant.RECRAFT, Trial.steady(64, 20_000, 1_000).scaled(options.scale()));
            for (String workload : workloads) {
                results.begin(workload, jdk, row -> !options.wants(row.entrant()));
                measure(
                        jdk,
                        tasks.stream()
                                .filter(task -> task.workload().equals(workload))
                                .toList());
            }
        }
    }

    /** Tasks of one workload share their rounds. */
    private void measure(Jdk jdk, List<Task> tasks) throws Exception {
        Set<String> given = new HashSet<>();
        int rounds = tasks.stream().mapToInt(options::rounds).max().orElse(0);
        for (int round = 1; round <= rounds; round++) {
            for (Task task : tasks) {
                for (Entrant entrant : task.takenBy()) {
                    String named = task.variant() + entrant;
                    if (round <= options.rounds(task) && takesPart(jdk, entrant) && !given.contains(named)) {
                        Outcome outcome = measure(task, jdk, entrant, round);
                        if (!outcome.passed() && round == 1) {
                            given.add(named); // it cannot, and would not another time
                        }
                    }
                }
            }
        }
    }

    private boolean takesPart(Jdk jdk, Entrant entrant) {
        return options.wants(entrant)
                && laboratory.has(entrant)
                && (entrant.style() != Style.VIRTUAL || jdk.feature() >= VIRTUAL_THREADS);
    }

    private Outcome measure(Task task, Jdk jdk, Entrant entrant, int round) throws Exception {
        Outcome outcome = task.procedure()
                .measure(trial -> laboratory.run(jdk, entrant, trial), laboratory.classPath(entrant), options.scale());
        results.add(task, jdk, entrant, round, outcome);
        say(task, jdk, entrant, round, outcome);
        return outcome;
    }

    @SuppressWarnings("SystemOut")
    private static void say(Task task, Jdk jdk, Entrant entrant, int round, Outcome outcome) {
        System.out.printf(
                "%s (%s), Java %d, round %d, %s: %s%n",
                task.workload(),
                task.variant(),
                jdk.feature(),
                round,
                entrant.title(),
                outcome.failure() == null ? figures(outcome) : outcome.failure());
    }

    private static String figures(Outcome outcome) {
        return outcome.figures().entrySet().stream()
                .map(figure -> figure.getKey() + " " + Unit.number(figure.getValue()))
                .collect(Collectors.joining(", "));
    }
}
