package io.github.camelrecraft.client;

import io.github.camelrecraft.http.AnswerException;
import io.github.camelrecraft.http.ApiAnswer;
import io.github.camelrecraft.http.ApiAnswerHandler;
import io.github.camelrecraft.http.Arrival;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.http.HttpExchange;
import io.github.camelrecraft.http.RateGate;
import io.github.camelrecraft.http.RetryAfter;
import io.github.camelrecraft.http.RetryTable;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.provider.Job;
import io.github.camelrecraft.provider.ProviderAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way: wait for its turn, send, perhaps ask for the job, collect, deliver. What was provably not
 * charged is sent again; what may have been is asked for. The deadline or the component's stop may end any of it.
 */
final class Generation {

    /** A provider that sends a few more than were asked for is still listened to. */
    private static final int SOME_IMAGES = 20;

    private static final int TOO_MANY = 429;

    /** Among an answer's details: the id that the provider gave the request. */
    private static final String JOB_ID = "JobId";

    private final ImageClient client;
    private final ImageJob job;
    private final RequestProgress progress;
    private final Failures failures;
    private final Steps steps;
    private final Turn turn;
    private final Asking asking;
    private final Instant started;

    /** Why it was sent again, or asked for; most never are. */
    private volatile List<Failure> earlier = List.of();

    /** Whether it is about to leave, and nobody has said yet whether it could not, or was not charged. */
    private volatile boolean leaving;

    /** Whether there is something that was paid for. */
    private volatile boolean made;

    private final AtomicInteger attempts = new AtomicInteger();
    private volatile @Nullable HttpCall call;
    private volatile @Nullable Future<?> deadline;
    private volatile @Nullable HttpExchange<ApiAnswer> exchange;
    private volatile @Nullable ImageCollection collection;

    Generation(ImageClient client, ImageJob job, RequestProgress progress) {
        this.client = client;
        this.job = job;
        this.progress = progress;
        this.failures = new Failures(job);
        this.started = client.clock().instant();
        this.steps = new Steps(client.threads(), failures, this::wasSent, this::failed, this::letGo);
        this.turn = new Turn(client.pace(), job);
        this.asking = new Asking(client, job, steps, this::ask);
    }

    /** Sends it. */
    CompletableFuture<Outcome> send() {
        return begin(this::queue);
    }

    /** Asks for what was sent before. */
    CompletableFuture<Outcome> resume(Job accepted, @Nullable Instant sentAt) {
        // Whatever ends it from here on, it was sent.
        failures.accepted(accepted.id());
        if (sentAt == null) {
            asking.accepted(accepted);
        } else {
            asking.doubted(accepted, sentAt);
        }
        return begin(() -> asking.now(accepted));
    }

