package io.github.camelrecraft;

import io.github.camelrecraft.observe.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntConsumer;

/**
 * Time as tests want it: a wait takes none, and the component's clock goes on all the same. Only the deadline of a request
 * stays on the clock of the wall.
 */
final class TestTime {

    private record Wait(Instant until, FutureTask<?> action, ScheduledExecutorService timer) {}

    private final TestClock clock = new TestClock();
    private final Instant start = clock.instant();
    private final boolean jumps;
    private final List<Wait> waits = new ArrayList<>();
    private volatile IntConsumer atEachJump = count -> {};
    private int jumped;

    private TestTime(boolean jumps) {
        this.jumps = jumps;
    }

    /** Each wait is over as soon as it has begun, and the clock has gone on by it. */
    static TestTime jumping() {
        return new TestTime(true);
    }

    /** It goes on when the test says so. */
    static TestTime standing() {
        return new TestTime(false);
    }

    /** Rules over a component that has not been started. */
    TestTime of(RecraftComponent component) {
        component.setClock(clock);
        component.setDelayers(timer -> (wait, action) -> begin(wait, action, timer));
        return this;
    }

    Clock clock() {
        return clock;
    }

    /** How long it has been by the component's clock. */
    Duration passed() {
        return Duration.between(start, clock.instant());
    }

    /** How many waits have begun and not ended. */
    synchronized int waiting() {
        waits.removeIf(wait -> wait.action().isDone());
        return waits.size();
    }

    /** Runs an action at the end of each wait that is jumped over; it gets the count, from 1. */
    TestTime atEachJump(IntConsumer action) {
        atEachJump = action;
        return this;
    }

    /** Lets time pass; what waits for no longer than this goes on. */
    void pass(Duration duration) {
        Instant until = clock.instant().plus(duration);
        for (Wait next = next(until); next != null; next = next(until)) {
            goOnTo(next.until());
            next.timer().execute(next.action());
        }
        goOnTo(until);
    }

    private synchronized Wait next(Instant until) {
        Wait next = waits.stream()
                .filter(wait -> !wait.until().isAfter(until))
                .min(Comparator.comparing(Wait::until))
                .orElse(null);
        waits.remove(next);
        return next;
    }

    private synchronized void goOnTo(Instant moment) {
        if (moment.isAfter(clock.instant())) {
            clock.advance(Duration.between(clock.instant(), moment));
        }
    }

    private synchronized int countJump() {
        return ++jumped;
    }

    private Future<?> begin(Duration wait, Runnable action, ScheduledExecutorService timer) {
        Instant until = clock.instant().plus(wait);
        FutureTask<?> task = new FutureTask<>(action, null);
        if (jumps) {
            return timer.submit(() -> {
                goOnTo(until);
                atEachJump.accept(countJump());
                action.run();
            });
        }
        synchronized (this) {
            waits.add(new Wait(until, task, timer));
        }
        return task;
    }
}
