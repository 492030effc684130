package io.github.camelrecraft.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ssl.SSLIOSession;
import org.jspecify.annotations.Nullable;

/**
 * A plain connection that is read in blocks larger than the buffers it holds. HttpCore keeps those for as long as there is
 * the connection, so that they are small here, for the sake of thousands that wait; read with nothing larger, a large
 * image would take a system call for each of them. The block is the thread's, and what it holds is handed on before
 * anything else is read, in the way in which HttpCore hands on what it has decrypted.
 */
final class BlockwiseSession extends PiecewiseSession {

    private static final int BLOCK = 16 << 10;

    private static final ThreadLocal<ByteBuffer> BLOCKS =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(BLOCK));

    private volatile @Nullable IOEventHandler handler;

    private BlockwiseSession(IOSession session) {
        super(session);
    }

    /** Shows nobody its bytes. One with TLS has blocks of its own, and they too are handed on in pieces. */
    static IOSession of(IOSession session) {
        return session instanceof SSLIOSession ? new PiecewiseSession(session) : new BlockwiseSession(session);
    }

    @Override
    public @Nullable IOEventHandler getHandler() {
        return handler;
    }

    /** What lies beneath keeps the handler as it is: with TLS, its input is handed on to that one. */
    @Override
    public void upgrade(IOEventHandler newHandler) {
        super.upgrade(newHandler);
        handler = new Blockwise(new PiecewiseHandler(newHandler));
    }

    private final class Blockwise extends ForwardingHandler {

        Blockwise(IOEventHandler next) {
            super(next);
        }

        @Override
        public void inputReady(IOSession current, @Nullable ByteBuffer source) throws IOException {
            ByteBuffer block = BLOCKS.get().clear();
            int count = read(block);
            if (count < 0) {
                super.inputReady(current, null); // which reads the end itself
            } else if (count > 0) {
                super.inputReady(current, block.flip());
            }
        }
    }
}
