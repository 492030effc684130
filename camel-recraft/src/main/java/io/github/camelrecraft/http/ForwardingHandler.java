package io.github.camelrecraft.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Hands a connection's events on to the next, but for what a subclass does otherwise. */
abstract class ForwardingHandler implements IOEventHandler {

    private final IOEventHandler next;

    ForwardingHandler(IOEventHandler next) {
        this.next = next;
    }

    @Override
    public void inputReady(IOSession current, @Nullable ByteBuffer source) throws IOException {
        next.inputReady(current, source);
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
