package io.github.camelrecraft.benchmarks;

import java.time.Duration;
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

    /** The first of them are not counted: with them comes what there is once. */
    private static final int FEW = 100;

    static Map<String, Number> run(Contender contender, Setup setup, Arguments arguments) throws Exception {
        int threads = Meter.threads();
        contender.start(setup);
        int images = arguments.number("images");
        Duration patience = Duration.ofSeconds(arguments.number("patienceSeconds"));
        AtomicInteger ended = new AtomicInteger();
        offer(contender, FEW, ended, patience);
        long heap = Meter.liveHeap();
        long resident = Meter.resident();
        long descriptors = Meter.descriptors();
        offer(contender, images, ended, patience);

        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("waiting", images + FEW - ended.get());
        figures.put("connections", Meter.descriptors() - descriptors);
        figures.put("moreThreads", Meter.threads() - threads);
        figures.put("liveHeapBytesPerWaiting", (Meter.liveHeap() - heap) / images);
        figures.put("residentBytesPerWaiting", (Meter.resident() - resident) / images);
        return figures;
    }

    private static void offer(Contender contender, int images, AtomicInteger ended, Duration patience)
            throws InterruptedException {
        long descriptors = Meter.descriptors();
        for (int image = 0; image < images; image++) {
            contender.make("A fox in the snow", trouble -> ended.incrementAndGet());
        }
        CountDownLatch never = new CountDownLatch(1);
        long until = System.nanoTime() + patience.toNanos();
        while (Meter.descriptors() - descriptors < images && System.nanoTime() < until) {
            never.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
        quiet();
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
