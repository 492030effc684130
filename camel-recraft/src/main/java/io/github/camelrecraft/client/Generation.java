package io.github.camelrecraft.client;

import io.github.camelrecraft.http.ApiAnswer;
import io.github.camelrecraft.http.ApiAnswerHandler;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.http.HttpExchange;
import io.github.camelrecraft.http.RetryAfter;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.provider.ProviderAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way: send, perhaps poll, collect, deliver. Each step begins when the one before has ended, on
 * whatever thread brought the news, and the deadline may end any of them.
 */
final class Generation {

    /** HTTP statuses after which it makes sense to ask for a job's state again. */
    private static final Set<Integer> MAYBE_LATER = Set.of(408, 429, 500, 502, 503, 504);

    private final ImageClient client;
    private final ImageJob job;
    private final Failures failures;
    private final Instant started;
    private final PollCadence cadence = new PollCadence();
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    private volatile @Nullable Future<?> deadline;
    private volatile @Nullable Future<?> nextPoll;
    private volatile @Nullable HttpExchange<ApiAnswer> exchange;
    private volatile @Nullable ImageCollection collection;
    private volatile boolean accepted;

    Generation(ImageClient client, ImageJob job) {
        this.client = client;
        this.job = job;
        this.failures = new Failures(job);
        this.started = client.clock().instant();
    }

    CompletableFuture<Outcome> start() {
        try {
            HttpCall call = job.provider().encode(job.request(), job.access());
            deadline = client.timer().schedule(this::expire, job.timeout().toMillis(), TimeUnit.MILLISECONDS);
            ask(call, false);
        } catch (InvalidOptionException e) {
            end(new Outcome.Failed(failures.refused(e)));
        } catch (RejectedExecutionException e) {
            end(new Outcome.Failed(failures.notSent(e)));
        }
        return outcome;
    }

    private void ask(HttpCall call, boolean poll) {
        var settings = new ApiAnswerHandler.Settings(
                job.provider().imageMembers(), client.spool(), job.maxImageSize(), job.resultType() == ResultType.JSON);
        HttpExchange<ApiAnswer> asked = client.api().execute(call, new ApiAnswerHandler(settings));
        exchange = asked;
        if (ended.get()) {
            asked.cancel();
        }
        var unused = asked.result().whenComplete((answer, failure) -> {
            if (answer != null) {
                decode(answer, poll);
            } else if (poll && !ended.get()) {
                pollLater(); // asking for a state costs nothing, and the job is under way
            } else {
                end(new Outcome.Failed(failures.ofExchange(failure, asked.wasSent())));
            }
        });
    }

    /** Nothing thrown here would be seen by anybody, so a provider's mistake ends the exchange too. */
    private void decode(ApiAnswer answer, boolean poll) {
        try {
            proceed(
                    poll
                            ? job.provider().decodePoll(job.request(), answer.answer())
                            : job.provider().decode(job.request(), answer.answer()),
                    answer,
                    poll);
        } catch (RuntimeException e) {
            answer.discard();
            end(new Outcome.Failed(failures.undecodable(e)));
        }
    }

    private void proceed(ProviderAnswer meaning, ApiAnswer answer, boolean poll) {
        if (ended.get()) {
            answer.discard();
        } else if (meaning instanceof ProviderAnswer.Images images) {
            collect(images, answer);
        } else if (meaning instanceof ProviderAnswer.Failed failed) {
            answer.discard();
            if (poll && MAYBE_LATER.contains(answer.answer().head().status())) {
                pollLater();
            } else {
                Duration wait =
                        RetryAfter.of(answer.answer().head(), client.clock()).orElse(null);
                end(new Outcome.Failed(failures.ofAnswer(failed.failure(), wait)));
            }
        } else {
            answer.discard();
            accepted = true;
            pollLater();
        }
    }

    private void pollLater() {
        try {
            nextPoll = client.timer()
                    .schedule(
                            () -> {
                                if (!ended.get()) {
                                    ask(job.provider().encodePoll(job.request(), job.access()), true);
                                }
                            },
                            cadence.next().toMillis(),
                            TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            end(new Outcome.Failed(failures.ofExchange(e, true)));
        }
    }

    private void collect(ProviderAnswer.Images images, ApiAnswer answer) {
        ImageCollection collecting = new ImageCollection(job, client.downloader(), failures, images, answer);
        collection = collecting;
        collecting.whenSettled(() -> {
            if (!end(null)) {
                collecting.discard();
            }
        });
        if (ended.get()) {
            collecting.expire();
        }
    }

    /** The deadline: what has arrived by now is delivered, since it is paid for. */
    private void expire() {
        ImageCollection collecting = collection;
        if (collecting != null) {
            collecting.expire();
            return;
        }
        HttpExchange<ApiAnswer> asked = exchange;
        boolean sent = accepted || (asked != null && asked.wasSent());
        end(new Outcome.Failed(failures.timedOut(sent)));
        if (asked != null) {
            asked.cancel();
        }
    }

    /**
     * Ends the request, unless it has ended.
     *
     * @param result the outcome; null when it is in the collection
     * @return whether it was this call that ended it
     */
    private boolean end(@Nullable Outcome result) {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        cancel(deadline);
        cancel(nextPoll);
        run(client.worker(), () -> outcome.complete(result != null ? result : collected()));
        return true;
    }

    private Outcome collected() {
        ImageCollection collecting = collection;
        if (collecting == null) {
            throw new IllegalStateException("nothing was collected");
        }
        return collecting.outcome(Duration.between(started, client.clock().instant()));
    }

    private static void run(Executor worker, Runnable delivery) {
        try {
            worker.execute(delivery);
        } catch (RejectedExecutionException e) {
            delivery.run(); // the worker has shut down; an exchange without an end would be worse than a foreign thread
        }
    }

    private static void cancel(@Nullable Future<?> future) {
        if (future != null) {
            future.cancel(false);
        }
    }
}
