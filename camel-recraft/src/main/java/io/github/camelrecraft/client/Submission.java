package io.github.camelrecraft.client;

import io.github.camelrecraft.http.AnswerException;
import io.github.camelrecraft.http.ApiAnswer;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.http.RateGate;
import io.github.camelrecraft.http.RetryAfter;
import io.github.camelrecraft.http.RetryTable;
import io.github.camelrecraft.http.WithheldException;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.provider.Job;
import io.github.camelrecraft.provider.ProviderAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request until it is answered: it waits for its turn, is sent, and is asked for where the provider makes a job of it.
 * What was provably not charged is sent again; what may have been is asked for.
 */
final class Submission implements Conversation.Listener {

    private static final int TOO_MANY = 429;

    /** Takes what the request came to; a failure ends the steps instead. */
    interface Answered {

        void images(ProviderAnswer.Images images, ApiAnswer answer);

        void value(ProviderAnswer.Value value, ApiAnswer answer);

        /** Somebody else will ask for the job. */
        void handedOver(Job job);
    }

    private final ImageClient client;
    private final ImageJob job;
    private final RequestProgress progress;
    private final Failures failures;
    private final Steps steps;
    private final Supplier<Duration> left;
    private final Answered answered;
    private final Turn turn;
    private final Conversation conversation;
    private final Polling polling;

    /** Why it was sent again, or asked for; most never are. */
    private volatile List<Failure> earlier = List.of();

    /** Whether there is something that was paid for. */
    private volatile boolean made;

    private final AtomicInteger attempts = new AtomicInteger();
    private volatile @Nullable HttpCall call;

    /** What a job has made, as far as it says, while it is asked whether that is all: not to be lost over the question. */
    private final AtomicReference<@Nullable Made> soFar = new AtomicReference<>();

    private record Made(ProviderAnswer.Images images, ApiAnswer answer) {}

    /**
     * @param left the time that is left for everything
     */
    Submission(
            ImageClient client,
            ImageJob job,
            RequestProgress progress,
            Failures failures,
            Steps steps,
            Supplier<Duration> left,
            Answered answered) {
        this.client = client;
        this.job = job;
        this.progress = progress;
        this.failures = failures;
        this.steps = steps;
        this.left = left;
        this.answered = answered;
        this.turn = new Turn(client.pace(), job);
        this.conversation = new Conversation(client, job, steps, progress, this);
        this.polling = new Polling(client, job, steps, conversation::ask);
    }

    /**
     * It was sent before: whatever ends it from here on, it was sent.
     *
     * @param sentAt when; null when the provider is known to have accepted it
     */
    void sentBefore(Job accepted, @Nullable Instant sentAt) {
        failures.accepted(accepted.id());
        if (sentAt == null) {
            polling.accepted(accepted);
        } else {
            polling.doubted(accepted, sentAt);
        }
    }

    /** It was answered before. */
    void madeBefore() {
        made = true;
    }

    /** How often it was sent. */
    int attempts() {
        return attempts.get();
    }

    /** The failures that did not end it. */
    List<Failure> earlier() {
        return earlier;
    }

    /** Whether it may have reached the provider, and nobody has said that it was not charged. */
    boolean wasSent() {
        // The call comes first: a job is known before the call that asks for it takes the place of the request itself.
        boolean called = conversation.wasSent();
        return made || called || polling.hasJob();
    }

    /** Ends the call under way. */
    void cancel() {
        conversation.cancel();
    }

    /** Gives back what it holds. */
    void letGo() {
        turn.release();
        polling.stop();
        keep(null);
    }

    /** Waits for the account to have room for one more. */
    void queue() {
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
        conversation.send(request);
    }

    /** Asks for what was sent before. */
    void ask(Job accepted) {
        polling.now(accepted);
    }

    @Override
    public void unanswered(Throwable failure, boolean sent, @Nullable Job asked) {
        if (asked == null && failure instanceof WithheldException) {
            steps.run(this::askLeaveAgain);
        } else if (asked == null) {
            steps.run(() -> goOnAfter(failures.ofExchange(failure, sent)));
        } else if (failure instanceof AnswerException && polling.isUnreadableOnceTooOften()) {
            end(failures.ofExchange(failure, true));
        } else {
            polling.later(asked, Duration.ZERO); // asking costs nothing, and the job is under way
        }
    }

    @Override
    public void undecodable(Throwable cause, @Nullable Job asked) {
        Failure failure = failures.undecodable(cause);
        if (asked == null) {
            steps.run(() -> goOnAfter(failure));
        } else {
            end(failure);
        }
    }

