package io.github.camelrecraft.http;

import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;

/** A connection whose input is handed on in pieces. */
final class PiecewiseSession extends ForwardingSession {

    PiecewiseSession(IOSession session) {
        super(session);
    }

    @Override
    public void upgrade(IOEventHandler newHandler) {
        super.upgrade(new PiecewiseHandler(newHandler));
    }
}
