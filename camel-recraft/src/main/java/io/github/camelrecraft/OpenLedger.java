package io.github.camelrecraft;

import io.github.camelrecraft.http.Delayer;
import io.github.camelrecraft.ledger.Hold;
import io.github.camelrecraft.ledger.Intent;
import io.github.camelrecraft.ledger.PaymentLedger;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.apache.camel.RuntimeCamelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A ledger that is open, and where its blocking work is done. */
final class OpenLedger {

    private static final Logger LOG = LoggerFactory.getLogger(OpenLedger.class);

    private final String name;
    private final PaymentLedger ledger;
    private final Executor pool;
    private final Executor late;
    private final Delayer delayer;
    private final Clock clock;

    /** Requests that wait for what somebody else does; nothing else would end them. */
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();

    /** Requests that the ledger may not answer any more, and that nothing else would end once the component has stopped. */
    private final Set<Runnable> unanswered = ConcurrentHashMap.newKeySet();

    private volatile Duration retention = Duration.ZERO;
    private volatile boolean closed;
    private volatile boolean gone;

    /**
     * @param name    as in the option
     * @param pool    for the ledger's work
     * @param late    for what comes after the ledger is closed, and may hang: nobody waits for it
     * @param delayer for waits
     */
    OpenLedger(String name, PaymentLedger ledger, Executor pool, Executor late, Delayer delayer, Clock clock) {
        this.name = name;
        this.ledger = ledger;
        this.pool = pool;
        this.late = late;
        this.delayer = delayer;
        this.clock = clock;
    }

    PaymentLedger ledger() {
        return ledger;
    }

    Clock clock() {
        return clock;
    }

    /** Tells a budget what was spent before this process, by others that share the ledger as well. */
    void tell(Budget budget) {
        budget.figures().ifPresent(figures -> budget.start(name, spentWithin(figures.window())));
    }

    /** Added up as the budget keeps it, so that it takes no more memory than the budget does. */
    private Map<Instant, BigDecimal> spentWithin(Duration window) {
        Map<Instant, BigDecimal> spent = new HashMap<>();
        try {
            ledger.chargedSince(clock.instant().minus(window), entry -> {
                BigDecimal cost = entry.cost();
                if (cost != null) {
                    spent.merge(Budget.partOf(entry.updated(), window), cost, BigDecimal::add);
                }
            });
            return spent;
        } catch (IOException e) {
            throw new RuntimeCamelException(name + " cannot be read for the budget: " + e.getMessage(), e);
        }
    }

    /**
     * Does blocking work. When the pool has shut down it is done here and now, since it is about what was paid; and when the
     * ledger has been closed as well, on a thread of its own, since a ledger that hangs must not hold who stops it.
     */
    void execute(Runnable work) {
        try {
            pool.execute(work);
        } catch (RejectedExecutionException e) {
            if (gone) {
                late.execute(work);
            } else {
                work.run();
            }
        }
    }

    /**
     * Has somebody end a request when the ledger is closed before it has answered.
     *
     * @return to be run when it has ended
     */
    Runnable whenClosed(Runnable end) {
        unanswered.add(end);
        if (gone) {
            endUnanswered();
        }
        return () -> unanswered.remove(end);
    }

    private void endUnanswered() {
        for (Runnable end : List.copyOf(unanswered)) {
            if (unanswered.remove(end)) {
                late.execute(end);
            }
        }
    }

    /**
     * Waits for somebody else.
     *
     * @param whenOver does blocking work
     * @param whenClosed runs in its place when the component stops
     */
    void await(Duration wait, Runnable whenOver, Runnable whenClosed) {
        waiting.add(whenClosed);
        Runnable over = () -> {
            if (waiting.remove(whenClosed)) {
                execute(whenOver);
            }
        };
        try {
            var unused = delayer.after(wait, over);
        } catch (RejectedExecutionException e) {
            closed = true;
        }
        if (closed && waiting.remove(whenClosed)) {
            whenClosed.run();
        }
    }

    /** Ends the waiting. */
    void stopWaiting() {
        closed = true;
        for (Runnable whenClosed : List.copyOf(waiting)) {
            if (waiting.remove(whenClosed)) {
                whenClosed.run();
            }
        }
    }

    /**
     * Gives a route what was paid for, unless somebody else does.
     *
     * @param give     is to end the hold by {@link #handedBack}
     * @param notOurs  runs when somebody else gives it, or has done so, or when nobody can tell
     */
    void handBack(Intent intent, Consumer<Hold> give, Runnable notOurs) {
        execute(() -> {
            Hold hold = null;
            try {
                hold = ledger.handBack(intent).orElse(null);
            } catch (IOException | RuntimeException e) {
                LOG.warn("{} cannot be asked whether {} was delivered: {}", name, intent.key(), e.toString());
            }
            if (hold == null) {
                notOurs.run();
            } else {
                give.accept(hold);
            }
        });
    }

    /**
     * A route has been given what was paid for.
     *
     * @param taken    whether it has taken it
     * @param whenDone runs when the ledger knows, or cannot
     */
    void handedBack(Hold hold, boolean taken, Runnable whenDone) {
        execute(() -> {
            try {
                ledger.handedBack(hold, taken);
            } catch (IOException | RuntimeException e) {
                LOG.warn(
                        "{} does not know that {} was given to a route: {}",
                        name,
                        hold.entry().key(),
                        e.toString());
            } finally {
                whenDone.run();
            }
        });
    }

    /** A route has taken what was paid for under those keys. */
    void delivered(Iterable<String> keys) {
        execute(() -> {
            for (String key : keys) {
                try {
                    ledger.delivered(key);
                } catch (IOException | RuntimeException e) {
                    LOG.warn("{} does not know that {} was delivered: {}", name, key, e.toString());
                }
            }
        });
    }

    /** What was paid is not lost with the ledger; but somebody may have to look. */
    void doesNotKnow(String key, String what, Exception cause) {
        LOG.warn("{} could not be written, and does not know that {} {}", name, key, what, cause);
    }

    private void whileOpen(Runnable work) {
        if (!closed) {
            execute(work);
        }
    }

    /** Of several endpoints, the one that keeps longest decides. */
    void keepFor(Duration atLeast) {
        if (atLeast.compareTo(retention) > 0) {
            retention = atLeast;
        }
    }

    /** Tells the others that this process lives. */
    void renew() {
        whileOpen(() -> {
            try {
                ledger.renew();
            } catch (IOException | RuntimeException e) {
                LOG.warn(
                        "{} cannot be told that this process lives: others may take over what it does: {}",
                        name,
                        e.toString());
            }
        });
    }

    /** Removes what is old. */
    void clean() {
        whileOpen(() -> {
            try {
                int removed = ledger.clean(clock.instant().minus(retention));
                LOG.debug("{} entries removed from {}", removed, name);
            } catch (IOException | RuntimeException e) {
                LOG.warn("{} cannot be cleaned: {}", name, e.toString());
            }
        });
    }

    void close() {
        gone = true;
        endUnanswered();
        try {
            ledger.close();
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be closed: {}", name, e.toString());
        }
    }
}
