package io.github.camelrecraft.examples.fleet;

import io.github.camelrecraft.examples.fleet.servers.Broker;
import io.github.camelrecraft.examples.fleet.servers.LocalArtemis;
import io.github.camelrecraft.examples.fleet.servers.LocalDatabase;
import io.github.camelrecraft.examples.fleet.servers.LocalKafka;
import io.github.camelrecraft.examples.fleet.servers.LocalS3;
import io.github.camelrecraft.simulator.RecraftSimulator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Three workers on this machine, and one of them is killed. Starts a broker, a database, S3 and a simulator of the provider,
 * and counts at the end what there is and what was paid.
 */
public final class Fleet {

    private static final int WORKERS = 3;
    private static final int PARTITIONS = 12;
    private static final Duration IMAGE_TAKES = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<String, String> prompts;
    private final Broker broker;
    private final RecraftSimulator simulator;
    private final Map<String, String> environment;
    private final Path logs;
    private final PrintStream out;

    private final Map<WorkerProcess, String> workers = new LinkedHashMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private final Set<String> settled = new HashSet<>();
    private @Nullable WorkerProcess killed;

    private Fleet(
            Map<String, String> prompts,
            Broker broker,
            RecraftSimulator simulator,
            Map<String, String> environment,
            Path logs,
            PrintStream out) {
        this.prompts = prompts;
        this.broker = broker;
        this.simulator = simulator;
        this.environment = environment;
        this.logs = logs;
        this.out = out;
    }

    /**
     * Takes the engine, {@code kafka} or {@code artemis}; how many messages; a folder for everything that is written; and
     * {@code postgresql}, or {@code none} to see what happens without a ledger.
     */
    public static void main(String[] arguments) {
        String engine = arguments[0];
        int messages = Integer.parseInt(arguments[1]);
        Path work = Path.of(arguments[2]).toAbsolutePath();
        boolean ledger = !arguments[3].equals("none");
        boolean kept = false;
        try {
            kept = run(engine, messages, work, ledger, System.out);
        } catch (Exception e) {
            System.out.printf("It could not be shown: %s%n", e);
        }
        // Servers have threads that would go on after an exception.
        System.exit(kept ? 0 : 1);
    }

    private static boolean run(String engine, int messages, Path work, boolean ledger, PrintStream out)
            throws Exception {
        Files.createDirectories(work);
        Path folder = Files.createTempDirectory(work, "run-");
        try (Broker broker = start(engine, folder.resolve("broker"));
                LocalDatabase database = LocalDatabase.start(folder.resolve("database"));
                LocalS3 s3 = LocalS3.start(folder.resolve("s3"));
                RecraftSimulator simulator = RecraftSimulator.start().latency(IMAGE_TAKES)) {
            out.printf("Started on this machine: %s, PostgreSQL, S3, and a simulator of Runware%n", engine);
            out.printf("Logs and images are in %s%n%n", folder);
            Map<String, String> environment = new HashMap<>(broker.environment());
            environment.putAll(s3.environment());
            environment.putAll(accessTo(simulator, "runware"));
            if (ledger) {
                environment.putAll(database.environment());
            }
            Fleet fleet = new Fleet(prompts(messages), broker, simulator, environment, folder, out);
            fleet.work();
            return fleet.report(Audit.of(
                    fleet.prompts,
                    fleet.notices,
                    s3.objects(),
                    simulator.bills().all()));
        }
    }

    private static Broker start(String engine, Path folder) throws Exception {
        return switch (engine) {
            case "kafka" -> LocalKafka.start(folder, PARTITIONS);
            case "artemis" -> LocalArtemis.start(folder);
            default -> throw new IllegalArgumentException("engine '" + engine + "' is neither kafka nor artemis");
        };
    }

    /** The variables that lead a worker to the simulator in place of a provider. */
    static Map<String, String> accessTo(RecraftSimulator simulator, String provider) {
        return Map.of(
                "RECRAFT_PROVIDER",
                provider,
                "RECRAFT_BASE_URL",
                simulator.baseUrl(provider).toString(),
                // Each provider's customary name for its key.
                "RUNWARE_API_KEY",
                "no-key-needed",
                "RECRAFT_API_TOKEN",
                "no-key-needed");
    }

    /** As many as that, no two alike: a bill is told from another by its prompt. */
    static Map<String, String> prompts(int messages) {
        Map<String, String> prompts = new LinkedHashMap<>();
        for (int number = 1; number <= messages; number++) {
            prompts.put("image-" + number, "A fox in the snow, image " + number);
        }
        return prompts;
    }

    private void work() throws Exception {
        broker.send(prompts);
        for (int number = 1; number <= WORKERS; number++) {
            startWorker("");
        }
        try {
            waitFor(prompts.size() / 3);
            killOne();
            waitFor(prompts.size());
        } finally {
            WorkerProcess.stop(workers.keySet(), IMAGE_TAKES.multipliedBy(5));
        }
    }

    private void startWorker(String remark) throws IOException {
        String name = "worker-" + (workers.size() + 1);
        workers.put(WorkerProcess.start(name, environment, logs.resolve(name + ".log")), remark);
    }

    private void killOne() throws IOException {
        String busy = notices.get(notices.size() - 1).header("worker");
        WorkerProcess victim = workers.keySet().stream()
                .filter(worker -> worker.name().equals(busy))
                .findFirst()
                .orElseThrow();
        victim.kill();
        killed = victim;
        int beingMade = simulator.bills().count() - settled.size();
        workers.put(
                victim,
                "killed, when %d of %d images were there and %d were being made"
                        .formatted(settled.size(), prompts.size(), beingMade));
        startWorker("started in place of " + victim.name());
    }

    private void waitFor(int count) throws Exception {
        Instant last = Instant.now();
        while (settled.size() < count && last.plus(PATIENCE).isAfter(Instant.now())) {
            for (WorkerProcess worker : workers.keySet()) {
                if (!worker.isAlive() && worker != killed) {
                    throw new IllegalStateException(worker.name() + " has ended by itself; its log says why");
                }
            }
            for (Notice notice : broker.poll(Duration.ofMillis(200))) {
                notices.add(notice);
                settled.add(notice.id());
                last = Instant.now();
            }
        }
    }

    private boolean report(Audit audit) {
        workers.forEach((worker, remark) -> {
            long images = notices.stream()
                    .filter(notice -> notice.made() && notice.header("worker").equals(worker.name()))
                    .count();
            out.printf("  %-10s %3d images   %s%n", worker.name(), images, remark);
        });
        out.printf(
                """

                  messages   %3d
                  in S3      %3d
                  results    %3d   %d of them a second time
                  problems   %3d
                  bills      %3d   %s USD
                  kills        1

                """,
                audit.messages(),
                audit.images().size(),
                audit.images().size() + audit.repeated(),
                audit.repeated(),
                audit.problems().size(),
                audit.bills(),
                audit.usd());
        out.printf(
                "%s, %s.%n",
                audit.lost().isEmpty() ? "Nothing is lost" : "LOST: " + audit.lost(),
                audit.paidTwice().isEmpty() ? "nothing was paid twice" : "PAID TWICE: " + audit.paidTwice());
        return audit.promisesKept();
    }
}
