package io.github.camelrecraft.client;

import io.github.camelrecraft.http.ApiAnswer;
import io.github.camelrecraft.http.ApiAnswerHandler;
import io.github.camelrecraft.http.Arrival;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.http.HttpExchange;
import io.github.camelrecraft.http.RetryAfter;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.provider.Job;
import io.github.camelrecraft.provider.ProviderAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way: send, perhaps poll, collect, deliver. Each step begins when the one before has ended, on
 * whatever thread brought the news, and the deadline or the component's stop may end any of them. What a step throws,
 * errors included, ends the request too: nobody else would see it.
 */
final class Generation {

    /** HTTP statuses after which it makes sense to ask for a job's state again. */
    private static final Set<Integer> MAYBE_LATER = Set.of(408, 429, 500, 502, 503, 504);

    /** A provider that sends a few more than were asked for is still listened to. */
    private static final int SOME_IMAGES = 20;

    /** Among an answer's details: the id that the provider gave the request. */
    private static final String JOB_ID = "JobId";

    private final ImageClient client;
    private final ImageJob job;
    private final Runnable whenSent;
    private final Failures failures;
    private final Instant started;
    private final PollCadence cadence = new PollCadence();
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    private volatile @Nullable Future<?> deadline;
    private volatile @Nullable Future<?> nextPoll;
    private volatile @Nullable HttpExchange<ApiAnswer> exchange;
    private volatile @Nullable ImageCollection collection;
    private volatile @Nullable Job accepted;

    Generation(ImageClient client, ImageJob job, Runnable whenSent) {
        this.client = client;
        this.job = job;
        this.whenSent = whenSent;
        this.failures = new Failures(job);
        this.started = client.clock().instant();
    }

    CompletableFuture<Outcome> start() {
        client.live().add(this);
        try {
            HttpCall call = job.provider().encode(job.request(), job.access());
            deadline = client.threads()
                    .timer()
                    .schedule(this::expire, job.timeout().toMillis(), TimeUnit.MILLISECONDS);
            ask(call, null);
        } catch (RejectedExecutionException e) {
            end(failed(failures.stopped(false)));
        } catch (InvalidOptionException e) {
            end(failed(failures.refused(e)));
        } catch (RuntimeException e) {
            end(failed(failures.unencodable(e)));
        }
        return outcome;
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
        ImageCollection collecting = collection;
        if (collecting != null) {
            collecting.expire();
            return;
        }
        end(failed(why.apply(wasSent())));
        HttpExchange<ApiAnswer> asked = exchange;
        if (asked != null) {
            asked.cancel();
        }
    }

    boolean wasSent() {
        HttpExchange<ApiAnswer> asked = exchange;
        return accepted != null || (asked != null && asked.wasSent());
    }

    /**
     * Sends a call.
     *
     * @param asked the accepted job that it asks for; null when it is the request itself
     */
    private void ask(HttpCall call, @Nullable Job asked) {
        if (ended.get()) {
            return;
        }
        var settings = new ApiAnswerHandler.Settings(
                job.provider().imageMembers(),
                client.spool(),
                job.maxImageSize(),
                Math.max(job.request().expectedImages(), SOME_IMAGES),
                job.resultType() == ResultType.JSON);
        HttpExchange<ApiAnswer> sent = client.api().execute(call, new ApiAnswerHandler(settings));
        exchange = sent;
        if (asked == null) {
            sent.whenSent(whenSent);
        }
        if (ended.get()) {
            sent.cancel();
        }
        var unused = sent.result().whenComplete((answer, failure) -> {
            if (answer != null) {
                decode(answer, asked);
            } else if (asked != null && !ended.get()) {
                pollLater(asked, Duration.ZERO); // asking costs nothing, and the job is under way
            } else {
                end(failed(failures.ofExchange(failure, sent.wasSent())));
            }
        });
    }

    private void decode(ApiAnswer answer, @Nullable Job asked) {
        try {
            ApiAnswer masked = answer.masked(job.secrets());
            proceed(
                    asked == null
                            ? job.provider().decode(job.request(), masked.answer())
                            : job.provider().decodePoll(job.request(), asked, masked.answer()),
                    masked,
                    asked);
        } catch (RuntimeException | Error e) {
            answer.discard();
            end(failed(failures.undecodable(e)));
        }
    }

