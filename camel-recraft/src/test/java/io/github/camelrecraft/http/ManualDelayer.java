package io.github.camelrecraft.http;

import io.github.camelrecraft.observe.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/** Timers that go off when their time is let pass. Used by one thread. */
final class ManualDelayer implements Delayer {

    private record Timer(Instant due, Runnable action, CompletableFuture<Void> future) {}

    private final TestClock clock;
    private final List<Timer> timers = new ArrayList<>();
    private boolean shutDown;

    ManualDelayer(TestClock clock) {
        this.clock = clock;
    }

    @Override
    public Future<?> after(Duration wait, Runnable action) {
        if (shutDown) {
            throw new RejectedExecutionException("shut down");
        }
        if (wait.isNegative() || wait.isZero()) {
            throw new AssertionError("a timer for a moment that is not in the future: " + wait);
        }
        Timer timer = new Timer(clock.instant().plus(wait), action, new CompletableFuture<>());
        timers.add(timer);
        return timer.future();
    }

    /** How many timers are set and not called off. */
    int pending() {
        timers.removeIf(timer -> timer.future().isCancelled());
        return timers.size();
    }

    void shutDown() {
        shutDown = true;
    }

    /** Lets time pass; each timer that is due meanwhile goes off at its own moment. */
    void pass(Duration duration) {
        Instant end = clock.instant().plus(duration);
        while (pending() > 0) {
            Timer next = timers.stream().min(Comparator.comparing(Timer::due)).orElseThrow();
            if (next.due().isAfter(end)) {
                break;
            }
            moveTo(next.due());
            goOff(next);
        }
        moveTo(end);
    }

    /** The next timer goes off although its time has not come: the clocks of timers are not those of walls. */
    void goOffEarly() {
        goOff(timers.stream().min(Comparator.comparing(Timer::due)).orElseThrow());
    }

    private void goOff(Timer timer) {
        timers.remove(timer);
        timer.action().run();
    }

    private void moveTo(Instant moment) {
        if (moment.isAfter(clock.instant())) {
            clock.advance(Duration.between(clock.instant(), moment));
        }
    }
}
