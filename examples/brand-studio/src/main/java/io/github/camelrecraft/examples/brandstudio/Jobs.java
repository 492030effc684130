package io.github.camelrecraft.examples.brandstudio;

import io.github.camelrecraft.examples.brandstudio.Job.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The jobs that are not in the gallery: those on their way, and the last ones that failed. Bounded, so that neither a
 * page that orders without end nor a provider that always fails fills the memory. Thread-safe.
 */
final class Jobs {

    private final int mostLive;
    private final int mostFailed;
    private final Map<String, Job> jobs = new LinkedHashMap<>();

    Jobs(int mostLive, int mostFailed) {
        this.mostLive = mostLive;
        this.mostFailed = mostFailed;
    }

    /**
     * Takes a job in.
     *
     * @throws RefusedException when there are too many already
     */
    synchronized void add(Job job) {
        if (jobs.values().stream().filter(Job::isLive).count() >= mostLive) {
            throw new RefusedException("", mostLive + " pictures are on their way already. Wait for one of them.");
        }
        jobs.put(job.id(), job);
    }

    /** Changes a job; a done one leaves, since the gallery has it then. */
    synchronized Optional<Job> change(String id, UnaryOperator<Job> change) {
        Job job = jobs.computeIfPresent(id, (key, old) -> change.apply(old));
        if (job != null && job.state() == State.DONE) {
            jobs.remove(id);
        } else if (job != null && job.state() == State.FAILED) {
            forgetOldFailures();
        }
        return Optional.ofNullable(job);
    }

    private void forgetOldFailures() {
        List<String> failed =
                jobs.values().stream().filter(job -> !job.isLive()).map(Job::id).toList();
        failed.subList(0, Math.max(0, failed.size() - mostFailed)).forEach(jobs::remove);
    }

    synchronized Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** Forgets a job that failed. */
    synchronized boolean forget(String id) {
        return jobs.values().removeIf(job -> job.id().equals(id) && !job.isLive());
    }

    /** All of them, the oldest first. */
    synchronized List<Job> all() {
        return List.copyOf(jobs.values());
    }
}
