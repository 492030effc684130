package io.github.camelrecraft.simulator.runware;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The accepted tasks by their UUID. The oldest are forgotten, so that a load test does not fill the memory. */
final class RunwareJobs {

    private static final int REMEMBERED = 50_000;

    private final Map<String, RunwareJob> jobs = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RunwareJob> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Starts the job unless there is one of this name already; then nothing is started and nothing returned. */
    synchronized Optional<RunwareJob> start(String taskUuid, Supplier<RunwareJob> job) {
        String key = key(taskUuid);
        if (jobs.containsKey(key)) {
            return Optional.empty();
        }
        RunwareJob started = job.get();
        jobs.put(key, started);
        return Optional.of(started);
    }

    synchronized Optional<RunwareJob> find(String taskUuid) {
        return Optional.ofNullable(jobs.get(key(taskUuid)));
    }

    synchronized void forget() {
        jobs.clear();
    }

    private static String key(String taskUuid) {
        return taskUuid.toLowerCase(Locale.ROOT);
    }
}
