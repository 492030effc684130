package io.github.camelrecraft.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Set;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.jspecify.annotations.Nullable;

/**
 * Hands a body to the connection as fast as that takes it, block by block. A request without its body is no request yet:
 * it counts as sent from the body's first byte on.
 */
final class BodyProducer implements AsyncEntityProducer {

    private static final int BLOCK = 16 << 10;

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    /** Hears that bytes are about to be written, and may refuse that. */
    @FunctionalInterface
    interface Leaving {
        void begins() throws IOException;
    }

    private final HttpBody body;
    private final long length;
    private final Leaving leaving;

    /** Held while there is something to write, not while the answer is waited for. */
    private ByteBuffer block = NONE;

    private Iterator<HttpBody.Piece> pieces;
    private @Nullable InputStream open;
    private boolean read;

    /**
     * @param leaving hears before each block
     * @throws IOException when a piece's length cannot be told
     */
    BodyProducer(HttpBody body, Leaving leaving) throws IOException {
        this.body = body;
        this.length = body.length();
        this.leaving = leaving;
        this.pieces = body.pieces().iterator();
    }

    /** A proxy that asks for credentials gets the request again; nothing has reached the provider by then. */
    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public String getContentType() {
        return body.contentType();
    }

    @Override
    public @Nullable String getContentEncoding() {
        return null;
    }

    @Override
    public boolean isChunked() {
        return length == HttpBody.UNKNOWN;
    }

    @Override
    public Set<String> getTrailerNames() {
        return Set.of();
    }

    @Override
    public int available() {
        return read && !block.hasRemaining() ? 0 : Math.max(block.remaining(), 1);
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        leaving.begins();
        while (true) {
            if (!block.hasRemaining() && !read) {
                fill();
            }
            if (block.hasRemaining()) {
                channel.write(block);
                if (block.hasRemaining()) {
                    return; // the connection takes no more for now
                }
            }
            if (read && !block.hasRemaining()) {
                block = NONE;
                channel.endStream();
                return;
            }
        }
    }

    /** Closes what is open; what is produced after it begins anew. */
    @Override
    public void releaseResources() {
        closePiece();
        pieces = body.pieces().iterator();
        block = NONE;
        read = false;
    }

    private void closePiece() {
        InputStream stream = open;
        open = null;
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                // It was only read.
            }
        }
    }

    /** Fills the block, from several pieces if need be, or notes that all is read. A few bytes alone go as they are. */
    private void fill() throws IOException {
        byte[] all = body.bytesAlone();
        if (all != null && all.length <= BLOCK) {
            block = ByteBuffer.wrap(all);
            read = true;
            return;
        }
        if (block.capacity() == 0) {
            block = ByteBuffer.allocate(
                    (int) (length == HttpBody.UNKNOWN ? BLOCK : Math.min(Math.max(length, 1), BLOCK)));
        }
        block.clear();
        while (block.hasRemaining()) {
            if (open == null) {
                if (!pieces.hasNext()) {
                    read = true;
                    break;
                }
                open = pieces.next().open();
            }
            int count = open.read(block.array(), block.position(), block.remaining());
            if (count < 0) {
                closePiece();
            } else {
                block.position(block.position() + count);
            }
        }
        block.flip();
    }
}
