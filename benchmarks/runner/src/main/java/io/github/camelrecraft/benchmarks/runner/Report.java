package io.github.camelrecraft.benchmarks.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Makes pages and the plot of what was measured, whenever that was. */
final class Report {

    private static final String PLOT = "ahead.svg";

    private final Measured measured;

    Report(Measured measured) {
        this.measured = measured;
    }

    /** All tables, for whoever has no page before them. */
    String tables() {
        return Table.ALL.stream()
                .filter(table -> !measured.jdks(table.workload()).isEmpty())
                .map(table -> table.workload() + "\n\n" + tables(table))
                .collect(Collectors.joining("\n"));
    }

    /** Into this folder. */
    void draw(Path folder) {
        new Plot(measured).show().ifPresent(svg -> write(folder.resolve(PLOT), svg));
    }

    /**
     * Into the pages that are there.
     *
     * @param benchmarks the folder whose page has all tables
     * @param project the folder whose page has the plot and a few lines
     */
    void write(Path benchmarks, Path project) throws IOException {
        Path page = benchmarks.resolve("README.md");
        write(page, page(Files.readString(page)));
        Path front = project.resolve("README.md");
        write(front, Markers.replace(Files.readString(front), "benchmarks", front()));
    }

    String page(String page) {
        String written = Markers.replace(page, "machine", machines());
        written = Markers.replace(written, "targets", Target.table(measured));
        for (Table table : Table.ALL) {
            written = Markers.replace(written, table.workload(), tables(table));
        }
        return written;
    }

    private String machines() {
        return measured.machines().values().stream()
                .map(machine -> "- " + machine)
                .collect(Collectors.joining("\n"));
    }

    private String tables(Table table) {
        SortedSet<Integer> jdks = measured.jdks(table.workload());
        return jdks.isEmpty()
                ? "Not measured yet."
                : jdks.stream()
                        .map(jdk -> "Java " + jdk + ":\n\n" + table.show(measured, jdk))
                        .collect(Collectors.joining("\n"));
    }

    String front() {
        return Plot.jdk(measured)
                .map(jdk ->
                        """
                        ## How fast

                        ![Bars for CPU, waiting, memory and start of each alternative: %s](benchmarks/%s)

                        %s

                        Java %d; [benchmarks](benchmarks) has all figures, how they are measured, and the command.
                        """.formatted("times what camel-recraft takes", PLOT, new Headlines(measured, jdk).show(), jdk))
                .orElse("");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
