package io.github.camelrecraft.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the threads of this process allocate from now on. Of a thread that has ended Java says nothing any more, so each is
 * looked at now and then, and what it had at the last look counts. What virtual threads allocate counts for their carriers.
 */
final class Allocations {

    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Map<Long, Long> bytesOfThreads = new HashMap<>();
    private final long before;
    private long lastLook;

    Allocations() {
        look();
        before = sum();
    }

    /** Costs nothing when it is not time yet. */
    void lookNowAndThen() {
        if (System.nanoTime() - lastLook > BETWEEN_LOOKS) {
            look();
        }
    }

    long bytesSoFar() {
        look();
        return sum() - before;
    }

    private void look() {
        lastLook = System.nanoTime();
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        for (int index = 0; index < ids.length; index++) {
            if (bytes[index] > 0) {
                bytesOfThreads.put(ids[index], bytes[index]);
            }
        }
    }

    private long sum() {
        return bytesOfThreads.values().stream().mapToLong(Long::longValue).sum();
    }
}
