package io.github.camelrecraft.ledger;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageContent;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What was sent, what was paid, what came back: written down before the next step is done, so that whoever comes after
 * a crash, or by another way, knows whether it may be sent again. Makes all decisions about states; the {@link
 * LedgerStore} only keeps them. Methods may block.
 *
 * <p>A process holds what it works on, for the time of a lease that it renews. Whoever else wants it waits; when the lease
 * has run out, the process is taken for dead, and its work taken over. If it was only slow, it finds out at its next
 * step: each of them is written in place of the version that it knows and of no other, and nothing is sent before that
 * is done. What then waits for a connection leaves as long as {@link #isCertain}, else it takes that step once more.
 * The clocks of several machines may differ by half a lease; beyond that, work that is well under way may be taken
 * over.
 */
public final class PaymentLedger implements AutoCloseable {

    private static final Set<LedgerState> UNRESOLVED =
            EnumSet.of(LedgerState.SENT, LedgerState.PAID, LedgerState.UNKNOWN);
    private static final Set<LedgerState> CLEANED =
            EnumSet.of(LedgerState.PLANNED, LedgerState.FAILED, LedgerState.STORED);

    private final LedgerStore store;
    private final Holds holds;

    /**
     * A ledger that owns its store.
     *
     * @param lease how long a process is taken for alive that does not {@link #renew}; 30 seconds is a good choice
     */
    public PaymentLedger(LedgerStore store, Clock clock, Duration lease) {
        this.store = store;
        this.holds = new Holds(store, clock, lease);
    }

    /** How long a process is taken for alive that does not renew its holds. */
    public Duration lease() {
        return holds.lease();
    }

    /**
     * Asks for the right to pay.
     *
     * @param derivable whether where to ask for it follows from the request, even when its answer was never seen
     */
    public Claim claim(Intent intent, boolean derivable) throws IOException {
        Hold hold = new Hold(LedgerEntry.absent(intent, now()));
        // The first of this process; the others need not look who holds it.
        boolean first = holds.begin(hold);
        Claim claim = null;
        try {
            claim = claim(hold, first, derivable);
            return claim;
        } finally {
            if (first && !(claim instanceof Claim.Held)) {
                holds.end(hold);
            }
        }
    }

    private Claim claim(Hold hold, boolean first, boolean derivable) throws IOException {
        Intent intent = hold.entry().intent();
        while (true) {
            Instant now = now();
            LedgerEntry entry = store.find(intent.key()).orElseGet(() -> LedgerEntry.absent(intent, now));
            boolean held = !first || holds.isHeldElsewhere(entry, now);
            ClaimVerdict verdict = ClaimVerdict.of(entry, intent, held, entry.job() != null || derivable);
            LedgerEntry next = claimed(verdict, entry, intent, now);
            if (next.version() == entry.version() || store.replace(next, entry.version())) {
                hold.became(next);
                return verdict.claim(hold, holds.heldUntil(next, now));
            }
        }
    }

    /** The entry as it is to be before anything is done; the same when nothing is. */
    private LedgerEntry claimed(ClaimVerdict verdict, LedgerEntry entry, Intent intent, Instant now) {
        return switch (verdict) {
            case PLAN -> holds.kept(entry.next().anew(intent, now), now);
            case ASK, FETCH -> holds.kept(entry.next(), now);
            case DOUBT -> entry.state() == LedgerState.SENT ? abandoned(entry, now) : entry;
            case TAKE, WAIT, REFUSE -> entry;
        };
    }

    private static LedgerEntry abandoned(LedgerEntry entry, Instant now) {
        Failure failure = Failure.of(
                FailureKind.UNAVAILABLE,
                Billing.UNKNOWN,
                "the process that sent it ended before it had heard of an answer");
        return entry.next()
                .to(LedgerState.UNKNOWN, now)
                .failure(failure)
                .free(now)
                .done();
    }

    /**
     * The request is about to leave.
     *
     * @param reckoned what it will cost, in USD, as far as that is known
     * @return whether it may; false when the hold was lost to somebody else
     * @throws IOException when it must not leave, since nobody would know of it
     */
    public boolean sent(Hold hold, @Nullable BigDecimal reckoned) throws IOException {
        Instant now = now();
        return holds.step(
                hold,
                entry -> entry.state() == LedgerState.PLANNED
                        ? holds.kept(
                                entry.next().to(LedgerState.SENT, now).sent(now).cost(reckoned), now)
                        : entry,
                UnaryOperator.identity());
    }

    /**
     * Whether it is certain, without a look into the store, that nobody else has taken it over: until half a lease has
     * gone by since the store has said so, by a step or {@link #renew}. What is not certain must not leave; {@link
     * #refused} and {@link #sent} make it so again, unless it was taken over. Does not block.
     */
    public boolean isCertain(Hold hold) {
        return holds.isCertain(hold);
    }

    /**
     * It was not charged, or the provider has never heard of it, and will be tried again under the same hold: as if it
     * had never been sent.
     *
     * @return whether it may be tried again
     */
    public boolean refused(Hold hold) throws IOException {
        Instant now = now();
        return holds.step(
                hold,
                entry -> switch (entry.state()) {
                    case SENT, UNKNOWN -> holds.kept(entry.next().anew(entry.intent(), now), now);
                    default -> entry;
                },
                UnaryOperator.identity());
    }

    /**
     * The provider works on it, and can be asked for it.
     *
     * @return whether the ledger took it down
     */
    public boolean accepted(Hold hold, AcceptedJob job) throws IOException {
        Instant now = now();
        return holds.step(
                hold,
                entry -> UNRESOLVED.contains(entry.state())
                        ? holds.kept(entry.next().job(job), now)
                        : entry,
                entry -> UNRESOLVED.contains(entry.state()) && entry.job() == null
                        ? entry.next().job(job).done()
                        : entry);
    }

    /**
     * The provider has made it.
     *
     * @return whether the ledger took it down; false when it knows as much by somebody else
     */
    public boolean paid(Hold hold, PaidAnswer answer, @Nullable BigDecimal cost) throws IOException {
        Instant now = now();
        return holds.step(
                hold,
                entry -> entry.state() == LedgerState.STORED
                        ? entry
                        : holds.kept(entry.next().to(LedgerState.PAID, now).answer(answer, cost), now),
                entry -> entry.answer() == null
                        ? entry.next()
                                .to(LedgerState.PAID, now)
                                .answer(answer, cost)
                                .done()
                        : entry);
    }

    /**
     * What was paid for is here. Ends the hold, whatever comes of it.
     *
     * @param contents by their parts: the images from 0, and {@link PaidAnswer#RAW}
     * @return whether the ledger took it; false when it has it by somebody else
     */
    public boolean stored(Hold hold, PaidAnswer answer, @Nullable BigDecimal cost, Map<Integer, ImageContent> contents)
            throws IOException {
        try {
            if (store.find(hold.entry().key()).map(LedgerEntry::state).orElse(null) == LedgerState.STORED) {
                return false;
            }
            for (Map.Entry<Integer, ImageContent> part : contents.entrySet()) {
                store.write(hold.entry().key(), part.getKey(), part.getValue());
            }
            Instant now = now();
            UnaryOperator<LedgerEntry> storing = entry -> entry.state() == LedgerState.STORED
                    ? entry
                    : entry.next()
                            .to(LedgerState.STORED, now)
                            .answer(answer, cost)
                            .free(now)
                            .done();
            return holds.step(hold, storing, storing);
        } finally {
            holds.end(hold);
        }
    }

    /**
     * It ended without images. By the failure's {@code billed} it may be sent again, or must be fetched, or nobody
     * knows; what was paid for stays so. Ends the hold, whatever comes of it.
     *
     * @return whether the ledger took it down
     */
    public boolean failed(Hold hold, Failure failure) throws IOException {
        Instant now = now();
        try {
            return holds.step(
                    hold,
                    entry -> switch (entry.state()) {
                        case STORED -> entry;
                        case PAID -> stillPaid(entry, failure).free(now).done();
                        default ->
                            entry.next()
                                    .to(ending(failure.billed()), now)
                                    .failure(failure)
                                    .free(now)
                                    .done();
                    },
                    UnaryOperator.identity());
        } finally {
            holds.end(hold);
        }
    }

    /** What becomes of it later does not undo the payment. */
    private static NextEntry stillPaid(LedgerEntry entry, Failure failure) {
        return failure.billed() == Billing.YES ? entry.next().failure(failure) : entry.next();
    }

    private static LedgerState ending(Billing billed) {
        return switch (billed) {
            case NO -> LedgerState.FAILED;
            case YES -> LedgerState.PAID;
            case UNKNOWN -> LedgerState.UNKNOWN;
        };
    }

    /**
     * Ends the hold without news: whoever comes next begins where this one did.
     *
     * @return whether the ledger took it down; otherwise others have to wait until the lease has run out
     */
    public boolean release(Hold hold) throws IOException {
        Instant now = now();
        try {
            return holds.step(hold, entry -> entry.next().free(now).done(), UnaryOperator.identity());
        } finally {
            holds.end(hold);
        }
    }

    /**
     * Asks for the right to give a route what was paid for, when it is not the one that asked for it: of several
     * processes one has it at a time. What is not stored, since it could not be, is given by whoever has it.
     *
     * @return to be ended by {@link #handedBack}; empty when somebody else gives it, or has done so
     */
    public Optional<Hold> handBack(Intent intent) throws IOException {
        Instant now = now();
        LedgerEntry entry = store.find(intent.key()).orElseGet(() -> LedgerEntry.absent(intent, now));
        Hold hold = new Hold(entry);
        if (entry.state() != LedgerState.STORED) {
            return Optional.of(hold);
        }
        if (entry.delivered() || holds.isHeldElsewhere(entry, now) || !holds.begin(hold)) {
            return Optional.empty();
        }
        boolean mine = false;
        try {
            LedgerEntry next = holds.kept(entry.next(), now);
            mine = store.replace(next, entry.version());
            if (mine) {
                hold.became(next);
            }
            return mine ? Optional.of(hold) : Optional.empty();
        } finally {
            if (!mine) {
                holds.end(hold);
            }
        }
    }

    /**
     * A route has been given what was paid for. Ends the hold, whatever comes of it.
     *
     * @param taken whether the route has taken it; otherwise it may be given again
     */
    public void handedBack(Hold hold, boolean taken) throws IOException {
        String key = hold.entry().key();
        try {
            Optional<LedgerEntry> found = store.find(key);
            while (found.isPresent() && found.get().state() == LedgerState.STORED) {
                LedgerEntry entry = found.get();
                NextEntry next = entry.next();
                boolean changes = taken && !entry.delivered();
                if (changes) {
                    next = next.delivered();
                }
                if (holds.isOwn(hold, entry)) {
                    next = next.free(now());
                    changes = true;
                }
                if (!changes || store.replace(next.done(), entry.version())) {
                    return;
                }
                found = store.find(key);
            }
        } finally {
            holds.end(hold);
        }
    }

    /** A route has taken what was paid for. */
    public void delivered(String key) throws IOException {
        Optional<LedgerEntry> entry = store.find(key);
        while (entry.isPresent()
                && entry.get().state() == LedgerState.STORED
                && !entry.get().delivered()
                && !store.replace(
                        entry.get().next().delivered().done(), entry.get().version())) {
            entry = store.find(key);
        }
    }

    /** A part of what was stored. */
    public Optional<ImageContent> content(String key, int part) throws IOException {
        return store.read(key, part);
    }

    /** The entry of that key. */
    public Optional<LedgerEntry> find(String key) throws IOException {
        return store.find(key);
    }

    /** Extends the holds of this process; to be called well within the lease as long as the process lives. */
    public void renew() throws IOException {
        holds.renew();
    }

    /**
     * Entries that nobody works on and that are unresolved, or not delivered: the oldest first. However many there are,
     * no more than the limit are in memory, and what the store reads at a time.
     *
     * @param provider by its name; empty for all
     * @param account  whose they may be; empty for all
     * @param wanted   which of them count
     */
    public List<LedgerEntry> unfinished(
            Instant before, String provider, String account, int limit, Predicate<LedgerEntry> wanted)
            throws IOException {
        LedgerQuery query = new LedgerQuery(
                ClaimVerdict.CHARGED, true, LedgerQuery.EVER, before, freeAt(), Integer.MAX_VALUE, provider, account);
        OldestEntries oldest = new OldestEntries(limit);
        store.each(query, entry -> {
            if (query.matches(entry) && !holds.contains(entry.key()) && wanted.test(entry)) {
                oldest.add(entry);
            }
        });
        return oldest.list();
    }

    /**
     * Tells of what was or may have been charged since then, by the time of its last state, in any order: for a budget
     * that outlives the process. However much it is, little of it is in memory.
     */
    public void chargedSince(Instant since, LedgerStore.Visitor visitor) throws IOException {
        store.each(all(ClaimVerdict.CHARGED, since, LedgerQuery.NEVER, LedgerQuery.NEVER), visitor);
    }

    /**
     * Removes what is finished and older, delivered or not. What is unresolved stays: only somebody who asks the
     * provider knows what became of it.
     *
     * @return how many entries
     */
    public int clean(Instant before) throws IOException {
        AtomicInteger removed = new AtomicInteger();
        store.each(all(CLEANED, LedgerQuery.EVER, before, freeAt()), entry -> {
            if (!holds.contains(entry.key()) && store.delete(entry)) {
                removed.incrementAndGet();
            }
        });
        return removed.get();
    }

    private static LedgerQuery all(Set<LedgerState> states, Instant from, Instant before, Instant freeAt) {
        return new LedgerQuery(states, false, from, before, freeAt, Integer.MAX_VALUE);
    }

    /**
     * Removes an entry, for somebody who has found out that it was not charged, or who wants to pay again.
     *
     * @return whether there was one that nobody works on
     */
    public boolean forget(String key) throws IOException {
        Instant now = now();
        Optional<LedgerEntry> entry = store.find(key);
        return entry.isPresent()
                && !holds.contains(key)
                && !holds.isHeldElsewhere(entry.get(), now)
                && store.delete(entry.get());
    }

    /** What is held until then, at the latest, no other process works on. */
    private Instant freeAt() {
        return store.isExclusive() ? LedgerQuery.NEVER : now();
    }

    private Instant now() {
        return holds.now();
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
