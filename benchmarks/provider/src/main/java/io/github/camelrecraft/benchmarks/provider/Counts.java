package io.github.camelrecraft.benchmarks.provider;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What was served, and what it cost the provider. */
final class Counts {

    private final LongAdder requests = new LongAdder();
    private final LongAdder images = new LongAdder();
    private final Map<Fault, LongAdder> faults = new ConcurrentHashMap<>();

    void request() {
        requests.increment();
    }

    void image() {
        images.increment();
    }

    void fault(Fault fault) {
        of(fault).increment();
    }

    private LongAdder of(Fault fault) {
        return faults.computeIfAbsent(fault, kind -> new LongAdder());
    }

    String json() {
        return "{\"requests\":" + requests + ",\"images\":" + images + ",\"cpuMicros\":" + cpuMicros() + ",\"faults\":{"
                + Arrays.stream(Fault.values())
                        .map(fault -> "\"" + fault + "\":" + of(fault))
                        .collect(Collectors.joining(","))
                + "}}";
    }

    /** All that this process has used so far. */
    static long cpuMicros() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1_000;
    }
}
