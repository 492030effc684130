package io.github.camelrecraft.simulator.http;

import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.IOSessionListener;

/** Finds the connection of a request by the caller's address, because HttpCore does not hand it to a handler. */
final class Connections implements IOSessionListener {

    private final Map<SocketAddress, IOSession> open = new ConcurrentHashMap<>();

    /** Sends RST: HttpCore sets SO_LINGER to zero for an immediate close. */
    void reset(HttpContext context) {
        IOSession session =
                open.get(HttpCoreContext.cast(context).getEndpointDetails().getRemoteAddress());
        if (session != null) {
            session.close(CloseMode.IMMEDIATE);
        }
    }

    @Override
    public void connected(IOSession session) {
        open.put(session.getRemoteAddress(), session);
    }

    @Override
    public void disconnected(IOSession session) {
        open.values().remove(session);
    }

    @Override
    public void startTls(IOSession session) {}

    @Override
    public void inputReady(IOSession session) {}

    @Override
    public void outputReady(IOSession session) {}

    @Override
    public void timeout(IOSession session) {}

    @Override
    public void exception(IOSession session, Exception cause) {}
}
