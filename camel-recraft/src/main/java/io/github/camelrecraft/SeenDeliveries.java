package io.github.camelrecraft;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The webhooks that came lately, so that one that comes again is dropped. One that is older than what is kept here is
 * asked about once more, which costs nothing, and is dropped then.
 */
final class SeenDeliveries {

    private static final int KEPT = 10_000;

    private final Map<String, Boolean> oldestFirst = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KEPT;
        }
    };

    private final ReentrantLock lock = new ReentrantLock();

    /** Whether it comes for the first time. */
    boolean add(String delivery) {
        lock.lock();
        try {
            return oldestFirst.put(delivery, true) == null;
        } finally {
            lock.unlock();
        }
    }
}
