package io.github.camelrecraft.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;

/**
 * A connection whose input is handed on in pieces. Until the last of them there is nothing else to be read, the end
 * neither: TLS may know of it before it hands on what came before, and HttpCore would close after the first piece.
 */
class PiecewiseSession extends ForwardingSession {

    private boolean handingOn;

    PiecewiseSession(IOSession session) {
        super(session);
    }

    @Override
    public void upgrade(IOEventHandler newHandler) {
        super.upgrade(new PiecewiseHandler(newHandler));
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return handingOn ? 0 : super.read(target);
    }

    void setHandingOn(boolean handingOn) {
        this.handingOn = handingOn;
    }
}
