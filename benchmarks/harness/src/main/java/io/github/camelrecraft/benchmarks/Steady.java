package io.github.camelrecraft.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps as many in flight as was said until all are done. The first ones warm up and are not counted, and are made again
 * until the compiler has little to do: code that it has not got to yet costs several times as much.
 */
final class Steady {

    /** The compiler works for less than one part in so many of the time. */
    private static final int SETTLED = 20;

    private static final int MOST_WARM_UPS = 10;

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
        steady.warmUp(arguments.number("warmUp"));

        long wall = System.nanoTime();
        long cpu = Meter.cpuNanos();
        Allocations allocations = new Allocations();
        long calls = Meter.systemCalls();
        steady.make(images, allocations::lookNowAndThen);

        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("cpuMicrosPerImage", (Meter.cpuNanos() - cpu) / 1e3 / images);
        figures.put("allocatedBytesPerImage", allocations.bytesSoFar() / images);
        figures.put("systemCallsPerImage", (double) (Meter.systemCalls() - calls) / images);
        figures.put("imagesPerSecond", images * 1e9 / (System.nanoTime() - wall));
        figures.put("peakThreads", Meter.peakThreads());
        figures.put("peakResidentBytes", Meter.peakResident());
        return figures;
    }

    private void warmUp(int images) throws InterruptedException {
        for (int times = 0; times < MOST_WARM_UPS; times++) {
            long wall = System.nanoTime();
            long compiling = Meter.compilingNanos();
            make(images, () -> {});
            if ((Meter.compilingNanos() - compiling) * SETTLED < System.nanoTime() - wall) {
                return;
            }
        }
    }

    private void make(int images, Runnable atEach) throws InterruptedException {
        Semaphore turns = new Semaphore(inFlight);
        AtomicInteger failures = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        for (int image = 0; image < images; image++) {
            turns.acquire();
            atEach.run();
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
