package io.github.camelrecraft.simulator.http;

import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.IOSessionListener;
import org.jspecify.annotations.Nullable;

/** Finds the connection of a request by the caller's address, because HttpCore does not hand it to a handler. */
final class Connections implements IOSessionListener {

    private final Map<SocketAddress, IOSession> open = new ConcurrentHashMap<>();

    private final BooleanSupplier unwanted;

    /**
     * None yet.
     *
     * @param unwanted asked at each new connection, whether it is reset at once
     */
    Connections(BooleanSupplier unwanted) {
        this.unwanted = unwanted;
    }

    /** The connection of a request; null when it is gone. */
    @Nullable
    IOSession find(HttpContext context) {
        return open.get(HttpCoreContext.cast(context).getEndpointDetails().getRemoteAddress());
    }

    /** Sends RST: HttpCore sets SO_LINGER to zero for an immediate close. */
    void reset(HttpContext context) {
        IOSession session = find(context);
        if (session != null) {
            session.close(CloseMode.IMMEDIATE);
        }
    }

    /** Resets all of them. */
    void reset() {
        open.values().forEach(session -> session.close(CloseMode.IMMEDIATE));
    }

    @Override
    public void connected(IOSession session) {
        open.put(session.getRemoteAddress(), session);
        if (unwanted.getAsBoolean()) {
            session.close(CloseMode.IMMEDIATE);
        }
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
