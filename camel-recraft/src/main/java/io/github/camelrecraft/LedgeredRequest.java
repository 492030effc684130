package io.github.camelrecraft;

import io.github.camelrecraft.client.ImageClient;
import io.github.camelrecraft.client.ImageJob;
import io.github.camelrecraft.client.Outcome;
import io.github.camelrecraft.client.RequestProgress;
import io.github.camelrecraft.http.Masked;
import io.github.camelrecraft.ledger.AcceptedJob;
import io.github.camelrecraft.ledger.Claim;
import io.github.camelrecraft.ledger.Hold;
import io.github.camelrecraft.ledger.Intent;
import io.github.camelrecraft.ledger.LedgerEntry;
import io.github.camelrecraft.ledger.PaidAnswer;
import io.github.camelrecraft.ledger.PaymentLedger;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.provider.Job;
import io.github.camelrecraft.provider.ProviderAnswer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One request by way of a ledger: what nobody has paid for is sent, what was sent is asked for, what was made is fetched,
 * what is there is handed out, and what somebody else is at is waited for. Each step is written down before its outcome is
 * handed on; what was paid for is handed on even if that fails.
 */
final class LedgeredRequest implements RequestProgress {

    /** Who works on it may end sooner than its lease. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private static final Duration AT_LEAST = Duration.ofMillis(10);

    /** So much later than all others ends who has not heard from the ledger at all. */
    private static final Duration LATE = Duration.ofSeconds(1);

    /** How long a ledger gets for writing down what has ended, even if that is late. */
    private static final Duration WRITING = Duration.ofSeconds(10);

    private final OpenLedger open;
    private final PaymentLedger ledger;
    private final ImageClient client;
    private final ImageJob job;
    private final Intent intent;
    private final RequestProgress listener;
    private final boolean mayPay;
    private final SerialWrites writes;
    private final Instant started;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final AtomicReference<@Nullable Outcome> decided = new AtomicReference<>();

    /** Whether it has the right to work on it, or has given up to wait for that. */
    private final AtomicBoolean begun = new AtomicBoolean();

    /** Whether what was written down as sent is to be sent again. */
    private volatile boolean again;

    private volatile @Nullable Job known;

    private volatile @Nullable Hold held;

    private volatile boolean waited;

    /** Whether it has begun to leave, and nobody has said that it was not charged. */
    private volatile boolean left;

    /**
     * @param key      names the request
     * @param listener hears of the steps as well
     */
    LedgeredRequest(OpenLedger open, ImageClient client, ImageJob job, String key, RequestProgress listener) {
        this(open, client, job, LedgerRecords.intent(key, job), listener, true);
    }

    /** One that the ledger has already, of which nobody has the prompt any more: it is asked for, fetched or handed out. */
    static LedgeredRequest known(
            OpenLedger open, ImageClient client, ImageJob job, Intent intent, RequestProgress listener) {
        return new LedgeredRequest(open, client, job, intent, listener, false);
    }

    private LedgeredRequest(
            OpenLedger open,
            ImageClient client,
            ImageJob job,
            Intent intent,
            RequestProgress listener,
            boolean mayPay) {
        this.open = open;
        this.ledger = open.ledger();
        this.client = client;
        this.job = job;
        this.intent = intent;
        this.listener = listener;
        this.mayPay = mayPay;
        this.writes = new SerialWrites(open);
        this.started = open.clock().instant();
    }

    /** Begins. The outcome arrives on the worker, exactly once, even if the ledger hangs; never exceptionally. */
    CompletableFuture<Outcome> start() {
        Future<?> limit = after(job.timeout().plus(LATE), this::giveUp);
        Runnable over = open.whenClosed(this::abandon);
        var unused = outcome.thenRun(() -> {
            limit.cancel(false);
            over.run();
        });
        open.execute(this::claim);
        return outcome;
    }

    private void claim() {
        if (begun.get()) {
            return; // it took too long to get here
        }
        try {
            follow(ledger.claim(intent, derived().isPresent()));
        } catch (IOException | RuntimeException | Error e) {
            free(held); // nobody else would, and the key would be taken until this process ends
            end(LedgerFailures.unread(e));
        }
    }

    private void free(@Nullable Hold hold) {
        if (hold != null) {
            var unused = write("is free again", () -> ledger.release(hold));
        }
    }

    /** Once it is at work, that has a deadline of its own. */
    private void giveUp() {
        if (begun.compareAndSet(false, true)) {
            end(LedgerFailures.silent(job.timeout().toMillis()));
        }
    }

    /** The component has stopped, and the ledger has not said yet what it knows. Once it is at work, the stop ends that. */
    private void abandon() {
        if (begun.compareAndSet(false, true)) {
            end(LedgerFailures.unanswered());
        }
    }

