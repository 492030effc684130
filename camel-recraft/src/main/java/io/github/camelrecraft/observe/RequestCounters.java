package io.github.camelrecraft.observe;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.FailureKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests. Takes no lock and, for a request, no memory. */
public final class RequestCounters implements RequestObserver, RequestObservation {

    private final LongAdder inFlight = new LongAdder();
    private final LongAdder waiting = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final Map<FailureKind, LongAdder> failures = new ConcurrentHashMap<>();
    private final LongAdder images = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final AtomicReference<BigDecimal> spend = new AtomicReference<>(BigDecimal.ZERO);
    private final LongAdder unknownBills = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAccumulator maxNanos = new LongAccumulator(Math::max, 0);

    @Override
    public RequestObservation started(RequestFacts facts) {
        inFlight.increment();
        waiting.increment();
        return this;
    }

    @Override
    public void sent() {
        waiting.decrement();
    }

    @Override
    public void ended(RequestEnd end) {
        if (!end.sent()) {
            waiting.decrement();
        }
        inFlight.decrement();
        requests.increment();
        if (end.failure() != null) {
            failures.computeIfAbsent(end.failure(), kind -> new LongAdder()).increment();
        }
        images.add(end.images());
        bytes.add(end.bytes());
        if (end.cost() != null) {
            spend.accumulateAndGet(end.cost(), BigDecimal::add);
        }
        if (end.billed() == Billing.UNKNOWN) {
            unknownBills.increment();
        }
        retries.add(end.attempts() - 1L);
        nanos.add(end.duration().toNanos());
        maxNanos.accumulate(end.duration().toNanos());
    }

    /** What was counted by now. */
    public RequestFigures figures() {
        long ended = requests.sum();
        return new RequestFigures(
                ended,
                Math.max(0, inFlight.sum()), // an adder may show a decrement before the increment it belongs to
                Math.max(0, waiting.sum()),
                failures(),
                images.sum(),
                bytes.sum(),
                Objects.requireNonNull(spend.get()),
                unknownBills.sum(),
                retries.sum(),
                ended == 0 ? Duration.ZERO : Duration.ofNanos(nanos.sum() / ended),
                Duration.ofNanos(maxNanos.get()));
    }

    private Map<FailureKind, Long> failures() {
        Map<FailureKind, Long> counted = new EnumMap<>(FailureKind.class);
        failures.forEach((kind, count) -> counted.put(kind, count.sum()));
        return Collections.unmodifiableMap(counted);
    }
}
