package io.github.camelrecraft.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Offers all at once to a provider that does not answer any of them for now, and looks at what they hold when each has
 * its connection and all is quiet: later on a slow machine, but at the same state. Their end is not waited for.
 */
final class Waiting {

    /** A process that does next to nothing for so long has nothing left to do but wait. */
    private static final long LOOK_EVERY_MILLIS = 250;

    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private Waiting() {}

    static Map<String, Number> run(Contender contender, Setup setup, Arguments arguments) throws Exception {
        int threads = Meter.threads();
        contender.start(setup);
        quiet();
        int images = arguments.number("images");
        long heap = Meter.liveHeap();
        long resident = Meter.resident();
        long descriptors = Meter.descriptors();
        AtomicInteger ended = new AtomicInteger();
        for (int image = 0; image < images; image++) {
            contender.make("A fox in the snow", trouble -> ended.incrementAndGet());
        }
        CountDownLatch never = new CountDownLatch(1);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(arguments.number("patienceSeconds"));
        while (Meter.descriptors() - descriptors < images && System.nanoTime() < until) {
            never.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
        quiet();

        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("waiting", images - ended.get());
        figures.put("connections", Meter.descriptors() - descriptors);
        figures.put("moreThreads", Meter.threads() - threads);
        figures.put("liveHeapBytesPerWaiting", (Meter.liveHeap() - heap) / images);
        figures.put("residentBytesPerWaiting", (Meter.resident() - resident) / images);
        return figures;
    }

    private static void quiet() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long before;
        do {
            before = Meter.cpuNanos();
            never.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        } while (Meter.cpuNanos() - before > QUIET_NANOS);
    }
}
