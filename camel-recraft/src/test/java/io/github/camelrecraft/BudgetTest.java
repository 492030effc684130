package io.github.camelrecraft;

import static io.github.camelrecraft.model.RecraftOperation.GENERATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.camelrecraft.Budget.Figures;
import io.github.camelrecraft.Budget.Reservation;
import io.github.camelrecraft.client.Outcome;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageResult;
import io.github.camelrecraft.model.InputRule;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.SizeTable;
import io.github.camelrecraft.observe.TestClock;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a budget lets pass, and when what was spent is free again. Each image costs 0.04 USD. */
class BudgetTest {

    private static final BigDecimal PRICE = new BigDecimal("0.04");
    private static final Duration DAY = Duration.ofDays(1);

    /** How late a part of the day may be forgotten. */
    private static final Duration PART = Duration.ofMillis(86_400);

    private final TestClock clock = new TestClock();
    private final Budget budget = new Budget(clock);

    @BeforeEach
    void aDayForTenImages() {
        budget.limit(new BigDecimal("0.40"), DAY);
    }

    @Test
    void whatIsUnderWayIsReserved() {
        budget.reserve(List.of(images(3), images(2)));

        assertThat(figures().reserved()).isEqualByComparingTo("0.20");
        assertThat(figures().spent()).isZero();
        assertThat(figures().left()).isEqualByComparingTo("0.20");
    }

    @Test
    void theRequestsOfAMessageAreTakenTogetherOrNotAtAll() {
        assertThatThrownBy(() -> budget.reserve(List.of(images(6), images(5)))).isInstanceOf(OverBudgetException.class);

        assertThat(figures().reserved()).isZero();
        assertThat(budget.reserve(List.of(images(6), images(4)))).hasSize(2);
    }

    @Test
    void whatTheProviderSaysItCostTakesThePlaceOfTheEstimate() {
        budget.reserve(List.of(images(2))).get(0).settle(success(List.of(), "0.05", "0.06"));

        assertSpent("0.11");
    }

    @Test
    void ofACostThatIsNotWholeTheEstimateIsTheLeast() {
        settle(images(2), success(List.of(), "0.01", null));
        assertSpent("0.08");
    }

    @Test
    void ofACostThatIsNotSaidTheEstimateIsSpent() {
        settle(images(2), success(List.of(), null, null));
        assertSpent("0.08");
    }

    @Test
    void anImageThatFailedUnchargedIsFree() {
        settle(images(2), success(List.of(failure(Billing.NO)), "0.04"));
        assertSpent("0.04");
    }

    @ParameterizedTest
    @EnumSource(
            value = Billing.class,
            names = {"YES", "UNKNOWN"})
    void anImageThatFailedAndMayHaveBeenChargedIsNot(Billing billed) {
        settle(images(2), success(List.of(failure(billed)), "0.04"));
        assertSpent("0.08");
    }

    @Test
    void aRequestThatWasNotChargedGivesBackWhatItReserved() {
        settle(images(5), failed(Billing.NO));
        assertSpent("0");
    }

    @ParameterizedTest
    @EnumSource(
            value = Billing.class,
            names = {"YES", "UNKNOWN"})
    void aRequestThatMayHaveBeenChargedKeepsIt(Billing billed) {
        settle(images(5), failed(billed));
        assertSpent("0.20");
    }

    @Test
    void aRequestOfWhichNothingIsKnownKeepsIt() {
        settle(images(5), null);
        assertSpent("0.20");
    }

    @Test
    void whatMakesNoImagesCostsWhatTheAnswerSays() {
        settle(images(1), told("0.01"));
        assertSpent("0.01");
    }

    @Test
    void aReservationEndsOnce() {
        Reservation reservation = budget.reserve(List.of(images(1))).get(0);
        reservation.settle(success(List.of(), "0.04"));
        reservation.settle(success(List.of(), "0.04"));
        reservation.release();

        assertSpent("0.04");
        assertThat(figures().reserved()).isZero();
    }

    @Test
    void whatWasReservedAndNotSentIsGivenBack() {
        budget.reserve(List.of(images(10))).get(0).release();

        assertThat(figures().left()).isEqualByComparingTo("0.40");
    }

    @Test
    void theWindowBeginsWhenTheRequestHasEnded() {
        Reservation reservation = budget.reserve(List.of(images(10))).get(0);
        clock.advance(DAY.multipliedBy(3));
        assertThat(figures().reserved()).as("under way for long").isEqualByComparingTo("0.40");
        reservation.settle(null);

        clock.advance(DAY);
        assertSpent("0.40");

        clock.advance(PART);
        assertSpent("0");
    }

