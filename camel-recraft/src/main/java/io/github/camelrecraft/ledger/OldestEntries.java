package io.github.camelrecraft.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The oldest of many entries, of which no more are in memory than are wanted. */
final class OldestEntries {

    private static final Comparator<LedgerEntry> OLDEST_FIRST =
            Comparator.comparing(LedgerEntry::updated).thenComparing(LedgerEntry::key);

    private final int limit;
    private final PriorityQueue<LedgerEntry> oldest = new PriorityQueue<>(OLDEST_FIRST.reversed());

    OldestEntries(int limit) {
        this.limit = limit;
    }

    void add(LedgerEntry entry) {
        oldest.add(entry);
        if (oldest.size() > limit) {
            oldest.remove();
        }
    }

    /** The oldest change first. */
    List<LedgerEntry> list() {
        List<LedgerEntry> found = new ArrayList<>(oldest);
        found.sort(OLDEST_FIRST);
        return found;
    }
}
