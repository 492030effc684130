package io.github.camelrecraft.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/**
 * Sends the body of a {@link Reply} as fast as the caller takes it, or as slowly as it is to be, one block in memory at a
 * time.
 */
final class ContentProducer implements AsyncEntityProducer {

    private static final int BLOCK = 32 * 1024;

    private final Reply reply;
    private final Transfer transfer;
    private final @Nullable IOSession connection;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK).limit(0);
    private final long announced;
    private final long toSend;
    private long read;
    private boolean flushing;
    private volatile boolean resting;
    private @Nullable InputStream in;

    /**
     * Of this reply.
     *
     * @param connection on which it goes; null when the caller has gone
     */
    ContentProducer(Reply reply, @Nullable IOSession connection) {
        this.reply = reply;
        this.transfer = reply.transfer();
        this.connection = connection;
        long length = reply.body().length();
        this.announced = Math.max(0, length + transfer.surplus());
        this.toSend = Math.min(
                Math.min(length, transfer.endless() ? length : announced),
                transfer.ending().afterBytes());
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        if (resting) {
            return; // HttpCore may call while it flushes what was written
        }
        // A partial write means that the socket is full: HttpCore calls again when it is not.
        while (fill()) {
            channel.write(block);
            if (block.hasRemaining()) {
                return;
            }
            // What never ends must not hold up the others.
            if (rests(channel) || (read == toSend && transfer.endless())) {
                return;
            }
        }
        switch (transfer.ending().how()) {
            case WHOLE -> end(channel);
            case CLOSE -> close(channel);
            case RESET -> reset(channel);
            case STALL -> {}
        }
    }

    private void end(DataStreamChannel channel) throws IOException {
        if (announced < reply.body().length() && !transfer.endless()) {
            if (isFlushed(channel)) {
                writeUnannounced();
                channel.endStream(null);
            }
        } else if (announced == toSend) {
            channel.endStream(null);
        }
    }

    /** HttpCore would not write more than was announced. As much of the rest as a socket takes at once. */
    private void writeUnannounced() throws IOException {
        InputStream rest = in != null ? in : reply.body().open();
        if (connection != null) {
            connection.write(ByteBuffer.wrap(rest.readNBytes(BLOCK)));
        }
    }

    /** On this thread the exception closes the connection in order. */
    private void close(DataStreamChannel channel) throws IOException {
        if (isFlushed(channel)) {
            throw new ConnectionClosedException("cut by the simulator");
        }
    }

    private void reset(DataStreamChannel channel) throws IOException {
        if (isFlushed(channel) && connection != null) {
            connection.close(CloseMode.IMMEDIATE);
        }
    }

    /** The first time only asks to be called again: by then HttpCore has flushed what was written. */
    private boolean isFlushed(DataStreamChannel channel) {
        boolean flushed = flushing;
        if (!flushed) {
            flushing = true;
            channel.requestOutput();
        }
        return flushed;
    }

    private boolean rests(DataStreamChannel channel) {
        Pace pace = transfer.pace();
        if (pace == null || (read == toSend && !transfer.endless())) {
            return false;
        }
        resting = true;
        CompletableFuture.delayedExecutor(pace.every().toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
                .execute(() -> {
                    resting = false;
                    channel.requestOutput();
                });
        return true;
    }

    private boolean fill() throws IOException {
        if (block.hasRemaining()) {
            return true;
        }
        int room = transfer.pace() == null
                ? BLOCK
                : Math.min(BLOCK, transfer.pace().bytes());
        if (read == toSend) {
            return transfer.endless() && fillWithSpaces(room);
        }
        if (in == null) {
            in = reply.body().open();
        }
        int count = in.readNBytes(block.array(), 0, (int) Math.min(room, toSend - read));
        if (count == 0) {
            throw new IOException(
                    "The body ended after " + read + " of " + reply.body().length() + " bytes");
        }
        read += count;
        block.position(0).limit(count);
        return true;
    }

    private boolean fillWithSpaces(int count) {
        Arrays.fill(block.array(), (byte) ' ');
        block.position(0).limit(count);
        return true;
    }

    @Override
    public int available() {
        return resting || isOver() ? 0 : BLOCK;
    }

    /** Whether nothing more is sent although the caller waits. */
    private boolean isOver() {
        boolean stalled = transfer.ending().how() == Ending.How.STALL
                || (transfer.ending().how() == Ending.How.WHOLE && announced > toSend && !transfer.endless());
        return stalled && read == toSend && !block.hasRemaining();
    }

    @Override
    public long getContentLength() {
        return transfer.endless() ? -1 : announced;
    }

    @Override
    public String getContentType() {
        return reply.contentType();
    }

    @Override
    public @Nullable String getContentEncoding() {
        return null;
    }

    @Override
    public boolean isChunked() {
        return transfer.endless();
    }

    @Override
    public Set<String> getTrailerNames() {
        return Set.of();
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    @Override
    public void releaseResources() {
        if (in != null) {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
