package io.github.camelrecraft.http;

import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * What was let through in the time just gone by. What came in the same millisecond is one entry, so that a window has an
 * upper bound however much goes through it. Called by one thread at a time.
 */
final class SlidingWindow {

    private record Entry(long time, long weight) {}

    private final long length;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long total;

    /**
     * @param length in milliseconds
     */
    SlidingWindow(long length) {
        this.length = length;
    }

    /** Something goes through now; the time is no less than the last one. */
    void add(long now, int weight) {
        forget(now);
        Entry last = entries.peekLast();
        if (last != null && last.time() == now) {
            entries.removeLast();
            entries.add(new Entry(now, last.weight() + weight));
        } else {
            entries.add(new Entry(now, weight));
        }
        total += weight;
    }

    /**
     * From when on something may go through if nothing else does, which may be a moment in the past: not before the last
     * of what is in its way has left the window. What weighs nothing does not wait. What weighs more than the limit waits
     * for an empty window, since it would wait for ever otherwise.
     *
     * @param limit the most in a window; 0 for any amount
     */
    long earliest(int weight, int limit) {
        if (limit == 0 || weight == 0) {
            return 0;
        }
        long room = Math.max(0, limit - weight);
        long left = total;
        long moment = 0;
        for (Iterator<Entry> oldest = entries.iterator(); left > room; ) {
            Entry entry = oldest.next();
            left -= entry.weight();
            moment = entry.time() + length;
        }
        return moment;
    }

    /** How many entries it remembers. */
    int size() {
        return entries.size();
    }

    private void forget(long now) {
        for (Entry oldest = entries.peek(); oldest != null && oldest.time() + length <= now; oldest = entries.peek()) {
            total -= oldest.weight();
            entries.remove();
        }
    }
}
