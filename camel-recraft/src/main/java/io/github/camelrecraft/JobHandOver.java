package io.github.camelrecraft;

import io.github.camelrecraft.client.ImageClient;
import io.github.camelrecraft.client.ImageJob;
import io.github.camelrecraft.client.Outcome;
import io.github.camelrecraft.client.RequestProgress;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.provider.ImageProvider;
import io.github.camelrecraft.provider.Job;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Leaves what comes of an endpoint's jobs to another route, where {@code waitForResult=false} says so. */
final class JobHandOver {

    private final RecraftEndpoint endpoint;
    private final ImageProvider provider;
    private final ImageClient client;
    private final @Nullable OpenLedger ledger;
    private final ResultWriter writer;

    JobHandOver(
            RecraftEndpoint endpoint,
            ImageProvider provider,
            ImageClient client,
            @Nullable OpenLedger ledger,
            ResultWriter writer) {
        this.endpoint = endpoint;
        this.provider = provider;
        this.client = client;
        this.ledger = ledger;
        this.writer = writer;
    }

    /** Why nobody would get what comes of a message's jobs; empty when somebody would. */
    Optional<Failure> obstacle(MessageRequests asked, List<ImageJob> jobs) {
        if (jobs.size() > 1) {
            return Optional.of(Failure.of(
                    FailureKind.INVALID_REQUEST,
                    Billing.NO,
                    "waitForResult=false hands over one job of a message, and this takes " + jobs.size()
                            + " requests; ask for fewer images, or split the message"));
        }
        if (ledger == null && !isThereARoute(asked)) {
            return Optional.of(Failure.of(
                    FailureKind.INVALID_REQUEST,
                    Billing.NO,
                    "waitForResult=false leaves the images to a route that there is not; begin one with"
                            + " recraft:events?provider=" + provider.name()
                            + ", or set a ledger for one elsewhere"));
        }
        int maxQueued = endpoint.getConfiguration().getMaxQueued();
        if (handedOverJobs().size() >= maxQueued) {
            return Optional.of(Failure.of(
                    FailureKind.RATE_LIMITED,
                    Billing.NO,
                    handedOverJobs().size() + " jobs are waited for, and maxQueued=" + maxQueued + " allows no more"));
        }
        return Optional.empty();
    }

    /**
     * Leaves what comes of a job, when its exchange goes on without.
     *
     * @return whether the request ends when that has come
     */
    boolean leave(MessageRequests asked, ImageJob job, SentRequests sent, Outcome outcome) {
        HandedOverJobs.Handed handed = new HandedOverJobs.Handed(job, asked, writer, sent::ended, ledger);
        if (outcome instanceof Outcome.Success known) { // it was asked for before, and the ledger has it
            handedOverJobs().give(handed, known, webhookUrl(asked));
            return false;
        }
        if (outcome instanceof Outcome.Told told && isThereARoute(asked)) {
            handedOverJobs().waitFor(handed, waiting(asked, job, sent, told), webhookUrl(asked));
            return true;
        }
        return false;
    }

    private CompletableFuture<Outcome> waiting(
            MessageRequests asked, ImageJob job, SentRequests sent, Outcome.Told told) {
        if (ledger != null) {
            return LedgeredRequest.known(
                            ledger,
                            client,
                            job.waitedFor(),
                            LedgerRecords.intent(asked.key().get(), job),
                            RequestProgress.UNHEARD)
                    .start();
        }
        Job accepted = sent.accepted();
        return client.resume(
                job.waitedFor(),
                accepted == null ? Job.named(String.valueOf(told.value())) : accepted,
                null,
                RequestProgress.UNHEARD);
    }

    /** What the exchange goes on with: the id of the job, also where there are images already. */
    static Outcome shown(Outcome outcome) {
        if (!(outcome instanceof Outcome.Success success)) {
            return outcome;
        }
        String jobId = success.images().get(0).jobId();
        Map<String, Object> details = jobId == null ? Map.of() : Map.of("JobId", jobId);
        return new Outcome.Told(jobId, details, null, success.duration(), success.attempts());
    }

    private boolean isThereARoute(MessageRequests asked) {
        return handedOverJobs().route(provider.name(), webhookUrl(asked)).isPresent();
    }

    private HandedOverJobs handedOverJobs() {
        return endpoint.getComponent().handedOverJobs();
    }

    private static @Nullable URI webhookUrl(MessageRequests asked) {
        return asked.first().get(ImageOption.WEBHOOK_URL).orElse(null);
    }
}
