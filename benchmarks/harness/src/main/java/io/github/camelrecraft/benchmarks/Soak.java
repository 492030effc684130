package io.github.camelrecraft.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps as many in flight as was said for a long time, at a provider that fails now and then, and looks at what is held:
 * none of it may grow. Ends with the number of images or the minutes, whatever comes first.
 */
final class Soak {

    /** How a message says whether a failed image was paid for. */
    private static final Pattern BILLED = Pattern.compile("billed=(\\w+)");

    /** What is looked at, by the name of its figure. */
    private static final Map<String, ToLongFunction<Sample>> HELD = new TreeMap<>(Map.of(
            "liveHeapBytes", Sample::liveHeap,
            "threads", Sample::threads,
            "descriptors", Sample::descriptors,
            "temporaryFiles", Sample::temporaryFiles));

    private final Contender contender;
    private final int inFlight;
    private final Semaphore turns;
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger endedAgain = new AtomicInteger();
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private final long begun = System.nanoTime();

    private Soak(Contender contender, int inFlight) {
        this.contender = contender;
        this.inFlight = inFlight;
        this.turns = new Semaphore(inFlight);
    }

    static Map<String, Number> run(Contender contender, Setup setup, Arguments arguments) throws Exception {
        contender.start(setup);
        return new Soak(contender, setup.inFlight()).run(arguments);
    }

    private Map<String, Number> run(Arguments arguments) throws InterruptedException {
        int images = arguments.number("images");
        int warmUp = arguments.number("warmUp");
        int sampleEvery = arguments.number("sampleEvery");
        long minutes = arguments.number("minutes");
        int made = 0;
        while (made < images && seconds() < TimeUnit.MINUTES.toSeconds(minutes)) {
            turns.acquire();
            contender.make("A fox in the snow", new End());
            made++;
            if (made > warmUp && (made - warmUp) % sampleEvery == 0) {
                sample();
            }
        }
        boolean all = turns.tryAcquire(inFlight, arguments.number("patienceSeconds"), TimeUnit.SECONDS);

        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("images", made);
        figures.put("seconds", seconds());
        figures.put("neverEnded", all ? 0 : made - ended.get());
        figures.put("endedTwice", endedAgain.get());
        figures.put(
                "failed", failures.values().stream().mapToLong(LongAdder::sum).sum());
        new TreeMap<>(failures).forEach((kind, count) -> figures.put("failed" + kind, count.sum()));
        figures.put("samples", samples.size());
        HELD.forEach((name, held) -> {
            long before = median(samples.subList(0, samples.size() / 3), held);
            long after = median(samples.subList(samples.size() - samples.size() / 3, samples.size()), held);
            figures.put(name + "FirstThird", before);
            figures.put(name + "LastThird", after);
            figures.put(name + "Grown", after - before);
        });
        return figures;
    }

    private long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
    }

    private void sample() {
        Sample sample = Sample.take(seconds(), inFlight - turns.availablePermits());
        samples.add(sample);
        System.out.println(sample);
    }

    private static long median(List<Sample> some, ToLongFunction<Sample> held) {
        long[] sorted = some.stream().mapToLong(held).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** Of what class a failure is, and whether the image was paid for where it says so. */
    private static String kind(Throwable trouble) {
        Matcher billed = BILLED.matcher(trouble.toString());
        return trouble.getClass().getSimpleName() + (billed.find() ? billed.group(1) : "");
    }

    /** The end of one exchange, of which there is one. */
    private final class End implements Consumer<@Nullable Throwable> {

        private final AtomicBoolean reached = new AtomicBoolean();

        @Override
        public void accept(@Nullable Throwable trouble) {
            if (!reached.compareAndSet(false, true)) {
                endedAgain.incrementAndGet();
                return;
            }
            if (trouble != null) {
                failures.computeIfAbsent(kind(trouble), unused -> new LongAdder())
                        .increment();
            }
            ended.incrementAndGet();
            turns.release();
        }
    }
}
