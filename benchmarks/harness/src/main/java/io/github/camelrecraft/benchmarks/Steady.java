package io.github.camelrecraft.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Keeps as many in flight as was said until all are done; the first ones warm up and are not counted. */
final class Steady {

    private final Contender contender;
    private final int inFlight;

    private Steady(Contender contender, int inFlight) {
        this.contender = contender;
        this.inFlight = inFlight;
    }

    static Map<String, Number> run(Contender contender, Setup setup, Arguments arguments) throws Exception {
        contender.start(setup);
        Steady steady = new Steady(contender, setup.inFlight());
        int images = arguments.number("images");
        steady.make(arguments.number("warmUp"));

        long wall = System.nanoTime();
        long cpu = Meter.cpuNanos();
        long allocated = Meter.allocatedBytes();
        long calls = Meter.systemCalls();
        steady.make(images);

        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("cpuMicrosPerImage", (Meter.cpuNanos() - cpu) / 1e3 / images);
        figures.put("allocatedBytesPerImage", (Meter.allocatedBytes() - allocated) / images);
        figures.put("systemCallsPerImage", (double) (Meter.systemCalls() - calls) / images);
        figures.put("imagesPerSecond", images * 1e9 / (System.nanoTime() - wall));
        figures.put("peakThreads", Meter.peakThreads());
        figures.put("peakResidentBytes", Meter.peakResident());
        return figures;
    }

    private void make(int images) throws InterruptedException {
        Semaphore turns = new Semaphore(inFlight);
        AtomicInteger failures = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        for (int image = 0; image < images; image++) {
            turns.acquire();
            contender.make("A fox in the snow", trouble -> {
                if (trouble != null) {
                    failures.incrementAndGet();
                    failure.set(trouble);
                }
                turns.release();
            });
        }
        turns.acquire(inFlight);
        if (failures.get() > 0) {
            throw new IllegalStateException(failures + " of " + images + " failed", failure.get());
        }
    }
}