    @Test
    void aMessageThatIsRefusedLearnsWhenItWouldPass() {
        settle(images(4), null);
        clock.advance(Duration.ofHours(6));
        settle(images(4), null);
        clock.advance(Duration.ofHours(1));

        Failure one = refused(images(3));
        assertThat(one.message())
                .startsWith(
                        "budget=0.4 does not cover this message, which costs 0.12 USD: 0.32 USD are spent within 1d")
                .contains("0 USD reserved", "enough again at 2026-11-29T12:0");
        assertThat(one.retryable()).isTrue();
        assertThat(one.billed()).isEqualTo(Billing.NO);
        assertThat(one.kind()).isEqualTo(FailureKind.INSUFFICIENT_FUNDS);
        assertThat(one.retryAfter())
                .isBetween(Duration.ofHours(17), Duration.ofHours(17).plus(PART));
        assertThat(refused(images(7)).retryAfter())
                .isBetween(Duration.ofHours(23), Duration.ofHours(23).plus(PART));

        clock.advance(refused(images(3)).retryAfter().minusMillis(1));
        refused(images(3));
        clock.advance(Duration.ofMillis(1));
        assertThat(budget.reserve(List.of(images(3)))).hasSize(1);
    }

    @Test
    void whatWaitsForRequestsUnderWayCannotSayWhen() {
        budget.reserve(List.of(images(10)));

        Failure failure = refused(images(1));
        assertThat(failure.message()).contains("once requests have ended that are under way");
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.retryAfter()).isNull();
    }

    @Test
    void whatIsMoreThanTheWholeBudgetNeverPasses() {
        Failure failure = refused(images(11));

        assertThat(failure.message()).contains("more than the whole budget; ask for fewer images, or raise budget");
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.retryAfter()).isNull();
    }

    @Test
    void askingTakesNothing() {
        budget.check(List.of(images(10)));
        assertThat(figures().left()).isEqualByComparingTo("0.40");
        assertThatThrownBy(() -> budget.check(List.of(images(11)))).isInstanceOf(OverBudgetException.class);
    }

    @Test
    void whatIsUnderWayWhenALimitComesCountsAgainstIt() {
        budget.limit(null, DAY);
        Reservation reservation = budget.reserve(List.of(images(5))).get(0);

        budget.limit(new BigDecimal("0.40"), DAY);
        assertThat(figures().reserved()).isEqualByComparingTo("0.20");

        reservation.settle(null);
        assertThat(figures().reserved()).isZero();
        assertSpent("0.20");
    }

    @Test
    void withoutALimitNothingIsRefusedOrCounted() {
        budget.limit(null, DAY);

        assertThat(budget.isLimited()).isFalse();
        assertThat(budget.figures()).isEmpty();
        settle(images(1_000), null);

        budget.limit(new BigDecimal("0.40"), DAY);
        assertThat(budget.isLimited()).isTrue();
        assertSpent("0");
    }

    @Test
    void whatIsFreePassesAlways() {
        settle(images(10), success(List.of(), "9.99"));

        assertThat(figures().left()).isNegative();
        assertThat(budget.reserve(List.of(request(BigDecimal.ZERO, 1)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.40"})
    void whatHasNoPricePassesAsLongAsSomethingIsLeft(String limit) {
        budget.limit(new BigDecimal(limit), DAY);
        if (!limit.equals("0")) {
            assertThat(budget.reserve(List.of(request(null, 1)))).hasSize(1);
            settle(request(null, 1), success(List.of(), "0.40"));
            assertSpent("0.40");
        }

        Failure failure = refused(request(null, 1));
        assertThat(failure.message()).contains("costs an unknown amount");
        assertThat(failure.retryable()).isEqualTo(!limit.equals("0"));
    }

    @Test
    void withoutALimitEverythingPassesAndNothingIsKept() {
        budget.limit(null, DAY);
        settle(images(1_000), success(List.of(), "40"));

        assertThat(budget.figures()).isEmpty();
        budget.limit(BigDecimal.ONE, DAY);
        assertSpent("0");
    }

    @Test
    void whatALedgerKnowsOfTheTimeBeforeCountsOnce() {
        Instant now = clock.instant();
        Map<Instant, BigDecimal> before = Map.of(
                now.minus(Duration.ofHours(30)), new BigDecimal("0.32"),
                now.minus(Duration.ofHours(23)), new BigDecimal("0.20"));
        budget.start("file:ledger", before);
        budget.start("file:ledger", before);
        budget.start("#other", Map.of(now, new BigDecimal("0.04")));

        assertSpent("0.24");
        clock.advance(Duration.ofHours(1).plus(PART));
        assertSpent("0.04");
    }

    @Test
    void itsMemoryDoesNotGrowWithTheNumberOfMessages() {
        budget.limit(new BigDecimal("1000"), Duration.ofSeconds(2));
        for (int message = 0; message < 10_000; message++) {
            settle(images(1), null);
            clock.advance(Duration.ofMillis(1));
        }

        assertThat(budget.parts()).isLessThanOrEqualTo(1_001);
        assertThat(figures().spent()).isBetween(new BigDecimal("79.96"), new BigDecimal("80.08"));
    }

    /** The promise itself, whether the provider charges when a request begins or when it ends. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noWindowHoldsMoreThanTheBudget(long seed) {
        Random random = new Random(seed);
        List<Instant> begun = new ArrayList<>();
        List<Instant> ended = new ArrayList<>();
        List<Reservation> underWay = new ArrayList<>();
        for (int step = 0; step < 1_000; step++) {
            clock.advance(Duration.ofSeconds(random.nextInt(3_600)));
            int count = 1 + random.nextInt(4);
            try {
                underWay.addAll(budget.reserve(Collections.nCopies(count, images(1))));
                begun.addAll(Collections.nCopies(count, clock.instant()));
            } catch (OverBudgetException e) {
                assertThat(e.failure().billed()).isEqualTo(Billing.NO);
            }
            while (!underWay.isEmpty() && random.nextBoolean()) {
                underWay.remove(random.nextInt(underWay.size())).settle(null);
                ended.add(clock.instant());
            }
        }

        assertThat(begun).hasSizeGreaterThan(100);
        assertThat(mostInADay(begun)).isEqualTo(10);
        assertThat(mostInADay(ended)).isBetween(5, 10);
    }

    private static int mostInADay(List<Instant> times) {
        return times.stream()
                .mapToInt(first -> (int) times.stream()
                        .filter(each -> !each.isBefore(first) && each.isBefore(first.plus(DAY)))
                        .count())
                .max()
                .orElse(0);
    }

    private Figures figures() {
        return budget.figures().orElseThrow();
    }

    private void assertSpent(String amount) {
        assertThat(figures().spent()).isEqualByComparingTo(amount);
    }

    private void settle(ImageRequest request, @Nullable Outcome outcome) {
        budget.reserve(List.of(request)).get(0).settle(outcome);
    }

    private Failure refused(ImageRequest request) {
        List<Failure> failures = new ArrayList<>();
        assertThatThrownBy(() -> budget.reserve(List.of(request)))
                .asInstanceOf(type(OverBudgetException.class))
                .satisfies(e -> failures.add(e.failure()));
        return failures.get(0);
    }

    private static Outcome success(List<Failure> failed, @Nullable String... costs) {
        List<Outcome.Delivered> images = Stream.of(costs)
                .map(cost -> new ImageResult(new ImageResult.AtUrl(URI.create("https://images.example/1.png")))
                        .withCost(cost == null ? null : new BigDecimal(cost)))
                .map(result -> new Outcome.Delivered(result, null, null, 0))
                .toList();
        return new Outcome.Success(images, failed, Map.of(), null, Duration.ZERO, 1);
    }

    private static Outcome failed(Billing billed) {
        return new Outcome.Failed(failure(billed), List.of(), 1);
    }

    private static Outcome told(String cost) {
        return new Outcome.Told("a text", Map.of("Cost", new BigDecimal(cost)), null, Duration.ZERO, 1);
    }

    private static Failure failure(Billing billed) {
        return Failure.of(FailureKind.UNAVAILABLE, billed, "broke off");
    }

    private static ImageRequest images(int count) {
        return request(PRICE, count);
    }

    private static ImageRequest request(@Nullable BigDecimal price, int images) {
        Offer offer = new Offer(
                "anybody", "model", "model", SizeTable.UNKNOWN, null, Map.of(), Map.of(), InputRule.ANY, price, 1);
        return new ImageRequest(GENERATE, offer, Map.of(ImageOption.NUMBER_OF_IMAGES, images), "job");
    }
}
