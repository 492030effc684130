package io.github.camelrecraft.http;

import io.github.camelrecraft.http.WaitingLine.Waiter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the requests of one account within its limits. Whoever comes while there is room goes through at once; the others
 * wait for their turn, which takes one timer and no thread.
 *
 * <p>Requests under different limits count together, and each waits for its own limits only. Those under the same limits
 * stand in one line: first come, first served. Of several lines, those whose first may go are served in turn. So a strict
 * limit does not hold up those under a generous one, and waits for as long as these exceed it.
 */
public final class RateGate implements AutoCloseable {

    /** Lets one request be sent. Whoever has it releases it when the request has ended. */
    public static final class Pass {

        private final RateGate gate;
        private final AtomicBoolean released = new AtomicBoolean();

        private Pass(RateGate gate) {
            this.gate = gate;
        }

        /** The request has ended, or was not sent after all: the next may go. Does nothing the second time. */
        public void release() {
            if (released.compareAndSet(false, true)) {
                gate.ended();
            }
        }
    }

    private final Delayer delayer;
    private final ActionQueue actions = new ActionQueue();

    /** Guards all below. No future is completed under it: that runs code of others. */
    private final ReentrantLock lock = new ReentrantLock();

    private final LongSupplier time;
    private final Admissions admissions = new Admissions();
    private final WaitingLines lines = new WaitingLines();
    private @Nullable Future<?> timer;
    private long wakesAt = Admissions.NEVER;
    private boolean closed;

    /**
     * @param clock   tells the time; may be set back
     * @param delayer for the next turn; when it has shut down, the gate closes
     */
    public RateGate(Clock clock, Delayer delayer) {
        this.time = new SteadyTime(clock)::now;
        this.delayer = delayer;
    }

    /**
     * Asks to send a request. The result is complete at once when there is room. Else it completes on the thread that
     * makes room, so what hangs on it hands over to a thread of its own if it may take its time. Cancelling the result, or
     * completing it in any other way, leaves the line.
     *
     * <p>It fails with a {@link GateFullException} when {@code maxQueued} wait under these limits already, and with a
     * {@link RejectedExecutionException} when the gate is closed, or closes before the turn has come.
     *
     * @param limits what this request keeps to
     * @param images how many it asks for, 0 or more
     */
    public CompletableFuture<Pass> enter(RateLimits limits, int images) {
        if (images < 0) {
            throw new IllegalArgumentException("images=" + images + " is less than 0");
        }
        CompletableFuture<Pass> turn;
        lock.lock();
        try {
            long now = time.getAsLong();
            admit(now);
            turn = passOrQueue(limits, images, now);
            wakeForNext(now);
        } finally {
            lock.unlock();
        }
        actions.run();
        return turn;
    }

    private CompletableFuture<Pass> passOrQueue(RateLimits limits, int images, long now) {
        if (closed) {
            return CompletableFuture.failedFuture(hasClosed());
        }
        int ahead = lines.waiting(limits);
        if (ahead == 0 && admissions.earliest(now, images, limits) <= now) {
            admissions.begin(now, images);
            return CompletableFuture.completedFuture(new Pass(this));
        }
        if (ahead >= limits.maxQueued()) {
            return CompletableFuture.failedFuture(new GateFullException(limits.maxQueued(), ahead));
        }
        Waiter waiter = lines.join(limits, images);
        var unused = waiter.turn().whenComplete((pass, failure) -> {
            if (failure != null) {
                leave(waiter);
            }
        });
        return waiter.turn();
    }

    /**
     * Holds everybody for so long; who went through already is not held. A pause that lasts longer stays as it is.
     *
     * @param duration from now on
     */
    public void pause(Duration duration) {
        locked(() -> admissions.pause(time.getAsLong() + duration.toMillis()));
    }

    /** Nobody goes through any more, and whoever waits fails with a {@link RejectedExecutionException}. */
    @Override
    public void close() {
        locked(this::shut);
    }

    /** How many wait for their turn. */
    public int waiting() {
        lock.lock();
        try {
            return lines.waiting();
        } finally {
            lock.unlock();
        }
    }

    /** How many went through and have not released their pass. */
    public int inFlight() {
        lock.lock();
        try {
            return admissions.inFlight();
        } finally {
            lock.unlock();
        }
    }

    private void ended() {
        locked(admissions::end);
    }

    private void leave(Waiter waiter) {
        locked(() -> lines.leave(waiter));
    }

    private void wake(long moment) {
        locked(() -> {
            if (wakesAt == moment) {
                timer = null;
                wakesAt = Admissions.NEVER;
            }
        });
    }

    /** Changes something, lets through whoever may go then, and sets the timer for the next. */
    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            long now = time.getAsLong();
            admit(now);
            wakeForNext(now);
        } finally {
            lock.unlock();
        }
        actions.run();
    }

    private void admit(long now) {
        for (Waiter next = lines.next(now, admissions); next != null; next = lines.next(now, admissions)) {
            Waiter admitted = next;
            admissions.begin(now, admitted.images());
            actions.add(() -> give(admitted));
        }
    }

    /** The one who waited may have gone away in the meantime. */
    private void give(Waiter waiter) {
        Pass pass = new Pass(this);
        if (!waiter.turn().complete(pass)) {
            pass.release();
        }
    }

    private void wakeForNext(long now) {
        long moment = lines.moment(now, admissions);
        if (moment == wakesAt) {
            return;
        }
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        wakesAt = moment;
        if (moment != Admissions.NEVER) {
            try {
                timer = delayer.after(Duration.ofMillis(moment - now), () -> wake(moment));
            } catch (RejectedExecutionException e) {
                shut();
            }
        }
    }

    private void shut() {
        closed = true;
        for (Waiter waiter : lines.clear()) {
            actions.add(() -> waiter.turn().completeExceptionally(hasClosed()));
        }
    }

    private static RejectedExecutionException hasClosed() {
        return new RejectedExecutionException("closed: requests are not sent any more");
    }
}
