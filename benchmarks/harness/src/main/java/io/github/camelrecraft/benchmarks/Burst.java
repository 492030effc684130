package io.github.camelrecraft.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Offers all at once, and looks after a while at what the waiting ones hold. */
final class Burst {

    private Burst() {}

    static Map<String, Number> run(Contender contender, Setup setup, Arguments arguments) throws Exception {
        contender.start(setup);
        CountDownLatch warm = new CountDownLatch(1);
        contender.make("A fox in the snow", trouble -> warm.countDown());
        warm.await();
        int images = arguments.number("images");
        long heap = Meter.liveHeap();
        long resident = Meter.resident();
        int threads = Meter.threads();
        AtomicInteger failures = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(images);

        long wall = System.nanoTime();
        Thread offering = new Thread(() -> {
            for (int image = 0; image < images; image++) {
                contender.make("A fox in the snow", trouble -> {
                    if (trouble != null) {
                        failures.incrementAndGet();
                    }
                    done.countDown();
                });
            }
        });
        offering.start();
        Map<String, Number> figures = new LinkedHashMap<>();
        long lookAfter = arguments.number("lookAfterMillis");
        if (lookAfter > 0 && !done.await(lookAfter, TimeUnit.MILLISECONDS)) {
            long waiting = done.getCount();
            figures.put("waiting", waiting);
            figures.put("liveHeapBytesPerWaiting", (Meter.liveHeap() - heap) / waiting);
            figures.put("residentBytesPerWaiting", (Meter.resident() - resident) / waiting);
        }
        done.await(arguments.number("patienceSeconds"), TimeUnit.SECONDS);
        figures.put("wallSeconds", (System.nanoTime() - wall) / 1e9);
        figures.put("done", images - done.getCount() - failures.get());
        figures.put("failed", failures.get());
        figures.put("peakThreads", Meter.peakThreads());
        figures.put("moreThreads", Meter.peakThreads() - threads);
        figures.put("peakResidentBytes", Meter.peakResident());
        return figures;
    }
}
