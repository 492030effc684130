package io.github.camelrecraft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Content in a temporary file that has lost its name: whatever ends this process, nothing stays behind. Its space is
 * freed when the last of the exchanges that hold it is done; when none ever held it, when nobody can reach it any more,
 * since the JDK closes a channel that is out of reach.
 */
final class SpooledFile {

    private final FileChannel channel;
    private final long length;
    private final AtomicInteger holders = new AtomicInteger();

    private SpooledFile(FileChannel channel) throws IOException {
        this.channel = channel;
        this.length = channel.size();
    }

    static SpooledFile of(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Files.delete(file);
        return new SpooledFile(channel);
    }

    FileChannel channel() {
        return channel;
    }

    long length() {
        return length;
    }

    /** Keeps the content until the exchange is done, wherever its completions are handed over to. */
    void holdFor(Exchange exchange) {
        holders.incrementAndGet();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                if (holders.decrementAndGet() == 0) {
                    close();
                }
            }
        });
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
