package io.github.camelrecraft.client;

import io.github.camelrecraft.model.Failure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one request, and its end. Each step begins when the one before has ended, on whatever thread brought the
 * news. The end comes once, and may come while a step runs or is still to come: a step that takes hold of something looks
 * for it afterwards. What a step throws, errors included, ends the request too: nobody else would see it.
 */
final class Steps {

    private final ImageClient.Threads threads;
    private final Failures failures;
    private final BooleanSupplier sent;
    private final Function<Failure, Outcome> failed;
    private final Runnable whenEnded;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable Future<?> next;

    /**
     * @param sent      whether the request may have reached the provider
     * @param failed    the outcome for a failure
     * @param whenEnded lets go of what the request holds; runs once
     */
    Steps(
            ImageClient.Threads threads,
            Failures failures,
            BooleanSupplier sent,
            Function<Failure, Outcome> failed,
            Runnable whenEnded) {
        this.threads = threads;
        this.failures = failures;
        this.sent = sent;
        this.failed = failed;
        this.whenEnded = whenEnded;
    }

    /** How it ended; completed on the worker, exactly once, never exceptionally. */
    CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    boolean haveEnded() {
        return ended.get();
    }

    /** Runs a step here and now. */
    void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            end(failures.undecodable(e));
        }
    }

    /** Runs a step away from the thread that brought the news, which may be a timer's or another request's. */
    void begin(Runnable step) {
        try {
            threads.steps().execute(() -> run(step));
        } catch (RejectedExecutionException e) {
            end(failures.stopped(sent.getAsBoolean()));
        }
    }

    /** The same after a while, unless {@link #cancelNext} comes first. */
    void later(Duration wait, Runnable step) {
        try {
            next = threads.delayer().after(wait, () -> begin(step));
        } catch (RejectedExecutionException e) {
            end(failures.stopped(sent.getAsBoolean()));
        }
        if (ended.get()) {
            cancelNext();
        }
    }

    /**
     * Runs a step when a stage has ended: here and now when it has already, else as {@link #begin} does.
     *
     * @param step      gets what the stage brought
     * @param otherwise gets why it brought nothing
     */
    <T> void after(CompletionStage<T> stage, Consumer<? super T> step, Consumer<Throwable> otherwise) {
        Consumer<Runnable> here = stage.toCompletableFuture().isDone() ? this::run : this::begin;
        var unused = stage.whenComplete((value, failure) -> here.accept(() -> {
            if (failure == null) {
                step.accept(value);
            } else {
                otherwise.accept(failure);
            }
        }));
    }

    boolean end(Failure failure) {
        return end(() -> failed.apply(failure));
    }

    /**
     * Ends the request, unless it has ended.
     *
     * @param result gives the outcome, on the worker
     * @return whether it was this call that ended it
     */
    boolean end(Supplier<Outcome> result) {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        cancelNext();
        whenEnded.run();
        threads.worker().execute(() -> outcome.complete(outcomeOf(result)));
        return true;
    }

    private Outcome outcomeOf(Supplier<Outcome> result) {
        try {
            return result.get();
        } catch (RuntimeException | Error e) {
            return failed.apply(failures.badImage(e, null));
        }
    }

    /** Drops the step that is to come, if there is one. */
    void cancelNext() {
        Future<?> coming = next;
        if (coming != null) {
            coming.cancel(false);
        }
    }
}
