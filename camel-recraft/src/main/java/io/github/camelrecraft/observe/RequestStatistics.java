package io.github.camelrecraft.observe;

import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.RecraftOperation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What a component's requests did since it was created: in sum, by model, and the last that failed. */
public final class RequestStatistics implements RequestObserver {

    /** How many failed requests are remembered. */
    public static final int LAST_ERRORS = 20;

    /**
     * What the figures are kept apart by.
     *
     * @param provider  who was asked
     * @param model     the model's id; {@code other} for all that the catalogue does not have
     * @param operation what was to be done
     */
    public record ModelKey(String provider, String model, RecraftOperation operation) implements Comparable<ModelKey> {

        /** Made when somebody lists the models, and not with the first message. */
        @Override
        public int compareTo(ModelKey other) {
            return Comparator.comparing(ModelKey::provider)
                    .thenComparing(ModelKey::model)
                    .thenComparing(ModelKey::operation)
                    .compare(this, other);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ModelKey key
                    && provider.equals(key.provider)
                    && model.equals(key.model)
                    && operation == key.operation;
        }

        /** Written out, as {@code equals} is: each message is looked up, and a record's own is generated with the first. */
        @Override
        public int hashCode() {
            return 31 * (31 * provider.hashCode() + model.hashCode()) + operation.ordinal();
        }
    }

    private final RequestCounters total = new RequestCounters();
    private final Map<ModelKey, RequestCounters> byModel = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<RequestError> errors = new AtomicReferenceArray<>(LAST_ERRORS);
    private final AtomicLong errorCount = new AtomicLong();

    @Override
    public RequestObservation started(RequestFacts facts) {
        ModelKey key = new ModelKey(facts.provider(), facts.modelLabel(), facts.operation());
        RequestCounters ofModel = byModel.computeIfAbsent(key, unused -> new RequestCounters());
        total.started(facts);
        ofModel.started(facts);
        return new RequestObservation() {
            @Override
            public void sent() {
                total.sent();
                ofModel.sent();
            }

            @Override
            public void ended(RequestEnd end) {
                total.ended(end);
                ofModel.ended(end);
                if (end.failure() != null) {
                    remember(facts, end, end.failure());
                }
            }
        };
    }

    private void remember(RequestFacts facts, RequestEnd end, FailureKind kind) {
        RequestError error = new RequestError(
                end.at(),
                facts.provider(),
                facts.modelLabel(),
                facts.operation(),
                kind,
                end.billed(),
                end.httpStatus(),
                end.code(),
                facts.jobId());
        errors.set((int) (errorCount.getAndIncrement() % LAST_ERRORS), error);
    }

    /** All requests. */
    public RequestFigures total() {
        return total.figures();
    }

    /** The requests of each provider, model and operation, in that order. */
    public Map<ModelKey, RequestFigures> byModel() {
        Map<ModelKey, RequestFigures> figures = new TreeMap<>();
        byModel.forEach((key, counters) -> figures.put(key, counters.figures()));
        return figures;
    }

    /** The last {@value #LAST_ERRORS} requests that failed, the latest first. */
    public List<RequestError> lastErrors() {
        List<RequestError> last = new ArrayList<>();
        long count = errorCount.get();
        for (long index = count - 1; index >= Math.max(0, count - LAST_ERRORS); index--) {
            RequestError error = errors.get((int) (index % LAST_ERRORS));
            if (error != null) { // counted, and about to be set
                last.add(error);
            }
        }
        return last;
    }
}
