package io.github.camelrecraft.benchmarks.runner;

import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was asked for on the command line.
 *
 * @param workloads which ones; empty: all
 * @param jdks by feature; empty: the one that runs this, and 25
 * @param contenders by folder, whose results alone are made anew; empty: all
 * @param rounds 0: as many as are planned
 * @param scale so much of the work; other than 1 it is a trial, which leaves what is committed alone
 */
record Options(
        Set<String> workloads,
        Set<Integer> jdks,
        Set<String> contenders,
        int rounds,
        double scale,
        boolean reportOnly) {

    static Options of(Properties properties) {
        return new Options(
                list(properties, "workloads"),
                list(properties, "jdks").stream().map(Integer::valueOf).collect(Collectors.toSet()),
                list(properties, "contenders"),
                Integer.parseInt(properties.getProperty("rounds", "0")),
                Double.parseDouble(properties.getProperty("scale", "1")),
                "report".equals(properties.getProperty("benchmarks")));
    }

    private static Set<String> list(Properties properties, String name) {
        return Arrays.stream(properties.getProperty(name, "").split(","))
                .map(String::trim)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toSet());
    }

    boolean isTrial() {
        return scale != 1;
    }

    boolean wants(Task task) {
        return workloads.isEmpty() || workloads.contains(task.workload());
    }

    boolean wants(Entrant entrant) {
        return contenders.isEmpty() || contenders.contains(entrant.folder());
    }

    int rounds(Task task) {
        return rounds > 0 ? rounds : task.rounds();
    }
}