    @Override
    public void answered(ProviderAnswer meaning, ApiAnswer answer, @Nullable Job asked) {
        if (steps.haveEnded()) {
            answer.discard();
        } else if (meaning instanceof ProviderAnswer.Images images) {
            keep(new Made(images, answer));
            if (asked == null || areAll(images) || !polling.again(asked, left.get())) {
                handOnSoFar();
            } else if (steps.haveEnded()) {
                keep(null);
            }
        } else if (meaning instanceof ProviderAnswer.Value value) {
            answered.value(value, answer);
        } else if (meaning instanceof ProviderAnswer.Pending pending && !pending.said() && polling.isDoubtful()) {
            answer.discard();
            polling.later(pending.job(), Duration.ZERO); // it is as doubtful as before
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

    /** Where some are said to have failed, the answer is the last word. */
    private boolean areAll(ProviderAnswer.Images images) {
        return !images.failed().isEmpty() || polling.areAll(images.images().size());
    }

    private void keep(@Nullable Made latest) {
        Made before = soFar.getAndSet(latest);
        if (before != null) {
            before.answer().discard();
        }
    }

    /**
     * Hands on what is known to be made.
     *
     * @return whether there is something
     */
    boolean handOnSoFar() {
        Made latest = soFar.getAndSet(null);
        if (latest == null) {
            return false;
        }
        made = true;
        turn.release();
        progress.answered(latest.images());
        answered.images(latest.images(), latest.answer());
        return true;
    }

    /** A job cannot be asked any more; what it has made by then is paid for. */
    private void end(Failure failure) {
        if (!handOnSoFar()) {
            steps.end(failure);
        }
    }

    /** What was ready before and is asked for once more was not to be read, and gets time. */
    private void accept(Job pending, @Nullable Job asked) {
        boolean isNew = !polling.hasJob() || polling.isDoubtful();
        failures.accepted(pending.id());
        polling.accepted(pending);
        if (isNew) {
            progress.accepted(pending);
        }
        if (job.handOver()) {
            answered.handedOver(pending);
        } else if (pending.ready() && (asked == null || !asked.ready())) {
            polling.now(pending);
        } else {
            polling.later(pending, Duration.ZERO);
        }
    }

    private void miss(Failure said, @Nullable Job asked) {
        if (asked == null || !polling.isDoubtful() || polling.mayBeForgotten()) {
            end(said.maybeBilled());
        } else if (polling.mayStillArrive()) {
            polling.later(asked, Duration.ZERO);
        } else if (attempts.get() == 0) {
            forget();
            queue(); // it was another exchange, or another process, that has tried
        } else {
            sendAgain(failures.neverArrived());
        }
    }

    private void fail(ProviderAnswer.Failed failed, ApiAnswer answer, @Nullable Job asked) {
        Failure said = failed.failure();
        Duration wait = RetryAfter.of(answer.answer().head(), client.clock()).orElse(said.retryAfter());
        Failure failure = failures.ofAnswer(said, wait);
        if (asked == null) {
            goOnAfter(failure);
        } else if (!failed.settled()
                && (Polling.mayAnswerLater(answer.answer().head().status())
                        || said.kind() == FailureKind.RATE_LIMITED)) {
            polling.later(asked, wait == null ? Duration.ZERO : withinTheTime(wait));
        } else {
            end(failure);
        }
    }

    /** Who is to come back after the deadline asks half-way to it: what was paid for may be there by then. */
    private Duration withinTheTime(Duration wait) {
        Duration time = left.get();
        return wait.compareTo(time) < 0 ? wait : time.dividedBy(2);
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

    /** It waited so long for a connection that it has to ask anew whether it may leave; that was no attempt. */
    private void askLeaveAgain() {
        if (steps.haveEnded()) {
            return; // with what it had to say of it
        }
        attempts.decrementAndGet();
        turn.release();
        forget();
        queue();
    }

    private void sendAgain(Failure failure) {
        Duration wait = client.pace()
                .retries()
                .next(failure, attempts.get(), left.get())
                .orElse(null);
        turn.release();
        if (failure.kind() == FailureKind.RATE_LIMITED || failure.httpStatus() == TOO_MANY) {
            turn.hold(failure, wait);
        }
        if (wait == null) {
            steps.end(failure);
            return;
        }
        remember(failure);
        forget();
        steps.later(wait, this::queue);
    }

    private void forget() {
        conversation.forget();
        polling.forget();
        progress.refused();
    }

    private void askAfter(Failure failure) {
        Job doubted = job.provider().jobOf(job.request()).orElse(null);
        if (doubted == null) {
            steps.end(failure);
            return;
        }
        remember(failure);
        polling.doubted(doubted, client.clock().instant());
        polling.later(doubted, Duration.ZERO);
    }

    /** Steps come one after the other. */
    private void remember(Failure failure) {
        List<Failure> all = new ArrayList<>(earlier);
        all.add(failure);
        earlier = List.copyOf(all);
    }
}
