package io.github.camelrecraft.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where somebody rings who knows that a job has ended, so that it is asked for at once and not at the next turn. Who rings
 * is not believed: the provider is asked.
 */
public final class Doorbell {

    /** A provider may be faster with its webhook than with the answer that names the job. */
    private static final int REMEMBERED = 10_000;

    private final Map<String, Runnable> waiting = new ConcurrentHashMap<>();

    private final Map<String, Boolean> early = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * Waits for a job's end.
     *
     * @param whenRung runs at each ring, on the thread that rings; at once when somebody has rung before
     * @return ends the waiting
     */
    public Runnable await(String jobId, Runnable whenRung) {
        waiting.put(jobId, whenRung);
        if (hasRung(jobId)) {
            whenRung.run();
        }
        return () -> waiting.remove(jobId, whenRung);
    }

    /**
     * A job has ended, or so it is said.
     *
     * @return whether somebody waits for it
     */
    public boolean ring(String jobId) {
        Runnable whenRung = waiting.get(jobId);
        if (whenRung == null) {
            remember(jobId);
            whenRung = waiting.get(jobId); // somebody may have begun to wait in between
        }
        if (whenRung != null) {
            whenRung.run();
        }
        return whenRung != null;
    }

    private void remember(String jobId) {
        synchronized (early) {
            early.put(jobId, true);
        }
    }

    private boolean hasRung(String jobId) {
        synchronized (early) {
            return early.remove(jobId) != null;
        }
    }
}
