package io.github.camelrecraft.benchmarks.runner;

import io.github.camelrecraft.benchmarks.Setup.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** The folder of everything that was measured, a file for each workload and JDK: {@code W1-17.csv}. */
record Results(Path folder) {

    private static final CSVFormat CSV = CSVFormat.DEFAULT
            .builder()
            .setHeader("workload", "variant", "jdk", "contender", "style", "round", "figure", "value")
            .setRecordSeparator('\n')
            .get();

    /** What is there of this workload and JDK goes, except what is to be kept. */
    void begin(String workload, Jdk jdk, Predicate<Row> kept) throws IOException {
        Files.createDirectories(folder);
        Path file = file(workload, jdk.feature());
        List<Row> rows = Files.exists(file) ? read(file).stream().filter(kept).toList() : List.of();
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(file), CSV)) {
            print(rows, printer);
        }
        Files.writeString(machineFile(jdk.feature()), Machine.describe(jdk) + "\n");
    }

    /** Writes at once: what is measured is not lost when a later run is stopped. */
    void add(Task task, Jdk jdk, Entrant entrant, int round, Outcome outcome) throws IOException {
        List<Row> rows = new ArrayList<>();
        outcome.figures().forEach((figure, value) -> rows.add(row(task, jdk, entrant, round, figure, plain(value))));
        if (outcome.failure() != null) {
            rows.add(row(task, jdk, entrant, round, Row.FAILURE, outcome.failure()));
        }
        CSVFormat more = CSV.builder().setSkipHeaderRecord(true).get();
        try (var writer = Files.newBufferedWriter(file(task.workload(), jdk.feature()), StandardOpenOption.APPEND);
                CSVPrinter printer = new CSVPrinter(writer, more)) {
            print(rows, printer);
        }
    }

    private static Row row(Task task, Jdk jdk, Entrant entrant, int round, String figure, String value) {
        return new Row(task.workload(), task.variant(), jdk.feature(), entrant, round, figure, value);
    }

    /** Without digits that nobody can measure. */
    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4f", value);
    }

    private static void print(List<Row> rows, CSVPrinter printer) throws IOException {
        for (Row row : rows) {
            printer.printRecord(
                    row.workload(),
                    row.variant(),
                    row.jdk(),
                    row.entrant().folder(),
                    row.entrant().style(),
                    row.round(),
                    row.figure(),
                    row.value());
        }
    }

    /** All there are. */
    Measured read() throws IOException {
        List<Row> rows = new ArrayList<>();
        SortedMap<Integer, String> machines = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.matches("(W[1-5]|base64)-\\d+\\.csv")) {
                    rows.addAll(read(file));
                } else if (name.matches("machine-\\d+\\.txt")) {
                    machines.put(
                            Integer.valueOf(name.replaceAll("\\D", "")),
                            Files.readString(file).trim());
                }
            }
        }
        return new Measured(rows, machines);
    }

    private static List<Row> read(Path file) throws IOException {
        CSVFormat format = CSV.builder().setSkipHeaderRecord(true).get();
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file), format)) {
            return parser.stream().map(Results::row).toList();
        }
    }

    private static Row row(CSVRecord line) {
        return new Row(
                line.get("workload"),
                line.get("variant"),
                Integer.parseInt(line.get("jdk")),
                new Entrant(line.get("contender"), Style.valueOf(line.get("style"))),
                Integer.parseInt(line.get("round")),
                line.get("figure"),
                line.get("value"));
    }

    private Path file(String workload, int jdk) {
        return folder.resolve(workload + "-" + jdk + ".csv");
    }

    private Path machineFile(int jdk) {
        return folder.resolve("machine-" + jdk + ".txt");
    }
}
