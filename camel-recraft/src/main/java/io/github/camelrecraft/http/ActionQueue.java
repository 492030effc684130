package io.github.camelrecraft.http;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs what must not run under a lock, in order, one at a time, on whichever thread is there first. What is run may bring
 * up more, which runs after it and not within it: a thousand requests that fail at once, each making room for the next,
 * would otherwise grow the stack.
 */
final class ActionQueue {

    private final Queue<Runnable> actions = new ConcurrentLinkedQueue<>();

    /** Calls of {@code run} that were not heeded yet. */
    private final AtomicInteger calls = new AtomicInteger();

    void add(Runnable action) {
        actions.add(action);
    }

    /** Runs all there is, or leaves it to the thread that is at it. */
    void run() {
        if (calls.getAndIncrement() > 0) {
            return;
        }
        int heeded = 1;
        while (heeded > 0) {
            for (Runnable action = actions.poll(); action != null; action = actions.poll()) {
                action.run();
            }
            heeded = calls.addAndGet(-heeded);
        }
    }
}
