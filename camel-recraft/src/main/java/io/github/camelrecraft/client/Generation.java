package io.github.camelrecraft.client;

import io.github.camelrecraft.http.ApiAnswer;
import io.github.camelrecraft.http.Arrival;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.provider.Job;
import io.github.camelrecraft.provider.ProviderAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request, from its start to its outcome: submitted, collected, delivered. The deadline or the component's stop may end
 * any of it.
 */
final class Generation implements Submission.Answered {

    /** Among an answer's details: the id that the provider gave the request. */
    private static final String JOB_ID = "JobId";

    private final ImageClient client;
    private final ImageJob job;
    private final Failures failures;
    private final Steps steps;
    private final Submission submission;
    private final Instant started;
    private volatile @Nullable Future<?> deadline;
    private volatile @Nullable ImageCollection collection;

    Generation(ImageClient client, ImageJob job, RequestProgress progress) {
        this.client = client;
        this.job = job;
        this.failures = new Failures(job);
        this.started = client.clock().instant();
        this.steps = new Steps(client.threads(), failures, this::wasSent, this::failed, this::letGo);
        this.submission = new Submission(client, job, progress, failures, steps, this::left, this);
    }

    /** Sends it. */
    CompletableFuture<Outcome> send() {
        return begin(submission::queue);
    }

    /** Asks for what was sent before. */
    CompletableFuture<Outcome> resume(Job accepted, @Nullable Instant sentAt) {
        submission.sentBefore(accepted, sentAt);
        return begin(() -> submission.ask(accepted));
    }

    /** Fetches what was made before. */
    CompletableFuture<Outcome> fetch(ProviderAnswer.Images images) {
        submission.madeBefore();
        return begin(() -> images(images, ApiAnswer.none()));
    }

    private CompletableFuture<Outcome> begin(Runnable first) {
        client.live().add(this);
        try {
            deadline = client.threads()
                    .timer()
                    .schedule(this::expire, job.timeout().toMillis(), TimeUnit.MILLISECONDS);
            steps.run(first);
            if (steps.haveEnded()) {
                letGo();
            }
        } catch (RejectedExecutionException e) {
            steps.end(failures.stopped(wasSent()));
        }
        return steps.outcome();
    }

    /** Whether it may have reached the provider, and nobody has said that it was not charged. */
    boolean wasSent() {
        return submission.wasSent();
    }

    /** The component stops: what has arrived by now is delivered, since it is paid for. */
    void stop() {
        endNow(failures::stopped);
    }

    /** The deadline has come: what has arrived by now is delivered, since it is paid for. */
    private void expire() {
        endNow(failures::timedOut);
    }

    private void endNow(Function<Boolean, Failure> why) {
        if (collection == null && submission.handOnSoFar()) {
            submission.cancel();
        }
        ImageCollection collecting = collection;
        if (collecting != null) {
            collecting.expire();
            steps.run(() -> collect(collecting)); // whoever is to begin may not have come to it yet
            return;
        }
        // Whether it was sent is looked at when nothing is sent any more: until then, it may leave at any moment.
        steps.end(() -> {
            submission.cancel();
            return failed(why.apply(wasSent()));
        });
        submission.cancel();
    }

    @Override
    public void images(ProviderAnswer.Images images, ApiAnswer answer) {
        if (images.details().get(JOB_ID) instanceof String id) {
            failures.accepted(id);
        }
        ImageCollection collecting = new ImageCollection(job, client, failures, images, answer, this::left);
        collection = collecting;
        steps.run(() -> collect(collecting));
    }

    private void collect(ImageCollection collecting) {
        if (!collecting.start()) {
            return;
        }
        collecting.whenSettled(() -> {
            if (!steps.end(() -> collecting.outcome(sinceStart(), submission.attempts()))) {
                collecting.discard();
            }
        });
        if (steps.haveEnded()) {
            collecting.expire();
        }
    }

    @Override
    public void value(ProviderAnswer.Value value, ApiAnswer answer) {
        answer.images().forEach(Arrival::discard); // what is told has none
        if (!steps.end(() -> told(value, answer))) {
            answer.discard();
        }
    }

    @Override
    public void handedOver(Job accepted) {
        var id = new ProviderAnswer.Value(accepted.id(), Map.of(JOB_ID, accepted.id()));
        steps.end(() -> told(id, ApiAnswer.none()));
    }

    private Outcome told(ProviderAnswer.Value value, ApiAnswer answer) {
        return new Outcome.Told(
                value.value(), value.details(), answer.raw().orElse(null), sinceStart(), submission.attempts());
    }

    private Outcome failed(Failure failure) {
        ImageCollection collecting = collection;
        if (collecting != null) {
            collecting.discard();
        }
        List<Failure> others = new ArrayList<>(submission.earlier());
        others.remove(failure);
        return new Outcome.Failed(failure, others, submission.attempts());
    }

    private Duration sinceStart() {
        return Duration.between(started, client.clock().instant());
    }

    private Duration left() {
        return job.timeout().minus(sinceStart());
    }

    /** Runs once, at the end; and once more when that came before there was a deadline to let go of. */
    private void letGo() {
        client.live().remove(this);
        submission.letGo();
        Future<?> ofDeadline = deadline;
        if (ofDeadline != null) {
            ofDeadline.cancel(false);
        }
    }
}
