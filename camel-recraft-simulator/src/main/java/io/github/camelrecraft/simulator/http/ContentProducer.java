package io.github.camelrecraft.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.jspecify.annotations.Nullable;

/** Sends the body of a {@link Reply} as fast as the caller takes it, one block in memory at a time. */
final class ContentProducer implements AsyncEntityProducer {

    private static final int BLOCK = 32 * 1024;

    private final Reply reply;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK).limit(0);
    private final long toSend;
    private long read;
    private boolean closing;
    private @Nullable InputStream in;

    ContentProducer(Reply reply) {
        this.reply = reply;
        this.toSend = Math.min(reply.body().length(), reply.ending().afterBytes());
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        // A partial write means that the socket is full: HttpCore calls again when it is not.
        while (fill()) {
            channel.write(block);
            if (block.hasRemaining()) {
                return;
            }
        }
        switch (reply.ending().how()) {
            case WHOLE -> channel.endStream(null);
            case CLOSE -> close(channel);
            case STALL -> {}
        }
    }

    /**
     * The first time only asks to be called again: by then HttpCore has flushed what was written, and is on the thread
     * where this exception closes the connection in order.
     */
    private void close(DataStreamChannel channel) throws ConnectionClosedException {
        if (closing) {
            throw new ConnectionClosedException("cut by the simulator");
        }
        closing = true;
        channel.requestOutput();
    }

    private boolean fill() throws IOException {
        if (block.hasRemaining()) {
            return true;
        }
        if (read == toSend) {
            return false;
        }
        if (in == null) {
            in = reply.body().open();
        }
        int count = in.readNBytes(block.array(), 0, (int) Math.min(BLOCK, toSend - read));
        if (count == 0) {
            throw new IOException(
                    "The body ended after " + read + " of " + reply.body().length() + " bytes");
        }
        read += count;
        block.position(0).limit(count);
        return true;
    }

    @Override
    public int available() {
        boolean stalled = reply.ending().how() == Ending.How.STALL && read == toSend && !block.hasRemaining();
        return stalled ? 0 : BLOCK;
    }

    @Override
    public long getContentLength() {
        return reply.body().length();
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
        return false;
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
