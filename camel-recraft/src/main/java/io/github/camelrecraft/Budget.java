package io.github.camelrecraft;

import io.github.camelrecraft.client.Outcome;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The most that a component may spend within a sliding window of time. What is about to be sent is reserved at the
 * catalogue's price before it leaves, and settled when its outcome is known. From then on it counts for one window: since
 * it was charged before, no window as long as this one holds more than the budget, as far as the prices are right.
 *
 * <p>The past is kept in a thousand parts of the window, so that its memory does not grow with the number of messages; a
 * part is forgotten as a whole, a thousandth of the window late at most.
 */
final class Budget {

    private static final int PARTS = 1_000;

    private static final List<Map.Entry<String, Long>> UNITS = List.of(
            Map.entry("d", 86_400_000L), Map.entry("h", 3_600_000L), Map.entry("m", 60_000L), Map.entry("s", 1_000L));

    /**
     * How a budget stands at one moment, in USD.
     *
     * @param limit    the most that may be spent within the window
     * @param window   how long what was spent counts
     * @param spent    within the window
     * @param reserved for requests that are under way
     */
    record Figures(BigDecimal limit, Duration window, BigDecimal spent, BigDecimal reserved) {

        /** What may still be spent; below zero when requests cost more than the catalogue says. */
        BigDecimal left() {
            return limit.subtract(spent).subtract(reserved);
        }

        /** The window as it stands in a URI: {@code 1d} or {@code 90m}. */
        String windowText() {
            long millis = window.toMillis();
            for (Map.Entry<String, Long> unit : UNITS) {
                if (millis % unit.getValue() == 0) {
                    return millis / unit.getValue() + unit.getKey();
                }
            }
            return millis + "ms";
        }
    }

    /** A request's part of the budget, from before it is sent until its outcome is known. */
    final class Reservation {

        private final ImageRequest request;
        private final BigDecimal estimate;
        private boolean taken;
        private boolean ended;

        private Reservation(ImageRequest request) {
            this.request = request;
            this.estimate = Budget.estimate(request);
        }

        /**
         * Takes it, unless that is done: the request is about to be sent.
         *
         * @return why it must not be sent; empty when the budget covers it
         */
        Optional<Failure> take() {
            lock.lock();
            try {
                if (!taken && !ended) {
                    refuseBeyond(List.of(request));
                    hold();
                }
                return Optional.empty();
            } catch (OverBudgetException e) {
                return Optional.of(e.failure());
            } finally {
                lock.unlock();
            }
        }

        private void hold() {
            taken = true;
            reserved = reserved.add(estimate);
        }

        /**
         * Puts in its place what the request has cost: nothing when it was not sent. Does nothing the second time.
         *
         * @param outcome null when there is none, and nobody knows what was charged
         */
        void settle(@Nullable Outcome outcome) {
            end(() -> outcome == null ? estimate : outcome.attempts() == 0 ? BigDecimal.ZERO : charged(outcome));
        }

        /** Gives it back: the request was not sent, or what it brings had been paid for. Does nothing the second time. */
        void release() {
            end(() -> BigDecimal.ZERO);
        }

        /** Without a limit, nobody counts what was charged. */
        private void end(Supplier<BigDecimal> charged) {
            lock.lock();
            try {
                if (!ended) {
                    ended = true;
                    if (taken) {
                        reserved = reserved.subtract(estimate);
                        if (isLimited()) {
                            add(clock.instant(), charged.get());
                        }
                    }
                }
            } finally {
                lock.unlock();
            }
        }

        private BigDecimal charged(Outcome outcome) {
            if (outcome instanceof Outcome.Failed failed) {
                return failed.failure().billed() == Billing.NO ? BigDecimal.ZERO : estimate;
            }
            if (outcome instanceof Outcome.Told told) {
                return told.cost().orElse(estimate);
            }
            return outcome instanceof Outcome.Success success ? charged(success) : estimate;
        }

        /** Of images that are missing, or whose cost the provider did not say, the sum of the others says too little. */
        private BigDecimal charged(Outcome.Success success) {
            Optional<BigDecimal> said = success.cost();
            boolean whole =
                    success.images().stream().allMatch(image -> image.result().cost() != null)
                            && success.failed().stream().allMatch(failure -> failure.billed() == Billing.NO);
            return whole ? said.orElse(estimate) : said.orElse(estimate).max(estimate);
        }
    }

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> ledgers = new HashSet<>();

    /** What was spent, by the end of the part of the window that it was spent in. */
    private final NavigableMap<Instant, BigDecimal> past = new TreeMap<>();

    /** Set and read within the lock, except to learn whether there is one. */
    private volatile @Nullable BigDecimal limit;

    private Duration window = Duration.ofDays(1);
    private BigDecimal spent = BigDecimal.ZERO;
    private BigDecimal reserved = BigDecimal.ZERO;

