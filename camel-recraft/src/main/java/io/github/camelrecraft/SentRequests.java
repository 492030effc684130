package io.github.camelrecraft;

import io.github.camelrecraft.client.ImageJob;
import io.github.camelrecraft.client.Outcome;
import io.github.camelrecraft.client.RequestProgress;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.observe.ObservedRequest;
import io.github.camelrecraft.provider.Job;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The requests of one message on their way: sent at the same time, awaited together, and each observed for itself. */
final class SentRequests {

    private final List<ObservedRequest> observed;
    private final List<CompletableFuture<Outcome>> outcomes;
    private volatile @Nullable Job accepted;

    private SentRequests(int requests) {
        observed = new ArrayList<>(requests);
        outcomes = new ArrayList<>(requests);
    }

    /** How one of them gets its outcome. */
    interface Sending {

        /**
         * Sends it.
         *
         * @param index which of the message's requests it is, from 0
         */
        CompletableFuture<Outcome> send(ImageJob job, int index, RequestProgress progress);
    }

    /**
     * Sends them.
     *
     * @param reserved  what is reserved for each of them, which its own outcome settles
     * @param observing begins to observe one
     */
    static SentRequests send(
            Sending sending,
            List<ImageJob> jobs,
            List<Budget.Reservation> reserved,
            Function<ImageJob, ObservedRequest> observing) {
        SentRequests sent = new SentRequests(jobs.size());
        try {
            for (int index = 0; index < jobs.size(); index++) {
                ImageJob job = jobs.get(index);
                Budget.Reservation reservation = reserved.get(index);
                ObservedRequest observed = observing.apply(job);
                sent.observed.add(observed);
                sent.outcomes.add(sending.send(job, index, sent.progress(observed, reservation))
                        .whenComplete((outcome, trouble) -> reservation.settle(outcome)));
            }
        } catch (RuntimeException e) {
            reserved.subList(sent.outcomes.size(), reserved.size()).forEach(Budget.Reservation::release);
            throw e;
        }
        return sent;
    }

    private RequestProgress progress(ObservedRequest observed, Budget.Reservation reservation) {
        return new RequestProgress() {
            @Override
            public CompletionStage<Optional<Failure>> sending() {
                return CompletableFuture.completedFuture(reservation.take());
            }

            @Override
            public void recovered() {
                observed.recovered();
            }

            @Override
            public void sent() {
                observed.sent();
            }

            @Override
            public void accepted(Job job) {
                accepted = job;
            }
        };
    }

    /** What the provider has accepted the only one of them as; null as long as it has not, and where it works in no jobs. */
    @Nullable
    Job accepted() {
        return accepted;
    }

    /** What all of them brought, once the last of them has ended. */
    CompletableFuture<Outcome> outcome() {
        if (outcomes.size() == 1) {
            return outcomes.get(0);
        }
        return CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
                .thenApply(unused -> Outcome.joined(
                        outcomes.stream().map(CompletableFuture::join).toList()));
    }

    /**
     * Tells the observers how each of them ended.
     *
     * @param notHandedOn why nobody got what they brought; null when it was handed on
     */
    void ended(@Nullable Failure notHandedOn) {
        for (int index = 0; index < outcomes.size(); index++) {
            ended(observed.get(index), outcomes.get(index).join(), notHandedOn);
        }
    }

    /** Tells the observers how the only one of them ended after its exchange had gone on. */
    void ended(Outcome later) {
        ended(observed.get(0), later, null);
    }

    /**
     * Tells the observers of a request how it ended.
     *
     * @param notHandedOn why nobody got what it brought; null when it was handed on
     */
    static void ended(ObservedRequest request, Outcome outcome, @Nullable Failure notHandedOn) {
        if (outcome instanceof Outcome.Failed failed) {
            request.failed(failed.failure(), failed.attempts());
        } else if (notHandedOn != null) {
            request.failed(notHandedOn, outcome.attempts());
        } else if (outcome instanceof Outcome.Success success) {
            request.delivered(
                    success.images().size(),
                    success.bytes(),
                    cost(success.details(), success.cost()),
                    success.attempts());
        } else if (outcome instanceof Outcome.Told told) {
            request.delivered(0, 0, cost(told.details(), told.cost()), told.attempts());
        }
    }

    /** Tells the observers of a request that others hand on what it brought: it has not failed, and nothing of it counts here. */
    static void leftToOthers(ObservedRequest request, Outcome outcome) {
        request.delivered(0, 0, null, outcome.attempts());
    }

    /** What comes out of a ledger was counted when it was paid for. */
    private static @Nullable BigDecimal cost(Map<String, Object> details, Optional<BigDecimal> cost) {
        return details.containsKey(LedgerRecords.FROM_LEDGER) ? null : cost.orElse(null);
    }
}