    /** Where no disk and no database is waited for; when the component stops, nobody waits. */
    private Future<?> after(Duration wait, Runnable action) {
        try {
            return client.threads().timer().schedule(action, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(null);
        }
    }

    private void follow(Claim claim) {
        if (claim instanceof Claim.Held mine) {
            held = mine.hold();
            if (!begun.compareAndSet(false, true)) {
                free(mine.hold());
                return;
            }
        }
        if (claim instanceof Claim.Ask || claim instanceof Claim.Fetch || claim instanceof Claim.Stored) {
            listener.recovered();
        }
        if (!mayPay && claim instanceof Claim.Fresh) {
            record(new Outcome.Failed(LedgerFailures.notSentAgain(intent), List.of(), 0));
        } else if (!mayPay && claim instanceof Claim.Busy busy) {
            end(LedgerFailures.busy(busy.entry(), 0));
        } else if (claim instanceof Claim.Fresh) {
            follow(client.send(remaining(), this));
        } else if (claim instanceof Claim.Ask ask) {
            follow(ask(ask.hold().entry()));
        } else if (claim instanceof Claim.Fetch fetch) {
            fetch(fetch.hold().entry());
        } else if (!mayPay
                && claim instanceof Claim.Stored stored
                && stored.entry().delivered()) {
            end(LedgerFailures.delivered(stored.entry()));
        } else if (claim instanceof Claim.Stored stored) {
            handOut(stored.entry());
        } else if (claim instanceof Claim.Busy busy) {
            await(busy);
        } else if (claim instanceof Claim.Doubtful doubtful) {
            end(LedgerFailures.doubtful(doubtful.entry()));
        } else if (claim instanceof Claim.Mismatch mismatch) {
            end(LedgerFailures.mismatch(mismatch.entry()));
        }
    }

    /** Where to ask for it although its answer was never seen. */
    private Optional<Job> derived() {
        return job.provider().jobOf(job.request());
    }

    /** Without a job that was accepted, the provider may never have heard of it, unless it has had the time to. */
    private CompletableFuture<Outcome> ask(LedgerEntry entry) {
        AcceptedJob accepted = entry.job();
        return accepted == null
                ? client.resume(
                        remaining(), derived().orElseThrow(), entry.answer() == null ? sentAt(entry) : null, this)
                : client.resume(remaining(), LedgerRecords.job(accepted), null, this);
    }

    private static Instant sentAt(LedgerEntry entry) {
        Instant sent = entry.sent();
        return sent == null ? entry.updated() : sent;
    }

    /** An address that is gone does not mean that the image is: a provider that is asked again may give another. */
    private void fetch(LedgerEntry entry) {
        CompletableFuture<Outcome> fetched =
                client.fetch(remaining(), LedgerRecords.images(Objects.requireNonNull(entry.answer())), this);
        boolean askable = entry.job() != null || derived().isPresent();
        var unused = fetched.thenAccept(first -> {
            if (askable && first instanceof Outcome.Failed failed && isGone(failed)) {
                follow(ask(entry)
                        .thenApply(second -> second instanceof Outcome.Failed also ? both(failed, also) : second));
            } else {
                record(first);
            }
        });
    }

    private boolean isGone(Outcome.Failed failed) {
        return failed.failure().kind() == FailureKind.DOWNLOAD_FAILED
                && elapsed().compareTo(job.timeout()) < 0;
    }

    /** The first one says that it was charged. */
    private static Outcome both(Outcome.Failed first, Outcome.Failed second) {
        List<Failure> others = new ArrayList<>(first.others());
        others.add(second.failure());
        return new Outcome.Failed(first.failure(), others, 0);
    }

    private void handOut(LedgerEntry entry) {
        try {
            end(LedgerRecords.outcome(ledger, entry, client.spool(), elapsed()));
        } catch (IOException | RuntimeException e) {
            end(LedgerFailures.unreadable(entry, e));
        }
    }

    private void await(Claim.Busy busy) {
        Duration left = job.timeout().minus(elapsed());
        if (left.isNegative() || left.isZero()) {
            end(LedgerFailures.busy(busy.entry(), job.timeout().toMillis()));
            return;
        }
        Duration wait = least(LOOK_AGAIN, left, Duration.between(open.clock().instant(), busy.until()));
        waited = true;
        open.await(wait.compareTo(AT_LEAST) < 0 ? AT_LEAST : wait, this::claim, () -> end(LedgerFailures.stopped()));
    }

    private static Duration least(Duration... durations) {
        Duration least = durations[0];
        for (Duration each : durations) {
            least = each.compareTo(least) < 0 ? each : least;
        }
        return least;
    }

    private Duration elapsed() {
        return Duration.between(started, open.clock().instant());
    }

    /** The job with what the waiting has left of its time. */
    private ImageJob remaining() {
        return waited ? job.within(job.timeout().minus(elapsed())) : job;
    }

    private Hold hold() {
        return Objects.requireNonNull(held);
    }

    @Override
    public CompletionStage<Optional<Failure>> sending() {
        if (!mayPay) {
            return CompletableFuture.completedFuture(Optional.of(LedgerFailures.notSentAgain(intent)));
        }
        return writes.then(this::leaves)
                .handle((may, trouble) -> trouble instanceof Exception cause
                        ? Optional.of(LedgerFailures.unusable(cause))
                        : may ? Optional.<Failure>empty() : Optional.of(LedgerFailures.takenOver(intent)))
                .thenCompose(obstacle ->
                        obstacle.isPresent() ? CompletableFuture.completedFuture(obstacle) : listener.sending());
    }

    /** That it was not charged could perhaps not be written down then; as long as it is not, nothing may be sent. */
    private boolean leaves() throws IOException {
        if (again) {
            ledger.refused(hold());
        }
        return ledger.sent(hold(), job.request().estimatedCost().orElse(null));
    }

    /** A lease may be lost while a connection is waited for. */
    @Override
    public boolean mayLeave() {
        return ledger.isCertain(hold()) && listener.mayLeave();
    }

    @Override
    public void sent() {
        left = true;
        listener.sent();
    }

    @Override
    public void refused() {
        left = false;
        again = true;
        known = null;
        var unused = write("was not charged", () -> ledger.refused(hold()));
        listener.refused();
    }

    @Override
    public void accepted(Job accepted) {
        known = accepted;
        rememberJob();
        listener.accepted(accepted);
    }

    @Override
    public void answered(ProviderAnswer.Images images) {
        PaidAnswer answer = LedgerRecords.answer(images);
        var unused = write("is paid for", () -> ledger.paid(hold(), answer, null));
        listener.answered(images);
    }

    private interface Write {
        boolean run() throws IOException;
    }

    private CompletableFuture<?> write(String what, Write write) {
        return writes.then(() -> {
            try {
                return write.run();
            } catch (IOException | RuntimeException e) {
                open.doesNotKnow(intent.key(), what, e);
                return false;
            }
        });
    }

    private void follow(CompletableFuture<Outcome> coming) {
        var unused = coming.thenAccept(this::record);
    }

    /** Writes down how it ended, and then says so; and says so as well when that takes too long, or the ledger is closed. */
    private void record(Outcome ended) {
        Duration left = job.timeout().minus(elapsed());
        Future<?> limit = after(left.compareTo(WRITING) < 0 ? WRITING : left, () -> end(ended));
        rememberJob();
        var unused = write("has ended", () -> written(ended)).whenComplete((value, failure) -> {
            limit.cancel(false);
            end(ended);
        });
        Runnable over = open.whenClosed(() -> end(ended));
        var ignored = outcome.thenRun(over);
    }

    /** Where to ask for it is all that whoever comes next has, and could perhaps not be written down before. */
    private void rememberJob() {
        Job accepted = known;
        if (accepted != null) {
            var unused = write(
                    "is the job " + accepted.id(),
                    () -> hold().entry().job() != null || ledger.accepted(hold(), LedgerRecords.accepted(accepted)));
        }
    }

    private boolean written(Outcome ended) throws IOException {
        if (ended instanceof Outcome.Success success) {
            return ledger.stored(
                    hold(),
                    LedgerRecords.answer(success),
                    success.cost().orElse(null),
                    LedgerRecords.contents(success));
        } else if (ended instanceof Outcome.Told && job.handOver()) {
            return ledger.release(hold()); // somebody else gets the images
        } else if (ended instanceof Outcome.Told told) {
            return ledger.stored(
                    hold(), LedgerRecords.answer(told), told.cost().orElse(null), LedgerRecords.contents(told));
        }
        Failure failure = ((Outcome.Failed) ended).failure();
        return ledger.failed(hold(), withoutPrompts(left && !isAnswer(failure) ? failure.maybeBilled() : failure));
    }

    /**
     * A provider may repeat the prompt in what it says, which is the route's to know and not the ledger's. Who has the
     * request from the ledger does not know what to look for.
     */
    private Failure withoutPrompts(Failure failure) {
        List<String> prompts =
                job.request().tasks().stream().map(ImageRequest.Task::prompt).toList();
        String message = mayPay || failure.httpStatus() == 0
                ? Masked.of(failure.message(), prompts)
                : "what the provider said is left out here, since the prompt may be in it";
        return failure.withMessage(message).withCause(null);
    }

    /** The deadline may come in the very moment in which it leaves; what says that it had not left is not sure of it. */
    private static boolean isAnswer(Failure failure) {
        return failure.httpStatus() != 0 || failure.billed() == Billing.YES;
    }

    private void end(Failure failure) {
        end(new Outcome.Failed(failure, List.of(), 0));
    }

    /** The route goes on where it may take its time, with the first that comes. */
    private void end(Outcome ended) {
        if (!decided.compareAndSet(null, ended)) {
            if (decided.get() != ended) {
                ended.discard();
            }
            return;
        }
        client.threads().worker().execute(() -> outcome.complete(ended));
    }
}
