package io.github.camelrecraft.http;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.concurrent.locks.Lock;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ssl.SSLIOSession;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A plain connection that is read in blocks larger than the buffers it holds. HttpCore keeps those for as long as there is
 * the connection, so that they are small here, for the sake of thousands that wait; read with nothing larger, a large
 * image would take a system call for each of them. The block is the thread's, and what it holds is handed on before
 * anything else is read, in the way in which HttpCore hands on what it has decrypted.
 */
final class BlockwiseSession implements IOSession {

    private static final int BLOCK = 16 << 10;

    private static final ThreadLocal<ByteBuffer> BLOCKS = ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(BLOCK));

    private final IOSession session;
    private volatile @Nullable IOEventHandler handler;

    /** Whether there is nothing to be read but what is being handed on. */
    private boolean handingOn;

    private BlockwiseSession(IOSession session) {
        this.session = session;
    }

    /** The connection itself, without a decorator that shows its bytes; one with TLS has blocks of its own. */
    static IOSession of(IOSession session) {
        return session instanceof SSLIOSession ? session : new BlockwiseSession(session);
    }

    @Override
    public @Nullable IOEventHandler getHandler() {
        return handler;
    }

    /** What lies beneath keeps the handler as it is: with TLS, its input is handed on to that one. */
    @Override
    public void upgrade(IOEventHandler newHandler) {
        session.upgrade(newHandler);
        handler = new Blockwise(newHandler);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return handingOn ? 0 : session.read(target);
    }

    private final class Blockwise implements IOEventHandler {

        private final IOEventHandler next;

        Blockwise(IOEventHandler next) {
            this.next = next;
        }

        @Override
        public void inputReady(IOSession current, @Nullable ByteBuffer source) throws IOException {
            ByteBuffer block = BLOCKS.get().clear();
            int count = session.read(block);
            if (count < 0) {
                next.inputReady(current, null); // which reads the end itself
            } else if (count > 0) {
                handingOn = true;
                try {
                    next.inputReady(current, block.flip());
                } finally {
                    handingOn = false;
                }
            }
        }

        @Override
        public void connected(IOSession current) throws IOException {
            next.connected(current);
        }

        @Override
        public void outputReady(IOSession current) throws IOException {
            next.outputReady(current);
        }

        @Override
        public void timeout(IOSession current, Timeout timeout) throws IOException {
            next.timeout(current, timeout);
        }

        @Override
        public void exception(IOSession current, Exception cause) {
            next.exception(current, cause);
        }

        @Override
        public void disconnected(IOSession current) {
            next.disconnected(current);
        }
    }

    // The rest is the connection's.

    @Override
    public String getId() {
        return session.getId();
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return session.write(source);
    }

    @Override
    public Lock getLock() {
        return session.getLock();
    }

    @Override
    public void enqueue(Command command, Command.Priority priority) {
        session.enqueue(command, priority);
    }

    @Override
    public boolean hasCommands() {
        return session.hasCommands();
    }

    @Override
    public Command poll() {
        return session.poll();
    }

    @Override
    public ByteChannel channel() {
        return session.channel();
    }

    @Override
    public SocketAddress getRemoteAddress() {
        return session.getRemoteAddress();
    }

    @Override
    public SocketAddress getLocalAddress() {
        return session.getLocalAddress();
    }

    @Override
    public int getEventMask() {
        return session.getEventMask();
    }

    @Override
    public void setEventMask(int operations) {
        session.setEventMask(operations);
    }

    @Override
    public void setEvent(int operation) {
        session.setEvent(operation);
    }

    @Override
    public void clearEvent(int operation) {
        session.clearEvent(operation);
    }

    @Override
    public boolean isOpen() {
        return session.isOpen();
    }

    @Override
    public void close() {
        session.close();
    }

    @Override
    public void close(CloseMode mode) {
        session.close(mode);
    }

    @Override
    public Status getStatus() {
        return session.getStatus();
    }

    @Override
    public Timeout getSocketTimeout() {
        return session.getSocketTimeout();
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        session.setSocketTimeout(timeout);
    }

    @Override
    public long getLastReadTime() {
        return session.getLastReadTime();
    }

    @Override
    public long getLastWriteTime() {
        return session.getLastWriteTime();
    }

    @Override
    public long getLastEventTime() {
        return session.getLastEventTime();
    }

    @Override
    public void updateReadTime() {
        session.updateReadTime();
    }

    @Override
    public void updateWriteTime() {
        session.updateWriteTime();
    }
}
