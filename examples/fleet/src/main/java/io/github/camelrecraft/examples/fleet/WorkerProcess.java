package io.github.camelrecraft.examples.fleet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A {@link Worker} in a JVM of its own on this machine; it does not outlive the one that started it. */
final class WorkerProcess {

    private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(Process::destroyForcibly)));
    }

    private final String name;
    private final Process process;

    private WorkerProcess(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /**
     * Starts one.
     *
     * @param name        stands in its results
     * @param environment what it is told
     * @param log         what it prints goes behind what is there
     */
    static WorkerProcess start(String name, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        // Less to do for a short life.
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Worker.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> all = new HashMap<>(environment);
        all.put("WORKER", name);
        builder.environment().putAll(all);
        Process process = builder.start();
        ALIVE.add(process);
        var unused = process.onExit().thenAccept(ALIVE::remove);
        return new WorkerProcess(name, process);
    }

    String name() {
        return name;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: it has no say in it. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM for all of them, and SIGKILL for whom that does not end in time. */
    static void stop(Collection<WorkerProcess> workers, Duration patience) throws InterruptedException {
        workers.forEach(worker -> worker.process.destroy());
        for (WorkerProcess worker : workers) {
            if (!worker.endsWithin(patience)) {
                worker.kill();
            }
        }
    }

    /** Waits for it to end by itself, which it should not. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
