package io.github.camelrecraft.simulator.job;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The accepted jobs by their ids. The oldest are forgotten, so that a load test does not fill the memory. Thread-safe.
 *
 * @param <J> what a provider keeps of a job; a value that is replaced when the job changes
 */
public final class Jobs<J> {

    private static final int REMEMBERED = 50_000;

    private final Map<String, J> jobs = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, J> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Keeps the job, in place of what was known of it. */
    public synchronized void put(String id, J job) {
        jobs.put(id, job);
    }

    /** The job as it was last kept. */
    public synchronized Optional<J> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** Forgets all of them. */
    public synchronized void forget() {
        jobs.clear();
    }
}
