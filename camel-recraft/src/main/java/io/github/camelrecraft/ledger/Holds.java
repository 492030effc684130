package io.github.camelrecraft.ledger;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What this process holds: by a lease that it renews, and by the versions that it wrote. */
final class Holds {

    private final LedgerStore store;
    private final Clock clock;
    private final Duration lease;
    private final String holder = UUID.randomUUID().toString();

    /** What this process works on. What it holds beside that, by the store, it has given up. */
    private final Map<String, Hold> working = new ConcurrentHashMap<>();

    Holds(LedgerStore store, Clock clock, Duration lease) {
        this.store = store;
        this.clock = clock;
        this.lease = lease;
    }

    Duration lease() {
        return lease;
    }

    /** As exact as every store can keep it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    boolean contains(String key) {
        return working.containsKey(key);
    }

    /** Begins to work on it, unless somebody of this process already does; whether it did. */
    boolean begin(Hold hold) {
        return working.putIfAbsent(hold.entry().key(), hold) == null;
    }

    void end(Hold hold) {
        working.remove(hold.entry().key(), hold);
    }

    /** Whether the entry is as this hold may have left it: the store could not say whether its last write was done. */
    boolean isOwn(Hold hold, LedgerEntry entry) {
        return entry.holder().equals(holder) && working.get(entry.key()) == hold;
    }

    /** Whether another process works on it. */
    boolean isHeldElsewhere(LedgerEntry entry, Instant now) {
        return !store.isExclusive()
                && !entry.holder().equals(LedgerEntry.NOBODY)
                && !entry.holder().equals(holder)
                && now.isBefore(entry.heldUntil());
    }

    /** Until when who works on it has it, if nobody renews that. */
    Instant heldUntil(LedgerEntry entry, Instant now) {
        return isHeldElsewhere(entry, now) ? entry.heldUntil() : now.plus(lease);
    }

    /** The next version, held by this process. */
    LedgerEntry kept(NextEntry next, Instant now) {
        return next.heldBy(holder, now.plus(lease)).done();
    }

    /**
     * Whether nobody else can have taken it over: the lease is good for half its time yet, so that clocks may differ by
     * as much, and what leaves now arrives before anybody asks for it.
     */
    boolean isCertain(Hold hold) {
        LedgerEntry entry = hold.entry();
        return isOwn(hold, entry)
                && (store.isExclusive() || now().isBefore(hold.until().minus(lease.dividedBy(2))));
    }

    /** Extends all of them. One that was not certain any more when the store had done it stays so. */
    void renew() throws IOException {
        if (store.isExclusive() || working.isEmpty()) {
            return;
        }
        Map<String, Hold> renewed = Map.copyOf(working);
        Instant until = now().plus(lease);
        store.renew(renewed.keySet(), holder, until);
        renewed.values().stream().filter(this::isCertain).forEach(hold -> hold.renewed(until));
    }

    /**
     * Writes the next version of an entry.
     *
     * @param held what becomes of it under the hold; the same when nothing may
     * @param lost what becomes of what somebody else has made of it meanwhile; the same when theirs is worth more
     * @return whether something was written
     */
    boolean step(Hold hold, UnaryOperator<LedgerEntry> held, UnaryOperator<LedgerEntry> lost) throws IOException {
        LedgerEntry entry = hold.entry();
        long expected = entry.version();
        UnaryOperator<LedgerEntry> change = held;
        while (true) {
            LedgerEntry next = change.apply(entry);
            // An entry that is to stay as it is, is left as it is.
            if (next.version() == entry.version()) {
                if (isOwn(hold, entry)) {
                    hold.became(entry);
                }
                return false;
            }
            if (store.replace(next, expected)) {
                hold.became(next);
                return true;
            }
            Optional<LedgerEntry> found = store.find(entry.key());
            // What is gone was removed by somebody who knew less than we do.
            entry = found.orElse(hold.entry());
            expected = found.map(LedgerEntry::version).orElse(0L);
            change = isOwn(hold, entry) ? held : sameRequest(hold, lost);
        }
    }

    private static UnaryOperator<LedgerEntry> sameRequest(Hold hold, UnaryOperator<LedgerEntry> change) {
        Intent intent = hold.entry().intent();
        return entry -> entry.intent().asksTheSameAs(intent) && entry.intent().mayBeOf(intent.account())
                ? change.apply(entry)
                : entry;
    }
}