    Budget(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Sets what may be spent.
     *
     * @param amount in USD; null for no limit
     * @param during how long what was spent counts
     */
    void limit(@Nullable BigDecimal amount, Duration during) {
        lock.lock();
        try {
            limit = amount;
            window = during;
        } finally {
            lock.unlock();
        }
    }

    boolean isLimited() {
        return limit != null;
    }

    /** How it stands; empty when there is no limit. */
    Optional<Figures> figures() {
        lock.lock();
        try {
            BigDecimal amount = limit;
            if (amount == null) {
                return Optional.empty();
            }
            forget(clock.instant());
            return Optional.of(new Figures(amount, window, spent, reserved));
        } finally {
            lock.unlock();
        }
    }

    /** In how many parts the past is kept. */
    int parts() {
        lock.lock();
        try {
            forget(clock.instant());
            return past.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds what a ledger knows of the time before this process. Called again for the same ledger, it does nothing: what was
     * spent since then has been counted here.
     *
     * @param before what was or may have been charged, by {@link #partOf} the time
     */
    void start(String ledger, Map<Instant, BigDecimal> before) {
        lock.lock();
        try {
            if (ledgers.add(ledger)) {
                before.forEach(this::add);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * How the budget stands at this moment, of which nothing is taken; empty when there is no limit.
     *
     * @throws OverBudgetException when it does not cover the requests
     */
    Optional<Figures> check(List<ImageRequest> requests) {
        lock.lock();
        try {
            refuseBeyond(requests);
            return figures();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what the requests of a message cost, for all of them or for none.
     *
     * @return one for each of them, in their order
     * @throws OverBudgetException when the budget does not cover all of them
     */
    List<Reservation> reserve(List<ImageRequest> requests) {
        lock.lock();
        try {
            refuseBeyond(requests);
            List<Reservation> all = later(requests);
            all.forEach(Reservation::hold);
            return all;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes nothing yet: each of them is taken when its request is about to be sent, if it ever is. With a ledger, what a
     * message asks for may be there already.
     */
    List<Reservation> later(List<ImageRequest> requests) {
        List<Reservation> all = new ArrayList<>(requests.size());
        for (ImageRequest request : requests) {
            all.add(new Reservation(request));
        }
        return all;
    }

    private void refuseBeyond(List<ImageRequest> requests) {
        BigDecimal amount = limit;
        if (amount == null) {
            return;
        }
        Instant now = clock.instant();
        forget(now);
        BigDecimal cost = requests.stream().map(Budget::estimate).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean unknown =
                requests.stream().anyMatch(request -> request.estimatedCost().isEmpty());
        Figures figures = new Figures(amount, window, spent, reserved);
        BigDecimal missing = cost.subtract(figures.left());
        boolean nothingLeft = unknown && figures.left().signum() <= 0;
        if ((cost.signum() > 0 && missing.signum() > 0) || nothingLeft) {
            throw new OverBudgetException(failure(figures, cost, missing, now));
        }
    }

    private static BigDecimal estimate(ImageRequest request) {
        return request.estimatedCost().orElse(BigDecimal.ZERO);
    }

    private Failure failure(Figures figures, BigDecimal cost, BigDecimal missing, Instant now) {
        Instant free = whenFree(missing);
        boolean never = cost.compareTo(figures.limit()) > 0 || figures.limit().signum() == 0;
        String when = never
                ? "it is more than the whole budget; ask for fewer images, or raise budget"
                : free == null
                        ? "it is enough again once requests have ended that are under way, or " + figures.windowText()
                                + " later"
                        : "it is enough again at " + free;
        return Failure.of(
                        FailureKind.INSUFFICIENT_FUNDS,
                        Billing.NO,
                        "budget=" + Usd.plain(figures.limit()) + " does not cover this message, which costs "
                                + (cost.signum() == 0 ? "an unknown amount" : Usd.text(cost)) + ": "
                                + Usd.text(figures.spent()) + " are spent within " + figures.windowText() + " and "
                                + Usd.text(figures.reserved()) + " reserved for requests under way; " + when)
                .withRetryable(!never)
                .withAnswer(0, null, never || free == null ? null : Duration.between(now, free));
    }

    /** When so much will have left the window; null when it is not enough that time passes. */
    private @Nullable Instant whenFree(BigDecimal missing) {
        BigDecimal freed = BigDecimal.ZERO;
        for (Map.Entry<Instant, BigDecimal> part : past.entrySet()) {
            freed = freed.add(part.getValue());
            if (freed.compareTo(missing) >= 0) {
                return part.getKey().plus(window);
            }
        }
        return null;
    }

    private void add(Instant at, BigDecimal amount) {
        if (!isLimited() || amount.signum() == 0) {
            return;
        }
        past.merge(partOf(at, window).plusMillis(part(window)), amount, BigDecimal::add);
        spent = spent.add(amount);
    }

    /** When the part of a window begins in which that is. */
    static Instant partOf(Instant at, Duration window) {
        long part = part(window);
        return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), part) * part);
    }

    private static long part(Duration window) {
        return Math.max(1, window.toMillis() / PARTS);
    }

    private void forget(Instant now) {
        while (!past.isEmpty() && !past.firstKey().plus(window).isAfter(now)) {
            spent = spent.subtract(past.pollFirstEntry().getValue());
        }
    }
}
