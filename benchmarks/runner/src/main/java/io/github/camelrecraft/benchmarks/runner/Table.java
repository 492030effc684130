package io.github.camelrecraft.benchmarks.runner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A workload's, for one JDK: who takes least of what the first column has comes first, who fails comes last.
 *
 * @param columns the first of which is followed by what it is times the component's
 */
record Table(String workload, List<Column> columns) {

    static final List<Table> ALL = List.of(
            new Table(
                    "W1",
                    List.of(
                            new Column("CPU per image", "1 KB", "cpuMicrosPerImage", Unit.MICROSECONDS),
                            new Column("allocated per image", "1 KB", "allocatedBytesPerImage", Unit.KILOBYTES),
                            new Column("images a second", "1 KB", "imagesPerSecond", Unit.COUNT),
                            new Column("threads", "1 KB", "peakThreads", Unit.COUNT))),
            new Table(
                    "W2",
                    List.of(
                            new Column("2,000 of 2 s", "2,000", "wallSeconds", Unit.SECONDS),
                            new Column("threads", "2,000", "peakThreads", Unit.COUNT),
                            new Column("resident", "2,000", "peakResidentBytes", Unit.MEGABYTES),
                            new Column("10,000 of 5 s", "10,000", "wallSeconds", Unit.SECONDS),
                            new Column("threads", "10,000", "peakThreads", Unit.COUNT),
                            new Column("more threads than idle", "10,000", "moreThreads", Unit.COUNT),
                            new Column(
                                    "live heap of one that waits",
                                    "10,000 waiting",
                                    "liveHeapBytesPerWaiting",
                                    Unit.KILOBYTES),
                            new Column(
                                    "resident for one that waits",
                                    "10,000 waiting",
                                    "residentBytesPerWaiting",
                                    Unit.KILOBYTES))),
            new Table(
                    "W3",
                    List.of(
                            heap("heap for 8 of 20 MB", "20 MB"),
                            heap("heap for 8 of 100 MB", "100 MB"),
                            allocated("allocated for one of 20 MB", "20 MB, room"),
                            allocated("allocated for one of 100 MB", "100 MB, room"),
                            cpu("CPU per MB of 100", "100 MB, room"))),
            new Table(
                    "base64",
                    List.of(
                            cpu("CPU per MB", "1 MB"),
                            new Column("MB a second", "1 MB", "megabytesPerSecond", Unit.COUNT),
                            new Column("allocated for 1 MB", "1 MB", "allocatedBytesPerImage", Unit.KILOBYTES))),
            new Table(
                    "W4",
                    List.of(
                            heap("heap for 8 of 20 MB to a file", "20 MB to a file"),
                            heap("of 100 MB", "100 MB to a file"),
                            allocated("allocated for one of 100 MB", "100 MB to a file, room"),
                            cpu("CPU per MB", "100 MB to a file, room"),
                            heap("heap for 8 of 20 MB to S3", "20 MB to S3"),
                            heap("of 100 MB", "100 MB to S3"),
                            allocated("allocated for one of 100 MB", "100 MB to S3, room"),
                            cpu("CPU per MB", "100 MB to S3, room"))),
            new Table(
                    "W5",
                    List.of(
                            new Column("to the first image", "1 KB", Laboratory.SECONDS_TO_FIRST_FIGURE, Unit.SECONDS),
                            new Column("CPU", "1 KB", "cpuSeconds", Unit.SECONDS),
                            new Column(
                                    "with a class archive",
                                    "1 KB, archive",
                                    Laboratory.SECONDS_TO_FIRST_FIGURE,
                                    Unit.SECONDS),
                            new Column("CPU with it", "1 KB, archive", "cpuSeconds", Unit.SECONDS),
                            new Column("the archive", "1 KB, archive", Laboratory.ARCHIVE_BYTES, Unit.MEGABYTES),
                            new Column("classes loaded", "1 KB", "classes", Unit.COUNT),
                            new Column("class path", "1 KB", "classPathBytes", Unit.MEGABYTES),
                            new Column("jars", "1 KB", "jars", Unit.COUNT))));

    private static Column heap(String title, String variant) {
        return new Column(title, variant, "smallestHeapMegabytes", Unit.MEGABYTES_OF_HEAP);
    }

    private static Column allocated(String title, String variant) {
        return new Column(title, variant, "allocatedBytesPerImage", Unit.MEGABYTES);
    }

    private static Column cpu(String title, String variant) {
        return new Column(title, variant, "cpuMicrosPerMegabyte", Unit.MICROSECONDS);
    }

    /** In Markdown. */
    String show(Measured measured, int jdk) {
        List<String> head = new ArrayList<>(List.of(""));
        columns.forEach(column -> head.add(column.title()));
        head.add(2, "× ours");
        StringBuilder lines = new StringBuilder(line(head));
        lines.append("|---").append("|---:".repeat(columns.size() + 1)).append("|\n");
        measured.entrants(workload, jdk).stream()
                .sorted(Comparator.comparingDouble(
                        entrant -> measured.median(first(), jdk, entrant).orElse(Double.MAX_VALUE)))
                .map(entrant -> row(measured, jdk, entrant))
                .forEach(lines::append);
        return lines.toString();
    }

    private Measured.Key first() {
        return columns.get(0).key(workload);
    }

    private String row(Measured measured, int jdk, Entrant entrant) {
        List<String> cells = new ArrayList<>();
        cells.add(entrant.isOurs() ? "**" + entrant.title() + "**" : entrant.title());
        columns.forEach(column -> cells.add(cell(measured, jdk, entrant, column)));
        cells.add(
                2,
                measured.ratio(first(), jdk, entrant)
                        .map(ratio -> Unit.number(ratio) + " ×")
                        .orElse(""));
        return line(cells);
    }

    private String cell(Measured measured, int jdk, Entrant entrant, Column column) {
        Measured.Key key = column.key(workload);
        return measured.spread(key, jdk, entrant)
                .map(column.unit()::show)
                .or(() -> leads(column) ? measured.failure(key, jdk, entrant) : Optional.empty())
                .orElse("");
    }

    /** Whether it is the first of its variant, whose reason it has for all. */
    private boolean leads(Column column) {
        return columns.stream()
                .filter(each -> each.variant().equals(column.variant()))
                .findFirst()
                .filter(column::equals)
                .isPresent();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
