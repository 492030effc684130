package io.github.camelrecraft.http;

import java.net.SocketAddress;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * TLS, set up once somebody needs it: to read the JDK's certificates and the list of all public suffixes takes as long as
 * everything else that a first image does.
 */
final class TlsWhenNeeded implements TlsStrategy {

    private final @Nullable SSLContext context;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable TlsStrategy strategy;

    /**
     * @param context trust and keys; null for the JDK's
     */
    TlsWhenNeeded(@Nullable SSLContext context) {
        this.context = context;
    }

    /** Sets it up, unless that is done. */
    TlsStrategy prepare() {
        TlsStrategy ready = strategy;
        if (ready != null) {
            return ready;
        }
        lock.lock();
        try {
            TlsStrategy made = strategy == null ? make() : strategy;
            strategy = made;
            return made;
        } finally {
            lock.unlock();
        }
    }

    private TlsStrategy make() {
        // Left alone, the client sets the engine to compare names when it is too late for it to do so.
        ClientTlsStrategyBuilder tls = ClientTlsStrategyBuilder.create()
                .setHostVerificationPolicy(HostnameVerificationPolicy.BOTH)
                // While it waits, a connection would hold 50 KB for records that are not there.
                .setSslBufferMode(SSLBufferMode.DYNAMIC);
        return (context == null ? tls.useSystemProperties() : tls.setSslContext(context)).buildAsync();
    }

    @Override
    public void upgrade(
            TransportSecurityLayer connection,
            NamedEndpoint endpoint,
            @Nullable Object attachment,
            Timeout handshakeTimeout,
            FutureCallback<TransportSecurityLayer> callback) {
        prepare().upgrade(connection, endpoint, attachment, handshakeTimeout, callback);
    }

    @Override
    @Deprecated
    public boolean upgrade(
            TransportSecurityLayer connection,
            HttpHost host,
            SocketAddress localAddress,
            SocketAddress remoteAddress,
            @Nullable Object attachment,
            Timeout handshakeTimeout) {
        return prepare().upgrade(connection, host, localAddress, remoteAddress, attachment, handshakeTimeout);
    }
}
