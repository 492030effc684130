package io.github.camelrecraft.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.http.RateGate.Pass;
import io.github.camelrecraft.observe.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Who may go, and who waits for how long. */
class RateGateTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private final TestClock clock = new TestClock();
    private final ManualDelayer delayer = new ManualDelayer(clock);
    private final RateGate gate = new RateGate(clock, delayer);

    @Test
    void withoutLimitsEverybodyGoesAtOnce() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(gate.enter(RateLimits.none(0), 6)).isCompleted();
        }
        assertThat(gate.inFlight()).isEqualTo(1_000);
        assertThat(gate.waiting()).isZero();
        assertThat(delayer.pending()).isZero();
    }

    @Test
    void soManyAreUnderWayAtOnceAndTheNextGoesWhenOneHasEnded() {
        RateLimits limits = inFlight(2);
        Pass first = gate.enter(limits, 1).join();
        gate.enter(limits, 1).join();
        CompletableFuture<Pass> third = gate.enter(limits, 1);
        CompletableFuture<Pass> fourth = gate.enter(limits, 1);

        assertThat(third).isNotDone();
        assertThat(delayer.pending()).isZero();
        assertThat(gate.inFlight()).isEqualTo(2);
        assertThat(gate.waiting()).isEqualTo(2);

        first.release();

        assertThat(third).isCompleted();
        assertThat(fourth).isNotDone();
        assertThat(gate.inFlight()).isEqualTo(2);
        assertThat(gate.waiting()).isEqualTo(1);
    }

    @Test
    void aPassIsReleasedOnce() {
        Pass pass = gate.enter(inFlight(2), 1).join();
        gate.enter(inFlight(2), 1).join();
        pass.release();
        pass.release();

        assertThat(gate.inFlight()).isEqualTo(1);
        assertThat(gate.enter(inFlight(2), 1)).isCompleted();
        assertThat(gate.enter(inFlight(2), 1)).isNotDone();
    }

    @Test
    void soManyGoInASecond() {
        RateLimits limits = perSecond(5);
        for (int i = 0; i < 5; i++) {
            gate.enter(limits, 1).join();
        }
        CompletableFuture<Pass> sixth = gate.enter(limits, 1);
        delayer.pass(Duration.ofMillis(999));
        assertThat(sixth).isNotDone();
        assertThat(delayer.pending()).isEqualTo(1);

        delayer.pass(MILLISECOND);
        assertThat(sixth).isCompleted();
        assertThat(delayer.pending()).isZero();
    }

    @Test
    void theWindowSlides() {
        RateLimits limits = perSecond(2);
        gate.enter(limits, 1).join();
        delayer.pass(Duration.ofMillis(900));
        gate.enter(limits, 1).join();
        CompletableFuture<Pass> third = gate.enter(limits, 1);
        CompletableFuture<Pass> fourth = gate.enter(limits, 1);

        delayer.pass(Duration.ofMillis(100));
        assertThat(third).isCompleted();
        delayer.pass(Duration.ofMillis(899));
        assertThat(fourth).isNotDone();
        delayer.pass(MILLISECOND);
        assertThat(fourth).isCompleted();
    }

    @Test
    void soManyGoInAMinuteWhetherTheyHaveEndedOrNot() {
        RateLimits limits = new RateLimits(0, 0, 3, 0, 10);
        for (int i = 0; i < 3; i++) {
            gate.enter(limits, 1).join().release();
        }
        CompletableFuture<Pass> fourth = gate.enter(limits, 1);
        delayer.pass(MINUTE.minus(MILLISECOND));
        assertThat(fourth).isNotDone();
        delayer.pass(MILLISECOND);
        assertThat(fourth).isCompleted();
    }

    @Test
    void imagesAreCountedAndNotTheirRequests() {
        RateLimits limits = images(10);
        gate.enter(limits, 6).join();
        delayer.pass(SECOND);
        gate.enter(limits, 4).join();
        CompletableFuture<Pass> third = gate.enter(limits, 6);
        CompletableFuture<Pass> fourth = gate.enter(limits, 1);

        assertThat(gate.enter(RateLimits.none(0), 0)).isCompleted();
        delayer.pass(MINUTE.minus(SECOND).minus(MILLISECOND));
        assertThat(third).isNotDone();
        delayer.pass(MILLISECOND);
        assertThat(third).isCompleted();
        assertThat(fourth).isNotDone();
        delayer.pass(SECOND);
        assertThat(fourth).isCompleted();
    }

    @Test
    void moreImagesThanAMinuteAllowsGoWhenNoneWereAskedForLately() {
        RateLimits limits = images(10);
        gate.enter(limits, 1).join();
        CompletableFuture<Pass> many = gate.enter(limits, 25);
        CompletableFuture<Pass> next = gate.enter(limits, 1);

        delayer.pass(MINUTE.minus(MILLISECOND));
        assertThat(many).isNotDone();
        delayer.pass(MILLISECOND);
        assertThat(many).isCompleted();
        delayer.pass(MINUTE.minus(MILLISECOND));
        assertThat(next).isNotDone();
        delayer.pass(MILLISECOND);
        assertThat(next).isCompleted();
    }

    @Test
    void aRequestWithoutImagesDoesNotWaitForThoseOfOthers() {
        gate.enter(RateLimits.none(0), 11).join();

        assertThat(gate.enter(images(10), 0)).isCompleted();
        assertThat(gate.enter(images(10), 1)).isNotDone();
    }

    @Test
    void nobodyOvertakesInALine() {
        RateLimits limits = images(10);
        gate.enter(limits, 9).join();
        CompletableFuture<Pass> large = gate.enter(limits, 2);

        assertThat(gate.enter(limits, 1)).isNotDone();
        assertThat(large).isNotDone();
    }

    @Test
    void theLineIsBounded() {
        RateLimits limits = new RateLimits(1, 0, 0, 0, 2);
        Pass first = gate.enter(limits, 1).join();
        CompletableFuture<Pass> second = gate.enter(limits, 1);
        gate.enter(limits, 1);
        CompletableFuture<Pass> tooMany = gate.enter(limits, 1);

        assertThat(tooMany)
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOfSatisfying(
                        GateFullException.class,
                        full -> assertThat(full.waiting()).isEqualTo(2))
                .withMessage("maxQueued=2 requests may wait for their turn, and 2 do; send fewer at a time, or raise"
                        + " maxQueued");
        assertThat(gate.waiting()).isEqualTo(2);

        first.release();
        assertThat(second).isCompleted();
        assertThat(gate.enter(limits, 1)).isNotDone();
    }

    @Test
    void whereNobodyMayWaitOneStillGoesWhenThereIsRoom() {
        RateLimits limits = new RateLimits(1, 0, 0, 0, 0);
        Pass first = gate.enter(limits, 1).join();
        assertThat(gate.enter(limits, 1)).isCompletedExceptionally();
        first.release();
        assertThat(gate.enter(limits, 1)).isCompleted();
    }

    @Test
    void aFullLineDoesNotFillAnother() {
        RateLimits strict = new RateLimits(1, 0, 0, 0, 1);
        RateLimits generous = new RateLimits(2, 0, 0, 0, 1);
        gate.enter(strict, 1).join();
        gate.enter(strict, 1);
        assertThat(gate.enter(strict, 1)).isCompletedExceptionally();
        assertThat(gate.enter(generous, 1)).isCompleted();
        assertThat(gate.enter(generous, 1)).isNotDone();
        assertThat(gate.enter(generous, 1)).isCompletedExceptionally();
        assertThat(gate.waiting()).isEqualTo(2);
    }

    @Test
    void theRequestsOfAllEndpointsCountTogether() {
        gate.enter(RateLimits.none(0), 1).join();
        gate.enter(perSecond(5), 1).join();

        assertThat(gate.enter(perSecond(2), 1)).isNotDone();
        assertThat(gate.enter(inFlight(2), 1)).isNotDone();
        assertThat(gate.enter(perSecond(3), 1)).isCompleted();
    }

    @Test
    void aStrictLimitDoesNotHoldUpAGenerousOne() {
        RateLimits strict = perSecond(1);
        gate.enter(strict, 1).join();
        CompletableFuture<Pass> waits = gate.enter(strict, 1);

        assertThat(gate.enter(perSecond(9), 1)).isCompleted();
        assertThat(waits).isNotDone();
    }

    @Test
    void linesAreServedInTurn() {
        RateLimits one = new RateLimits(1, 0, 0, 0, 100);
        RateLimits other = new RateLimits(1, 0, 0, 0, 101);
        Pass pass = gate.enter(one, 1).join();
        List<String> order = new ArrayList<>();
        List<Pass> passes = new ArrayList<>(List.of(pass));
        for (int i = 0; i < 3; i++) {
            String name = "one" + i;
            gate.enter(one, 1).thenAccept(next -> went(order, name, passes, next));
        }
        for (int i = 0; i < 2; i++) {
            String name = "other" + i;
            gate.enter(other, 1).thenAccept(next -> went(order, name, passes, next));
        }

        for (int i = 0; i < passes.size(); i++) {
            passes.get(i).release();
        }

        assertThat(order).containsExactly("one0", "other0", "one1", "other1", "one2");
    }

    private static void went(List<String> order, String name, List<Pass> passes, Pass pass) {
        order.add(name);
        passes.add(pass);
    }

    @Test
    void whoIsCancelledLeavesTheLine() {
        RateLimits limits = new RateLimits(1, 0, 0, 0, 2);
        Pass first = gate.enter(limits, 1).join();
        CompletableFuture<Pass> second = gate.enter(limits, 1);
        CompletableFuture<Pass> third = gate.enter(limits, 1);

        second.cancel(false);
        assertThat(gate.waiting()).isEqualTo(1);
        assertThat(gate.enter(limits, 1)).isNotDone();

        first.release();
        assertThat(third).isCompleted();
        assertThat(gate.inFlight()).isEqualTo(1);
    }

    @Test
    void whoFailsInAnotherWayLeavesTheLineAsWell() {
        gate.enter(inFlight(1), 1).join();
        CompletableFuture<Pass> second = gate.enter(inFlight(1), 1);
        second.completeExceptionally(new TimeoutException());

        assertThat(gate.waiting()).isZero();
    }

    @Test
    void whenTheFirstOfALineLeavesTheNextNeedNotWaitForIt() {
        RateLimits limits = images(10);
        gate.enter(limits, 9).join();
        CompletableFuture<Pass> large = gate.enter(limits, 2);
        CompletableFuture<Pass> small = gate.enter(limits, 1);

        large.cancel(false);

        assertThat(small).isCompleted();
        assertThat(delayer.pending()).isZero();
    }

    @Test
    void whoLeavesWhileItIsBeingLetThroughTakesNoRoom() {
        RateLimits limits = inFlight(1);
        Pass first = gate.enter(limits, 1).join();
        CompletableFuture<Pass> second = gate.enter(limits, 1);
        CompletableFuture<Pass> third = gate.enter(limits, 1);
        List<Pass> passes = new ArrayList<>();
        second.thenAccept(pass -> {
            pass.release();
            third.cancel(false);
        });
        CompletableFuture<Pass> fourth = gate.enter(limits, 1);
        fourth.thenAccept(passes::add);

        first.release();

        assertThat(third).isCancelled();
        assertThat(passes).hasSize(1);
        assertThat(gate.inFlight()).isEqualTo(1);
    }

    @Test
    void aPauseHoldsEverybodyUntilItIsOver() {
        Pass before = gate.enter(RateLimits.none(10), 1).join();
        gate.pause(Duration.ofSeconds(30));
        CompletableFuture<Pass> one = gate.enter(RateLimits.none(10), 1);
        CompletableFuture<Pass> other = gate.enter(perSecond(5), 1);
        before.release();

        delayer.pass(Duration.ofSeconds(30).minus(MILLISECOND));
        assertThat(one).isNotDone();
        assertThat(other).isNotDone();
        delayer.pass(MILLISECOND);
        assertThat(one).isCompleted();
        assertThat(other).isCompleted();
    }

    @Test
    void aPauseHoldsThoseWhoWaitAlready() {
        gate.enter(perSecond(1), 1).join();
        CompletableFuture<Pass> waits = gate.enter(perSecond(1), 1);
        gate.pause(Duration.ofSeconds(10));

        delayer.pass(Duration.ofSeconds(10).minus(MILLISECOND));
        assertThat(waits).isNotDone();
        assertThat(delayer.pending()).isEqualTo(1);
        delayer.pass(MILLISECOND);
        assertThat(waits).isCompleted();
    }

    @Test
    void aShorterPauseDoesNotShortenALongerOne() {
        gate.pause(Duration.ofSeconds(10));
        gate.pause(SECOND);
        CompletableFuture<Pass> waits = gate.enter(RateLimits.none(10), 1);
        delayer.pass(Duration.ofSeconds(9));
        assertThat(waits).isNotDone();

        gate.pause(Duration.ofSeconds(2));
        delayer.pass(SECOND);
        assertThat(waits).isNotDone();
        delayer.pass(SECOND);
        assertThat(waits).isCompleted();
    }

    @Test
    void aGateThatIsClosedLetsNobodyThrough() {
        Pass first = gate.enter(perSecond(1), 1).join();
        CompletableFuture<Pass> waits = gate.enter(perSecond(1), 1);
        gate.close();

        assertThatThrownBy(waits::join).hasCauseInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(gate.enter(RateLimits.none(10), 1)::join)
                .hasCauseInstanceOf(RejectedExecutionException.class);
        assertThat(delayer.pending()).isZero();
        assertThat(gate.waiting()).isZero();

        first.release();
        gate.close();
        assertThat(gate.inFlight()).isZero();
    }

    @Test
    void whoHearsThatItClosesFindsNobodyWaiting() {
        gate.enter(inFlight(1), 1).join();
        List<Integer> waiting = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            gate.enter(inFlight(1), 1).whenComplete((pass, failure) -> waiting.add(gate.waiting()));
        }
        gate.close();

        assertThat(waiting).containsExactly(0, 0);
    }

    @Test
    void whoseTurnHasComeInTheMomentOfTheEndDoesNotGo() {
        gate.enter(perSecond(1), 1).join();
        CompletableFuture<Pass> waits = gate.enter(perSecond(1), 1);
        clock.advance(SECOND);
        gate.close();

        assertThat(waits).isCompletedExceptionally();
        assertThat(gate.inFlight()).isEqualTo(1);
    }

    @Test
    void withoutATimerNobodyWaitsForEver() {
        gate.enter(perSecond(1), 1).join();
        delayer.shutDown();
        CompletableFuture<Pass> waits = gate.enter(perSecond(1), 1);

        assertThatThrownBy(waits::join).hasCauseInstanceOf(RejectedExecutionException.class);
        assertThat(gate.waiting()).isZero();
        assertThat(gate.enter(RateLimits.none(10), 1)).isCompletedExceptionally();
    }

    @Test
    void aTimerThatGoesOffTooSoonIsSetAgain() {
        gate.enter(perSecond(1), 1).join();
        CompletableFuture<Pass> waits = gate.enter(perSecond(1), 1);
        delayer.goOffEarly();

        assertThat(waits).isNotDone();
        assertThat(delayer.pending()).isEqualTo(1);
        delayer.pass(SECOND);
        assertThat(waits).isCompleted();
    }

    @Test
    void aClockThatIsSetBackHoldsNobody() {
        gate.enter(perSecond(1), 1).join();
        CompletableFuture<Pass> waits = gate.enter(perSecond(1), 1);
        clock.advance(Duration.ofHours(-1));
        assertThat(gate.waiting()).isEqualTo(1);
        gate.pause(Duration.ZERO);

        clock.advance(SECOND.minus(MILLISECOND));
        gate.pause(Duration.ZERO);
        assertThat(waits).isNotDone();
        clock.advance(MILLISECOND);
        gate.pause(Duration.ZERO);
        assertThat(waits).isCompleted();
    }

    @Test
    void whoComesWhenTheTimerIsLateDoesNotOvertake() {
        RateLimits limits = perSecond(1);
        gate.enter(limits, 1).join();
        CompletableFuture<Pass> second = gate.enter(limits, 1);
        clock.advance(SECOND);
        CompletableFuture<Pass> third = gate.enter(limits, 1);

        assertThat(second).isCompleted();
        assertThat(third).isNotDone();
        assertThat(delayer.pending()).isEqualTo(1);
    }

    @Test
    void tenThousandThatEndAtOnceDoNotGrowTheStack() {
        RateLimits limits = new RateLimits(1, 0, 0, 0, 10_000);
        Pass first = gate.enter(limits, 1).join();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            int number = i;
            gate.enter(limits, 1).thenAccept(pass -> {
                order.add(number);
                pass.release();
            });
        }

        first.release();

        assertThat(order).hasSize(10_000).isSorted();
        assertThat(gate.inFlight()).isZero();
    }

    @Test
    void noThreadKeepsOthersOut() {
        gate.enter(inFlight(1), 1);
        assertThatAnotherThreadGetsIn();
        gate.enter(inFlight(1), 1);
        assertThatAnotherThreadGetsIn();
        gate.pause(SECOND);
        assertThatAnotherThreadGetsIn();
        gate.waiting();
        assertThatAnotherThreadGetsIn();
        gate.inFlight();
        assertThatAnotherThreadGetsIn();
    }

    private void assertThatAnotherThreadGetsIn() {
        assertThat(CompletableFuture.supplyAsync(gate::waiting)).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void imagesAreNotLessThanNone() {
        assertThatThrownBy(() -> gate.enter(RateLimits.none(0), -1)).hasMessage("images=-1 is less than 0");
    }

    private static RateLimits inFlight(int limit) {
        return new RateLimits(limit, 0, 0, 0, 10);
    }

    private static RateLimits perSecond(int limit) {
        return new RateLimits(0, limit, 0, 0, 10);
    }

    private static RateLimits images(int limit) {
        return new RateLimits(0, 0, 0, limit, 10);
    }
}
