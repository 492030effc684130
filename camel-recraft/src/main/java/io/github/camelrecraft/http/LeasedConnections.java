package io.github.camelrecraft.http;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.nio.AsyncClientConnectionManager;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.CallbackContribution;
import org.apache.hc.core5.concurrent.ComplexFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.concurrent.FutureContribution;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Knows which exchange has which connection, and begins connections where a name may take its time to be resolved, and TLS
 * to be set up: all that needs none can be done on a thread that moves bytes. HttpClient 5.5 loses a connection when its
 * exchange is cancelled in the moment that it gets it, or while it is being made: neither the pool nor the exchange has it
 * then, and it counts against the limit for ever. Here a cancelled exchange gives back what it has, and what it is still
 * given.
 */
final class LeasedConnections implements AsyncClientConnectionManager {

    /** One exchange's connection: none yet, one, or none any more. */
    private static final class Lease {

        /** Stands in place of a connection once there may be none. */
        private static final Object ENDED = new Object();

        private final boolean secure;
        private final AtomicReference<@Nullable Object> state = new AtomicReference<>();

        /**
         * @param secure whether the connection is to have TLS
         */
        Lease(boolean secure) {
            this.secure = secure;
        }

        boolean take(AsyncConnectionEndpoint endpoint) {
            return state.compareAndSet(null, endpoint);
        }

        @Nullable
        AsyncConnectionEndpoint end() {
            return state.getAndSet(ENDED) instanceof AsyncConnectionEndpoint endpoint ? endpoint : null;
        }
    }

    private final AsyncClientConnectionManager connections;
    private final Runnable tls;
    private final Map<String, Lease> leases = new ConcurrentHashMap<>();

    /**
     * @param tls sets TLS up, where that is still to do; runs before a connection that needs it is begun
     */
    LeasedConnections(AsyncClientConnectionManager connections, Runnable tls) {
        this.connections = connections;
        this.tls = tls;
    }

    /** The exchange is complete: its connection is on its way back. */
    void completed(HttpClientContext exchange) {
        remove(exchange);
    }

    /** The exchange has failed or was cancelled: whatever connection it has or gets is closed and given back. */
    void discard(HttpClientContext exchange) {
        Lease lease = remove(exchange);
        AsyncConnectionEndpoint endpoint = lease == null ? null : lease.end();
        if (endpoint != null) {
            close(endpoint);
        }
    }

    @Override
    public Future<AsyncConnectionEndpoint> lease(
            String id,
            HttpRoute route,
            @Nullable Object state,
            Timeout requestTimeout,
            FutureCallback<AsyncConnectionEndpoint> callback) {
        Lease lease = new Lease(route.isSecure());
        leases.put(id, lease);
        return connections.lease(id, route, state, requestTimeout, new CallbackContribution<>(callback) {
            @Override
            public void completed(AsyncConnectionEndpoint endpoint) {
                if (lease.take(endpoint)) {
                    callback.completed(endpoint);
                } else {
                    close(endpoint);
                    callback.failed(new CancellationException("the exchange has ended"));
                }
            }
        });
    }

    @Override
    public void release(AsyncConnectionEndpoint endpoint, @Nullable Object state, TimeValue keepAlive) {
        connections.release(endpoint, state, keepAlive);
    }

    @Override
    public Future<AsyncConnectionEndpoint> connect(
            AsyncConnectionEndpoint endpoint,
            ConnectionInitiator initiator,
            Timeout connectTimeout,
            @Nullable Object attachment,
            HttpContext context,
            FutureCallback<AsyncConnectionEndpoint> callback) {
        ComplexFuture<AsyncConnectionEndpoint> connected = new ComplexFuture<>(callback);
        boolean secure = isSecure(context);
        Runnable begin = () -> {
            if (secure) {
                tls.run();
            }
            connected.setDependency(connections.connect(
                    endpoint, initiator, connectTimeout, attachment, context, completing(connected)));
        };
        try {
            ExchangeContext.of(HttpClientContext.cast(context)).connector().execute(() -> orFail(connected, begin));
        } catch (RejectedExecutionException e) {
            connected.failed(e);
        }
        return connected;
    }

    /**
     * An exchange that was cancelled in the meantime has given its connection back, which is refused here. Errors end the
     * exchange too: on the connector's threads nobody else would see them.
     */
    private static void orFail(ComplexFuture<AsyncConnectionEndpoint> connected, Runnable begin) {
        try {
            begin.run();
        } catch (RuntimeException e) {
            connected.failed(e);
        } catch (Error e) {
            connected.failed(new ExecutionException(e));
        }
    }

    private static FutureCallback<AsyncConnectionEndpoint> completing(ComplexFuture<AsyncConnectionEndpoint> future) {
        return new FutureContribution<>(future) {
            @Override
            public void completed(AsyncConnectionEndpoint endpoint) {
                future.completed(endpoint);
            }
        };
    }

    @Override
    public void upgrade(
            AsyncConnectionEndpoint endpoint,
            @Nullable Object attachment,
            HttpContext context,
            FutureCallback<AsyncConnectionEndpoint> callback) {
        connections.upgrade(endpoint, attachment, context, callback);
    }

    @Override
    public void upgrade(AsyncConnectionEndpoint endpoint, @Nullable Object attachment, HttpContext context) {
        connections.upgrade(endpoint, attachment, context);
    }

    @Override
    public void close(CloseMode closeMode) {
        connections.close(closeMode);
    }

    @Override
    public void close() throws IOException {
        connections.close();
    }

    /** An exchange that was cancelled in the meantime has no lease any more, and needs nothing. */
    private boolean isSecure(HttpContext exchange) {
        Lease lease = leases.get(HttpClientContext.cast(exchange).getExchangeId());
        return lease != null && lease.secure;
    }

    /** An exchange that failed before it asked for a connection has no id yet. */
    private @Nullable Lease remove(HttpClientContext exchange) {
        String id = exchange.getExchangeId();
        return id == null ? null : leases.remove(id);
    }

    private void close(AsyncConnectionEndpoint endpoint) {
        try {
            endpoint.close(CloseMode.IMMEDIATE);
        } finally {
            connections.release(endpoint, null, TimeValue.ZERO_MILLISECONDS);
        }
    }
}
