package io.github.camelrecraft.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.http.RateGate.Pass;
import io.github.camelrecraft.observe.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Whatever happens in whatever order: never too many, nobody overtakes, nobody is lost, nobody waits without need. */
class RateGatePropertyTest {

    private enum What {
        ENTER,
        RELEASE,
        CANCEL,
        PASS_TIME,
        PAUSE
    }

    /** One step; what the numbers mean depends on what it does. */
    record Step(What what, int which, int amount) {}

    @Provide
    Arbitrary<Step> step() {
        Arbitrary<What> what = Arbitraries.frequency(
                Tuple.of(10, What.ENTER),
                Tuple.of(5, What.RELEASE),
                Tuple.of(1, What.CANCEL),
                Tuple.of(5, What.PASS_TIME),
                Tuple.of(1, What.PAUSE));
        return Combinators.combine(
                        what,
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(0, 9))
                .as(Step::new);
    }

    @Provide
    Arbitrary<RateLimits> limits() {
        return Combinators.combine(upTo(3), upTo(3), upTo(5), upTo(6), upTo(4)).as(RateLimits::new);
    }

    private static Arbitrary<Integer> upTo(int most) {
        return Arbitraries.integers().between(0, most);
    }

    @Property(tries = 500)
    void itKeepsAllItsPromises(
            @ForAll("limits") RateLimits one,
            @ForAll("limits") RateLimits other,
            @ForAll @Size(min = 1, max = 60) List<@From("step") Step> steps) {
        Account account = new Account(List.of(one, other));
        for (Step step : steps) {
            account.take(step);
            account.check();
        }
        account.finish();
    }

    /** One request and what became of it. */
    private static final class Request {

        final RateLimits limits;
        final int images;
        final CompletableFuture<Pass> turn;

        @Nullable
        Instant went;

        boolean released;

        Request(RateLimits limits, int images, CompletableFuture<Pass> turn) {
            this.limits = limits;
            this.images = images;
            this.turn = turn;
        }

        boolean waits() {
            return !turn.isDone();
        }
    }

    /** A gate, and a list of all that went through it, which is simple enough to be believed. */
    private static final class Account {

        private static final int SECOND = 1_000;
        private static final int MINUTE = 60_000;

        private final TestClock clock = new TestClock();
        private final ManualDelayer delayer = new ManualDelayer(clock);
        private final RateGate gate = new RateGate(clock, delayer);
        private final List<RateLimits> limits;
        private final List<Request> requests = new ArrayList<>();
        private final List<AssertionError> trouble = new ArrayList<>();
        private Instant pausedUntil = Instant.MIN;

        Account(List<RateLimits> limits) {
            this.limits = limits;
        }

        void take(Step step) {
            switch (step.what()) {
                case ENTER -> enter(limits.get(step.which() % limits.size()), step.amount());
                case RELEASE ->
                    pick(requests.stream().filter(this::isInFlight).toList(), step)
                            .forEach(this::release);
                case CANCEL ->
                    pick(requests.stream().filter(Request::waits).toList(), step)
                            .forEach(request -> request.turn.cancel(false));
                case PASS_TIME -> delayer.pass(Duration.ofMillis((long) step.which() * step.which() * step.amount()));
                case PAUSE -> pause(Duration.ofMillis(step.which() * 100L));
            }
        }

        private static List<Request> pick(List<Request> some, Step step) {
            return some.isEmpty() ? List.of() : List.of(some.get(step.which() % some.size()));
        }

        private void enter(RateLimits limit, int images) {
            long ahead = waiting(limit);
            boolean room = ahead == 0 && mayGo(limit, images, clock.instant());
            Request request = new Request(limit, images, gate.enter(limit, images));
            requests.add(request);
            request.turn.thenAccept(pass -> went(request)).exceptionally(this::note);

            assertThat(request.went != null)
                    .as("goes at once when there is room")
                    .isEqualTo(room);
            assertThat(request.turn.isCompletedExceptionally())
                    .as("is refused when the line is full")
                    .isEqualTo(!room && ahead >= limit.maxQueued());
        }

        /** An assertion that fails within a future would not be heard of. */
        private @Nullable Void note(Throwable failure) {
            if (failure.getCause() instanceof AssertionError error) {
                trouble.add(error);
            }
            return null;
        }

        private void went(Request request) {
            assertThat(mayGo(request.limits, request.images, clock.instant()))
                    .as("keeps the limits")
                    .isTrue();
            assertThat(requests.subList(0, requests.indexOf(request)))
                    .as("nobody who came earlier with the same limits waits")
                    .noneMatch(earlier -> earlier.limits.equals(request.limits) && earlier.waits());
            request.went = clock.instant();
        }

        private boolean mayGo(RateLimits limit, int images, Instant now) {
            return !now.isBefore(pausedUntil)
                    && within(
                            limit.maxInFlight(),
                            requests.stream().filter(this::isInFlight).count(),
                            1)
                    && within(limit.requestsPerSecond(), went(SECOND, now).size(), 1)
                    && within(limit.requestsPerMinute(), went(MINUTE, now).size(), 1)
                    && within(
                            limit.imagesPerMinute(),
                            went(MINUTE, now).stream()
                                    .mapToInt(request -> request.images)
                                    .sum(),
                            images);
        }

        private static boolean within(int limit, long before, int more) {
            return limit == 0 || more == 0 || before == 0 || before + more <= limit;
        }

        private List<Request> went(int window, Instant now) {
            return requests.stream()
                    .filter(request -> request.went != null
                            && request.went.plusMillis(window).isAfter(now))
                    .toList();
        }

        private boolean isInFlight(Request request) {
            return request.went != null && !request.released;
        }

        private void release(Request request) {
            request.released = true;
            request.turn.join().release();
        }

        private void pause(Duration duration) {
            Instant until = clock.instant().plus(duration);
            pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
            gate.pause(duration);
        }

        private long waiting(RateLimits limit) {
            return requests.stream()
                    .filter(request -> request.limits.equals(limit) && request.waits())
                    .count();
        }

        void check() {
            assertThat(trouble).isEmpty();
            assertThat(gate.waiting())
                    .isEqualTo(requests.stream().filter(Request::waits).count());
            assertThat(gate.inFlight())
                    .isEqualTo(requests.stream().filter(this::isInFlight).count());
            assertThat(delayer.pending()).as("timers").isLessThanOrEqualTo(1);
            for (RateLimits limit : limits) {
                assertThat(waiting(limit)).isLessThanOrEqualTo(limit.maxQueued());
                requests.stream()
                        .filter(request -> request.limits.equals(limit) && request.waits())
                        .findFirst()
                        .ifPresent(head -> assertThat(mayGo(head.limits, head.images, clock.instant()))
                                .as("the first of a line waits with reason")
                                .isFalse());
            }
        }

        /** When all requests end and time goes on, everybody has gone, left or been refused. */
        void finish() {
            for (int i = 0; i < 1_000 && gate.waiting() > 0; i++) {
                requests.stream().filter(this::isInFlight).toList().forEach(this::release);
                delayer.pass(Duration.ofSeconds(1));
                check();
            }
            requests.stream().filter(this::isInFlight).toList().forEach(this::release);

            assertThat(requests).noneMatch(Request::waits);
            assertThat(requests).allMatch(request -> request.went != null || request.turn.isCompletedExceptionally());
            assertThat(gate.inFlight()).isZero();
            assertThat(delayer.pending()).isZero();
        }
    }
}