    private void proceed(ProviderAnswer meaning, ApiAnswer answer, @Nullable Job asked) {
        if (ended.get()) {
            answer.discard();
        } else if (meaning instanceof ProviderAnswer.Images images) {
            collect(images, answer);
        } else if (meaning instanceof ProviderAnswer.Value value) {
            tell(value, answer);
        } else if (meaning instanceof ProviderAnswer.Pending pending) {
            answer.discard();
            accept(pending.job(), asked);
        } else if (meaning instanceof ProviderAnswer.Failed failed) {
            answer.discard();
            fail(failed, answer, asked);
        } else {
            throw new IllegalStateException(job.provider().name() + " gave an answer no meaning");
        }
    }

    private void fail(ProviderAnswer.Failed failed, ApiAnswer answer, @Nullable Job asked) {
        Failure failure = failed.failure();
        Duration wait = RetryAfter.of(answer.answer().head(), client.clock()).orElse(failure.retryAfter());
        boolean maybeLater =
                MAYBE_LATER.contains(answer.answer().head().status()) || failure.kind() == FailureKind.RATE_LIMITED;
        if (asked != null && maybeLater && !failed.settled()) {
            pollLater(asked, wait == null ? Duration.ZERO : wait);
        } else {
            end(failed(failures.ofAnswer(failure, wait)));
        }
    }

    private void tell(ProviderAnswer.Value value, ApiAnswer answer) {
        answer.images().forEach(Arrival::discard); // what is told has none
        boolean delivered = end(() ->
                new Outcome.Told(value.value(), value.details(), answer.raw().orElse(null), sinceStart()));
        if (!delivered) {
            answer.discard();
        }
    }

    /** What was ready before and is asked for once more was not to be read, and gets time. */
    private void accept(Job pending, @Nullable Job asked) {
        accepted = pending;
        failures.accepted(pending.id());
        if (pending.ready() && (asked == null || !asked.ready())) {
            connect(() -> poll(pending));
        } else {
            pollLater(pending, Duration.ZERO);
        }
    }

    private void pollLater(Job pending, Duration atLeast) {
        long wait = Math.max(cadence.next().toMillis(), atLeast.toMillis());
        try {
            nextPoll =
                    client.threads().timer().schedule(() -> connect(() -> poll(pending)), wait, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            end(failed(failures.stopped(true)));
        }
    }

    private void poll(Job pending) {
        ask(job.provider().encodePoll(job.request(), job.access(), pending), pending);
    }

    private Duration sinceStart() {
        return Duration.between(started, client.clock().instant());
    }

    private void collect(ProviderAnswer.Images images, ApiAnswer answer) {
        if (images.details().get(JOB_ID) instanceof String id) {
            failures.accepted(id);
        }
        ImageCollection collecting = new ImageCollection(job, client.downloader(), failures, images, answer);
        collection = collecting;
        if (collecting.needsDownloads()) {
            connect(() -> collect(collecting));
        } else {
            collect(collecting);
        }
    }

    private void collect(ImageCollection collecting) {
        collecting.start();
        collecting.whenSettled(() -> {
            if (!end(() -> collecting.outcome(sinceStart()))) {
                collecting.discard();
            }
        });
        if (ended.get()) {
            collecting.expire();
        }
    }

    /** Runs a step that may have to wait for a name to be resolved, and so is not for a thread that moves bytes. */
    private void connect(Runnable step) {
        try {
            client.threads().connector().execute(() -> {
                try {
                    step.run();
                } catch (RuntimeException | Error e) {
                    end(failed(failures.undecodable(e)));
                }
            });
        } catch (RejectedExecutionException e) {
            ImageCollection collecting = collection;
            if (collecting != null) {
                collecting.discard();
            }
            end(failed(failures.stopped(true)));
        }
    }

    private static Supplier<Outcome> failed(Failure failure) {
        return () -> new Outcome.Failed(failure, List.of());
    }

    /**
     * Ends the request, unless it has ended.
     *
     * @param result gives the outcome, on the worker
     * @return whether it was this call that ended it
     */
    private boolean end(Supplier<Outcome> result) {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        client.live().remove(this);
        cancel(deadline);
        cancel(nextPoll);
        Runnable delivery = () -> outcome.complete(outcomeOf(result));
        try {
            client.threads().worker().execute(delivery);
        } catch (RejectedExecutionException e) {
            delivery.run(); // the worker has shut down; an exchange without an end would be worse than a foreign thread
        }
        return true;
    }

    private Outcome outcomeOf(Supplier<Outcome> result) {
        try {
            return result.get();
        } catch (RuntimeException | Error e) {
            ImageCollection collecting = collection;
            if (collecting != null) {
                collecting.discard();
            }
            return new Outcome.Failed(failures.badImage(e, null), List.of());
        }
    }

    private static void cancel(@Nullable Future<?> future) {
        if (future != null) {
            future.cancel(false);
        }
    }
}
