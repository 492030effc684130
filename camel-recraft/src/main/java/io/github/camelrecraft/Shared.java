package io.github.camelrecraft;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What those with equal keys share, made for the first of them. There are few keys, of settings and of accounts: they are
 * looked through, and none is asked for its hash, since the JVM generates that of a record when it is first asked for.
 */
final class Shared<K, V> {

    private record Entry<K, V>(K key, V value) {}

    private final List<Entry<K, V>> entries = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();

    /**
     * The value of a key.
     *
     * @param making what makes it when there is none
     */
    V of(K key, Supplier<V> making) {
        V there = find(key);
        return there == null ? made(key, making) : there;
    }

    private V made(K key, Supplier<V> making) {
        lock.lock();
        try {
            V there = find(key);
            if (there != null) {
                return there;
            }
            V made = making.get();
            entries.add(new Entry<>(key, made));
            return made;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable V find(K key) {
        for (Entry<K, V> entry : entries) {
            if (entry.key().equals(key)) {
                return entry.value();
            }
        }
        return null;
    }

    /** All that were made. */
    Stream<V> values() {
        return entries.stream().map(Entry::value);
    }

    /** Forgets them all. */
    void clear() {
        lock.lock();
        try {
            entries.clear();
        } finally {
            lock.unlock();
        }
    }
}
