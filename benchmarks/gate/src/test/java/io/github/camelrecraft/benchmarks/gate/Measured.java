package io.github.camelrecraft.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.benchmarks.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What a JVM said of itself when its work was done.
 *
 * @param log     all it printed
 * @param figures those of the lines that are figures, by name
 */
record Measured(String log, Map<String, Double> figures) {

    /** Only for a JVM that hangs. */
    private static final int PATIENCE_MINUTES = 5;

    /**
     * @param folder for its temporary files, its images and what it prints
     */
    static Measured of(Work work, FakeProvider provider, Path folder) {
        try {
            Path log = folder.resolve("log");
            Path images = Files.createDirectories(folder.resolve("images"));
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    work.heap(),
                    "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Subject.class.getName(),
                    "provider=" + provider.base(work),
                    "format=" + work.format(),
                    "style=USUAL"));
            work.arguments().forEach(argument -> command.add(argument.replace("sink=files", "sink=" + images.toUri())));
            Process jvm = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!jvm.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                jvm.destroyForcibly().waitFor();
            }
            return read(Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Measured read(String log) {
        return new Measured(
                log,
                log.lines()
                        .filter(line -> line.startsWith(Subject.FIGURE))
                        .map(line -> line.substring(Subject.FIGURE.length()).split("="))
                        .collect(Collectors.toMap(parts -> parts[0], parts -> Double.valueOf(parts[1]))));
    }

    double figure(String name) {
        assertThat(figures).as(log).containsKey(name);
        return figures.get(name);
    }
}
