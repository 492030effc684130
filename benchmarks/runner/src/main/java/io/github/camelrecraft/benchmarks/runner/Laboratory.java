package io.github.camelrecraft.benchmarks.runner;

import io.github.camelrecraft.benchmarks.Subject;
import io.github.camelrecraft.benchmarks.runner.Trial.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The servers, and fresh JVMs that talk to them. */
final class Laboratory implements AutoCloseable {

    /** From the start of the process to its first figure, by the clock of who waits for it. */
    static final String SECONDS_TO_FIRST_FIGURE = "secondsToFirstFigure";

    /** How large an archive of classes is. */
    static final String ARCHIVE_BYTES = "archiveBytes";

    private static final String PACKAGE = "io.github.camelrecraft.benchmarks.";

    private final Path benchmarks;
    private final Path work;
    private final Path archives;
    private final Jdk serversJdk;
    private final Server provider;

    /**
     * @param benchmarks the folder that has all modules
     * @param serversJdk the same for all, whatever contenders run on
     */
    Laboratory(Path benchmarks, Jdk serversJdk) throws IOException {
        this.benchmarks = benchmarks;
        this.serversJdk = serversJdk;
        work = Files.createDirectories(benchmarks.resolve("runner/target/work"));
        archives = Files.createTempDirectory(work, "archives");
        provider = server("provider", PACKAGE + "provider.FakeProvider", work);
    }

    private Server server(String module, String main, Path temporary) throws IOException {
        return Server.start(serversJdk, benchmarks.resolve(module), main, temporary, work.resolve(module + ".log"));
    }

    boolean has(Entrant entrant) {
        return ClassPath.isBuilt(module(entrant));
    }

    ClassPath classPath(Entrant entrant) throws IOException {
        return ClassPath.of(module(entrant));
    }

    private Path module(Entrant entrant) {
        return benchmarks.resolve("contenders").resolve(entrant.folder());
    }

    /** A fresh JVM; if it is to begin with an archive that is not there yet, another one before it makes that. */
    Outcome run(Jdk jdk, Entrant entrant, Trial trial) throws IOException, InterruptedException {
        ClassPath classPath = classPath(entrant, trial);
        return trial.archived()
                ? runArchived(jdk, entrant, trial, classPath.inJars(archives))
                : run(jdk, entrant, trial, classPath);
    }

    private Outcome runArchived(Jdk jdk, Entrant entrant, Trial trial, ClassPath classPath)
            throws IOException, InterruptedException {
        ClassArchive archive = ClassArchive.of(jdk, archives.resolve(name(jdk, entrant)));
        if (!archive.isMade()) {
            Outcome training = run(jdk, entrant, trial.flags(archive.making()), classPath);
            if (!training.passed()) {
                return training;
            }
            if (!archive.isMade()) {
                return Outcome.failed("no archive was made");
            }
        }
        Outcome outcome = run(jdk, entrant, trial.flags(archive.using()), classPath);
        return outcome.passed() ? outcome.with(ARCHIVE_BYTES, archive.bytes()) : outcome;
    }

    /** One JVM from its start to its end; where images are kept, they go with it. */
    private Outcome run(Jdk jdk, Entrant entrant, Trial trial, ClassPath classPath)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(work, "run");
        try (Server s3 = trial.sink() == Place.S3 ? server("s3-server", PACKAGE + "s3.S3Server", folder) : null) {
            String sink = s3 == null ? local(trial.sink(), folder) : "http://127.0.0.1:" + s3.port();
            return run(
                    command(jdk, entrant, trial, classPath, sink, folder),
                    trial,
                    work.resolve(trial.work() + "-" + name(jdk, entrant) + ".log"));
        } finally {
            delete(folder);
        }
    }

    private static String local(Place place, Path folder) {
        return place == Place.FOLDER ? "file:" + folder.resolve("images") : "nowhere";
    }

    private static String name(Jdk jdk, Entrant entrant) {
        return String.join("-", "" + jdk.feature(), entrant.folder(), "" + entrant.style());
    }

    private List<String> command(Jdk jdk, Entrant entrant, Trial trial, ClassPath classPath, String sink, Path folder) {
        List<String> command = new ArrayList<>();
        command.add(jdk.java().toString());
        command.add("-XX:+ExitOnOutOfMemoryError"); // who has lost a thread to it may wait for ever
        command.add("-Djava.io.tmpdir=" + folder);
        command.addAll(trial.flags());
        command.addAll(List.of("-cp", classPath.toString(), Subject.class.getName()));
        command.add("workload=" + trial.work());
        command.add("provider=http://127.0.0.1:%d/%d/%d/%s/0/v1"
                .formatted(provider.port(), trial.latency().toMillis(), trial.bytes(), trial.format()));
        command.add("format=" + trial.format());
        command.add("sink=" + sink);
        command.add("style=" + entrant.style());
        command.add("inFlight=" + trial.inFlight());
        trial.arguments().forEach((name, value) -> command.add(name + "=" + value));
        return command;
    }

    private ClassPath classPath(Entrant entrant, Trial trial) throws IOException {
        ClassPath own = classPath(entrant);
        return trial.sink() == Place.S3 ? own.and(ClassPath.of(benchmarks.resolve("contenders/s3-sink"))) : own;
    }

    private static Outcome run(List<String> command, Trial trial, Path log) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(Redirect.to(log.toFile()))
                .start();
        try {
            CompletableFuture<SubjectOutput> reading = CompletableFuture.supplyAsync(() -> {
                try (var lines = process.inputReader()) {
                    return SubjectOutput.read(lines);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            if (!process.waitFor(trial.limit().toMillis(), TimeUnit.MILLISECONDS)) {
                return Outcome.failed("not done in %d s".formatted(trial.limit().toSeconds()));
            }
            SubjectOutput output = reading.join();
            if (process.exitValue() != 0) {
                return Outcome.failed("fails: " + reason(output, process.exitValue()));
            }
            return Outcome.of(output.figures())
                    .with(SECONDS_TO_FIRST_FIGURE, (output.firstFigureNanos() - start) / 1e9);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static String reason(SubjectOutput output, int exit) {
        if (output.failure() != null) {
            return output.failure();
        }
        return exit == 3 ? "OutOfMemoryError" : "exit " + exit; // 3: what ExitOnOutOfMemoryError ends with
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            provider.close();
        } finally {
            delete(archives);
        }
    }
}
