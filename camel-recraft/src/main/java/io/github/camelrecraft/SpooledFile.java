package io.github.camelrecraft;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Content in a temporary file that loses its name when it is opened: whatever ends this process, nothing stays behind.
 * The exchanges that hold it keep its bytes; when the last of them is done, the bytes are retained for those who look
 * at a result after its exchange, such as a {@code ProducerTemplate} or an aggregator.
 */
final class SpooledFile {

    private static final int BLOCK = 16 << 10;

    private final RandomAccessFile file; // unlike a channel, it survives the interrupt of a reader
    private final Path path;
    private final long length;
    private final RetainedFiles retained;
    private final AtomicInteger holders = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();

    private SpooledFile(RandomAccessFile file, Path path, RetainedFiles retained) throws IOException {
        this.file = file;
        this.path = path;
        this.length = file.length();
        this.retained = retained;
    }

    static SpooledFile of(Path path, RetainedFiles retained) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
        deleteName(path);
        return new SpooledFile(file, path, retained);
    }

    long length() {
        return length;
    }

    /** Reads at a position; -1 at the end. */
    int read(long position, byte[] bytes, int offset, int count) throws IOException {
        lock.lock();
        try {
            file.seek(position);
            return file.read(bytes, offset, count);
        } finally {
            lock.unlock();
        }
    }

    /** Writes what comes from a position on, and returns the position behind it. */
    long writeTo(OutputStream out, long position) throws IOException {
        byte[] block = new byte[BLOCK];
        long at = position;
        for (int count = read(at, block, 0, BLOCK); count > 0; count = read(at, block, 0, BLOCK)) {
            out.write(block, 0, count);
            at += count;
        }
        return at;
    }

    /** Keeps the content until the exchange is done, wherever its completions are handed over to. */
    void holdFor(Exchange exchange) {
        holders.incrementAndGet();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                if (holders.decrementAndGet() == 0) {
                    retained.add(SpooledFile.this);
                }
            }
        });
    }

    /** Frees the content, unless somebody holds it again. */
    void closeUnlessHeld() {
        if (holders.get() > 0) {
            return;
        }
        lock.lock();
        try {
            file.close();
        } catch (IOException e) {
            // It was opened for reading: there is nothing to lose.
        } finally {
            lock.unlock();
        }
        deleteName(path);
    }

    /** Windows does not let go of the name of an open file; there it goes when the file is closed, or at the latest when the JVM ends. */
    private static void deleteName(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }
}