    /** Fetches what was made before. */
    CompletableFuture<Outcome> fetch(ProviderAnswer.Images images) {
        made = true;
        return begin(() -> collect(images, ApiAnswer.none()));
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
            steps.run(() -> collect(collecting)); // whoever is to begin may not have come to it yet
            return;
        }
        // Whether it was sent is looked at when nothing is sent any more: until then, it may leave at any moment.
        steps.end(() -> {
            cancelExchange();
            return failed(why.apply(wasSent()));
        });
        cancelExchange();
    }

    private void cancelExchange() {
        HttpExchange<ApiAnswer> asked = exchange;
        if (asked != null) {
            asked.cancel();
        }
    }

    /** Whether it may have reached the provider, and nobody has said that it was not charged. */
    boolean wasSent() {
        HttpExchange<ApiAnswer> asked = exchange;
        return made || asking.hasJob() || (asked == null ? leaving : asked.wasSent());
    }

    /** Waits for the account to have room for one more. */
    private void queue() {
        if (steps.haveEnded()) {
            return;
        }
        if (call == null) {
            try {
                call = job.provider().encode(job.request(), job.access());
            } catch (InvalidOptionException e) {
                steps.end(failures.refused(e));
                return;
            } catch (RuntimeException e) {
                steps.end(failures.unencodable(e));
                return;
            }
        }
        CompletableFuture<RateGate.Pass> admitted = turn.enter();
        if (steps.haveEnded()) {
            turn.release();
        }
        steps.after(admitted, pass -> announce(), this::turnAway);
    }

    private void turnAway(Throwable full) {
        if (full instanceof RejectedExecutionException) {
            steps.end(failures.stopped(wasSent()));
        } else if (!(full instanceof CancellationException)) {
            steps.end(failures.queueFull(full));
        }
    }

    private void announce() {
        steps.after(
                progress.sending(),
                obstacle -> obstacle.ifPresentOrElse(steps::end, this::leave),
                failure -> steps.end(failures.notWritten(failure)));
    }

    private void leave() {
        HttpCall request = call;
        if (request == null) {
            throw new IllegalStateException("nothing was encoded");
        }
        attempts.incrementAndGet();
        leaving = true;
        ask(request, null);
    }

    private void ask(Job asked) {
        ask(job.provider().encodePoll(job.request(), job.access(), asked), asked);
    }

    /**
     * Sends a call.
     *
     * @param asked the accepted job that it asks for; null when it is the request itself
     */
    private void ask(HttpCall question, @Nullable Job asked) {
        if (steps.haveEnded()) {
            return;
        }
        var settings = new ApiAnswerHandler.Settings(
                job.provider().imageMembers(),
                client.spool(),
                job.maxImageSize(),
                Math.max(job.request().expectedImages(), SOME_IMAGES),
                job.resultType() == ResultType.JSON);
        HttpExchange<ApiAnswer> sent = client.api().execute(question, new ApiAnswerHandler(settings));
        exchange = sent;
        if (asked == null) {
            sent.whenSent(progress::sent);
        }
        if (steps.haveEnded()) {
            sent.cancel();
        }
        var unused = sent.result().whenComplete((answer, failure) -> {
            if (answer != null) {
                decode(answer, asked);
            } else if (asked == null) {
                steps.run(() -> goOnAfter(failures.ofExchange(failure, sent.wasSent())));
            } else if (failure instanceof AnswerException && asking.isUnreadableOnceTooOften()) {
                steps.end(failures.ofExchange(failure, true));
            } else {
                asking.later(asked, Duration.ZERO); // asking costs nothing, and the job is under way
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
            Failure failure = failures.undecodable(e);
            steps.run(() -> {
                if (asked == null) {
                    goOnAfter(failure);
                } else {
                    steps.end(failure);
                }
            });
        }
    }

    private void proceed(ProviderAnswer meaning, ApiAnswer answer, @Nullable Job asked) {
        if (steps.haveEnded()) {
            answer.discard();
        } else if (meaning instanceof ProviderAnswer.Images images) {
            made = true;
            turn.release();
            progress.answered(images);
            collect(images, answer);
        } else if (meaning instanceof ProviderAnswer.Value value) {
            tell(value, answer);
        } else if (meaning instanceof ProviderAnswer.Pending pending) {
            answer.discard();
            accept(pending.job(), asked);
        } else if (meaning instanceof ProviderAnswer.NoSuchJob none) {
            answer.discard();
            miss(failures.ofAnswer(none.failure(), null), asked);
        } else if (meaning instanceof ProviderAnswer.Failed failed) {
            answer.discard();
            fail(failed, answer, asked);
        } else {
            throw new IllegalStateException(job.provider().name() + " gave an answer no meaning");
        }
    }

    private void fail(ProviderAnswer.Failed failed, ApiAnswer answer, @Nullable Job asked) {
        Failure said = failed.failure();
        Duration wait = RetryAfter.of(answer.answer().head(), client.clock()).orElse(said.retryAfter());
        Failure failure = failures.ofAnswer(said, wait);
        if (asked == null) {
            goOnAfter(failure);
        } else if (!failed.settled()
                && (Asking.mayAnswerLater(answer.answer().head().status())
                        || said.kind() == FailureKind.RATE_LIMITED)) {
            asking.later(asked, wait == null ? Duration.ZERO : wait);
        } else {
            steps.end(failure);
        }
    }

    /** The request itself failed; when it has ended already, that is no news. */
    private void goOnAfter(Failure failure) {
        if (steps.haveEnded()) {
            return;
        }
        switch (RetryTable.of(failure).then()) {
            case SEND_AGAIN -> sendAgain(failure);
            case ASK -> askAfter(failure);
            default -> steps.end(failure);
        }
    }

    private void sendAgain(Failure failure) {
        Duration wait =
                client.pace().retries().next(failure, attempts.get(), left()).orElse(null);
        turn.release();
        if (failure.kind() == FailureKind.RATE_LIMITED || failure.httpStatus() == TOO_MANY) {
            turn.hold(failure, wait);
        }
        if (wait == null) {
            steps.end(failure);
            return;
        }
        remember(failure);
        leaving = false;
        exchange = null;
        asking.forget();
        progress.refused();
        steps.later(wait, this::queue);
    }

    /** Steps come one after the other. */
    private void remember(Failure failure) {
        List<Failure> all = new ArrayList<>(earlier);
        all.add(failure);
        earlier = List.copyOf(all);
    }

    private void askAfter(Failure failure) {
        Job doubted = job.provider().jobOf(job.request()).orElse(null);
        if (doubted == null) {
            steps.end(failure);
            return;
        }
        remember(failure);
        asking.doubted(doubted, client.clock().instant());
        asking.later(doubted, Duration.ZERO);
    }

    private void miss(Failure said, @Nullable Job asked) {
        if (asked == null || !asking.isDoubtful() || asking.mayBeForgotten()) {
            steps.end(said.maybeBilled());
        } else if (asking.mayStillArrive()) {
            asking.later(asked, Duration.ZERO);
        } else if (attempts.get() == 0) {
            exchange = null;
            asking.forget();
            progress.refused();
            queue(); // it was another exchange, or another process, that has tried
        } else {
            sendAgain(failures.neverArrived());
        }
    }

    private void tell(ProviderAnswer.Value value, ApiAnswer answer) {
        answer.images().forEach(Arrival::discard); // what is told has none
        boolean delivered = steps.end(() -> new Outcome.Told(
                value.value(), value.details(), answer.raw().orElse(null), sinceStart(), attempts.get()));
        if (!delivered) {
            answer.discard();
        }
    }

    /** What was ready before and is asked for once more was not to be read, and gets time. */
    private void accept(Job pending, @Nullable Job asked) {
        boolean isNew = !asking.hasJob() || asking.isDoubtful();
        failures.accepted(pending.id());
        asking.accepted(pending);
        if (isNew) {
            progress.accepted(pending);
        }
        if (job.handOver()) {
            steps.end(() ->
                    new Outcome.Told(pending.id(), Map.of(JOB_ID, pending.id()), null, sinceStart(), attempts.get()));
        } else if (pending.ready() && (asked == null || !asked.ready())) {
            asking.now(pending);
        } else {
            asking.later(pending, Duration.ZERO);
        }
    }

    private Duration sinceStart() {
        return Duration.between(started, client.clock().instant());
    }

    private Duration left() {
        return job.timeout().minus(sinceStart());
    }

    private void collect(ProviderAnswer.Images images, ApiAnswer answer) {
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
            if (!steps.end(() -> collecting.outcome(sinceStart(), attempts.get()))) {
                collecting.discard();
            }
        });
        if (steps.haveEnded()) {
            collecting.expire();
        }
    }

    private Outcome failed(Failure failure) {
        ImageCollection collecting = collection;
        if (collecting != null) {
            collecting.discard();
        }
        List<Failure> others = new ArrayList<>(earlier);
        others.remove(failure);
        return new Outcome.Failed(failure, others, attempts.get());
    }

    /** Runs once, at the end; and once more when that came before there was a deadline to let go of. */
    private void letGo() {
        client.live().remove(this);
        turn.release();
        asking.stop();
        Future<?> ofDeadline = deadline;
        if (ofDeadline != null) {
            ofDeadline.cancel(false);
        }
    }
}
