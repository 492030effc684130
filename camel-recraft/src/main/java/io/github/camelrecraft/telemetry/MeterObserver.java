package io.github.camelrecraft.telemetry;

import io.github.camelrecraft.observe.RequestEnd;
import io.github.camelrecraft.observe.RequestFacts;
import io.github.camelrecraft.observe.RequestObservation;
import io.github.camelrecraft.observe.RequestObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests with Micrometer. The component makes one by itself when Micrometer is on the class path and a
 * {@link MeterRegistry} is in Camel's registry.
 *
 * <p>All meters have the tags {@code provider}, {@code model} ({@code other} for all models that the catalogue does not
 * have) and {@code operation}; those of requests that have ended have {@code outcome} as well, which is {@code success} or
 * the kind of failure.
 */
public final class MeterObserver implements RequestObserver {

    /** Requests that have ended; with the tag {@code billed}: {@code no}, {@code yes} or {@code unknown}. */
    public static final String REQUESTS = "camel.recraft.requests";

    /** Requests that have started and not ended. */
    public static final String IN_FLIGHT = "camel.recraft.requests.inflight";

    /** Of the requests in flight, those that have not been sent, since no connection is free. */
    public static final String WAITING = "camel.recraft.requests.waiting";

    /** From the start of a request to its end, waiting and downloads included. */
    public static final String DURATION = "camel.recraft.duration";

    /** Images that were handed on. */
    public static final String IMAGES = "camel.recraft.images";

    /** Bytes of the images that were fetched. */
    public static final String BYTES = "camel.recraft.bytes";

    /** What the images cost, in USD: as the provider says, else by the catalogue's price. */
    public static final String COST = "camel.recraft.cost";

    /** Attempts beyond each request's first. */
    public static final String RETRIES = "camel.recraft.retries";

    /** Requests that had been sent before, as before a crash, and were asked for, fetched or taken out of a ledger. */
    public static final String RECOVERED = "camel.recraft.recovered";

    /** What is under way with the same tags. */
    private static final class Live {
        final AtomicInteger inFlight = new AtomicInteger();
        final AtomicInteger waiting = new AtomicInteger();
    }

    /** A registry takes one gauge for the same tags, so that all observers of a registry have to share what it shows. */
    private static final Map<MeterRegistry, Map<Tags, Live>> SHARED = Collections.synchronizedMap(new WeakHashMap<>());

    private final MeterRegistry registry;
    private final Map<Tags, Live> live;

    /** Counts into a registry. */
    public MeterObserver(MeterRegistry registry) {
        this.registry = registry;
        this.live = SHARED.computeIfAbsent(registry, unused -> new ConcurrentHashMap<>());
    }

    @Override
    public RequestObservation started(RequestFacts facts) {
        Tags tags = Tags.of(
                "provider", facts.provider(),
                "model", facts.modelLabel(),
                "operation", facts.operation().toString());
        Live under = live.computeIfAbsent(tags, this::gauges);
        under.inFlight.incrementAndGet();
        under.waiting.incrementAndGet();
        return new RequestObservation() {
            @Override
            public void sent() {
                under.waiting.decrementAndGet();
            }

            @Override
            public void ended(RequestEnd end) {
                if (!end.sent()) {
                    under.waiting.decrementAndGet();
                }
                under.inFlight.decrementAndGet();
                count(tags.and("outcome", end.outcome()), end);
            }
        };
    }

    private Live gauges(Tags tags) {
        Live under = new Live();
        Gauge.builder(IN_FLIGHT, under.inFlight, AtomicInteger::get)
                .description("Requests that have not ended")
                .tags(tags)
                .register(registry);
        Gauge.builder(WAITING, under.waiting, AtomicInteger::get)
                .description("Requests that wait for a connection")
                .tags(tags)
                .register(registry);
        return under;
    }

    private void count(Tags tags, RequestEnd end) {
        String billed = end.billed().name().toLowerCase(Locale.ROOT);
        add(REQUESTS, null, "Requests that have ended", tags.and("billed", billed), 1);
        add(IMAGES, null, "Images that were handed on", tags, end.images());
        add(BYTES, "bytes", "Bytes of the images that were fetched", tags, (double) end.bytes());
        add(RETRIES, null, "Attempts beyond the first", tags, end.attempts() - 1);
        add(
                RECOVERED,
                null,
                "Requests that a ledger knew, and that were not sent again",
                tags,
                end.recovered() ? 1 : 0);
        add(
                COST,
                "USD",
                "What the images cost",
                tags,
                end.cost() == null ? 0 : end.cost().doubleValue());
        Timer.builder(DURATION)
                .description("From the start of a request to its end")
                .tags(tags)
                .register(registry)
                .record(end.duration());
    }

    private void add(String name, @Nullable String unit, String description, Tags tags, double amount) {
        Counter.builder(name)
                .description(description)
                .baseUnit(unit)
                .tags(tags)
                .register(registry)
                .increment(amount);
    }
}
