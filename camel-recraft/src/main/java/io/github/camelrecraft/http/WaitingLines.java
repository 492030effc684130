package io.github.camelrecraft.http;

import io.github.camelrecraft.http.WaitingLine.Waiter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an account, each with limits of its own, in the order in which they are served: the line that was served
 * last is the last. Only lines in which somebody waits are kept. Called by one thread at a time.
 */
final class WaitingLines {

    private final Map<RateLimits, WaitingLine> lines = new LinkedHashMap<>();

    /** How many wait under those limits. */
    int waiting(RateLimits limits) {
        WaitingLine line = lines.get(limits);
        return line == null ? 0 : line.length();
    }

    Waiter join(RateLimits limits, int images) {
        return lines.computeIfAbsent(limits, WaitingLine::new).join(images);
    }

    /** Does nothing when that one has left already. */
    void leave(Waiter waiter) {
        WaitingLine line = waiter.line();
        line.leave(waiter);
        if (line.length() == 0) {
            lines.remove(line.limits(), line);
        }
    }

    /** The first of the line whose turn it is, of those that may go now, leaves its line; null when nobody may go. */
    @Nullable
    Waiter next(long now, Admissions admissions) {
        for (WaitingLine line : lines.values()) {
            Waiter head = line.head();
            if (admissions.earliest(now, head.images(), line.limits()) <= now) {
                return served(line, head);
            }
        }
        return null;
    }

    private Waiter served(WaitingLine line, Waiter head) {
        leave(head);
        if (lines.remove(line.limits(), line)) {
            lines.put(line.limits(), line);
        }
        return head;
    }

    /** When the next of all may go; {@link Admissions#NEVER} when that depends on other things than time. */
    long moment(long now, Admissions admissions) {
        long moment = Admissions.NEVER;
        for (WaitingLine line : lines.values()) {
            Waiter head = line.head();
            moment = Math.min(moment, admissions.earliest(now, head.images(), line.limits()));
        }
        return moment;
    }

    int waiting() {
        return lines.values().stream().mapToInt(WaitingLine::length).sum();
    }

    /** Everybody leaves. */
    List<Waiter> clear() {
        List<Waiter> all = lines.values().stream().flatMap(WaitingLine::waiters).toList();
        lines.clear();
        return all;
    }
}
