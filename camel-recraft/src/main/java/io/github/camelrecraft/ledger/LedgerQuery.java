package io.github.camelrecraft.ledger;

import java.time.Instant;
import java.util.Set;

/**
 * Which entries are wanted.
 *
 * @param states        in one of which they are
 * @param undelivered   whether only those are that no route has taken
 * @param from          the earliest time at which they were changed last
 * @param before        when they were changed last; those of that instant are not wanted any more
 * @param freeAt        at that time nobody holds them
 * @param limit         the most that are wanted
 * @param provider      whose they are, by the provider's name; empty for those of all
 * @param account       whose they may be, as in {@link Intent#mayBeOf}; empty for those of all
 */
public record LedgerQuery(
        Set<LedgerState> states,
        boolean undelivered,
        Instant from,
        Instant before,
        Instant freeAt,
        int limit,
        String provider,
        String account) {

    /** Before all entries. Databases do not know how early {@link Instant#MIN} is. */
    public static final Instant EVER = Instant.EPOCH;

    /** After all entries. */
    public static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /** Those of all providers and accounts. */
    public LedgerQuery(
            Set<LedgerState> states, boolean undelivered, Instant from, Instant before, Instant freeAt, int limit) {
        this(states, undelivered, from, before, freeAt, limit, "", "");
    }

    /** Copies the states. */
    public LedgerQuery {
        states = Set.copyOf(states);
    }

    /** Whether an entry is one of them. */
    public boolean matches(LedgerEntry entry) {
        return states.contains(entry.state())
                && !(undelivered && entry.delivered())
                && !entry.updated().isBefore(from)
                && entry.updated().isBefore(before)
                && !entry.heldUntil().isAfter(freeAt)
                && (provider.isEmpty() || provider.equals(entry.intent().provider()))
                && entry.intent().mayBeOf(account);
    }
}
