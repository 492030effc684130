package io.github.camelrecraft;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The files whose exchanges are done. A result may still be looked at then, and nobody says when it no longer is: so the
 * latest are kept, within bounds on their number and size, and those that nobody can reach any more go earlier, since the
 * JDK closes a file that is out of reach.
 */
final class RetainedFiles {

    private static final int MAX_FILES = 256;
    private static final long MAX_BYTES = 1L << 30;

    private record Entry(WeakReference<SpooledFile> file, long length) {}

    private final Deque<Entry> oldestFirst = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private long bytes;

    void add(SpooledFile file) {
        lock.lock();
        try {
            oldestFirst.add(new Entry(new WeakReference<>(file), file.length()));
            bytes += file.length();
            while (oldestFirst.size() > MAX_FILES || (bytes > MAX_BYTES && oldestFirst.size() > 1)) {
                closeOldest();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Frees all of them. */
    void close() {
        lock.lock();
        try {
            while (!oldestFirst.isEmpty()) {
                closeOldest();
            }
        } finally {
            lock.unlock();
        }
    }

    private void closeOldest() {
        Entry entry = oldestFirst.remove();
        bytes -= entry.length();
        @Nullable SpooledFile file = entry.file().get();
        if (file != null) {
            file.closeUnlessHeld();
        }
    }
}
