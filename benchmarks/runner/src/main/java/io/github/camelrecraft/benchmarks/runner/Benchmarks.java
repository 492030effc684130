package io.github.camelrecraft.benchmarks.runner;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Measures and reports, or reports alone. */
public final class Benchmarks {

    private Benchmarks() {}

    /** What is wanted are system properties, see {@code benchmarks/README.md}. */
    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) throws Exception {
        Options options = Options.of(System.getProperties());
        Path benchmarks =
                Path.of(System.getProperty("benchmarks.folder", "benchmarks")).toRealPath();
        Path target = options.isTrial() ? benchmarks.resolve("runner/target/trial") : benchmarks;
        Results results = new Results(target.resolve("results"));
        if (!options.reportOnly()) {
            measure(benchmarks, results, options);
        }

        Report report = new Report(results.read());
        System.out.println(report.tables());
        report.draw(target);
        if (!options.isTrial()) {
            report.write(benchmarks, benchmarks.resolveSibling(""));
        }
    }

    private static void measure(Path benchmarks, Results results, Options options) throws Exception {
        Path home = Path.of(System.getProperty("java.home"));
        SortedMap<Integer, Jdk> found = Jdk.found(home, System.getenv());
        Set<Integer> wanted = options.jdks().isEmpty()
                ? new HashSet<>(List.of(Runtime.version().feature(), 25))
                : options.jdks();
        Collection<Jdk> jdks = found.values().stream()
                .filter(jdk -> wanted.contains(jdk.feature()))
                .toList();
        Runtime.getRuntime().addShutdownHook(new Thread(Benchmarks::stopAll));
        try (Laboratory laboratory = new Laboratory(benchmarks, Jdk.running(home))) {
            new Measuring(laboratory, results, options).measure(jdks);
        }
    }

    /** Who stops this in the middle leaves nobody working. */
    private static void stopAll() {
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
    }
}
