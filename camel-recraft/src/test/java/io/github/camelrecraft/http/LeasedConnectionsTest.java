package io.github.camelrecraft.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.CallbackContribution;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where what takes its time before there is a connection is done: on the connector, and in which order. */
class LeasedConnectionsTest {

    private static final HttpRoute SECURE = new HttpRoute(new HttpHost("https", "images.example", 443), null, true);
    private static final HttpRoute PLAIN = new HttpRoute(new HttpHost("http", "images.example", 80));
    private static final HttpRoute TUNNELLED = new HttpRoute(
            new HttpHost("https", "images.example", 443), null, new HttpHost("http", "proxy.example", 3128), true);

    private final List<String> done = new ArrayList<>();
    private final Queue<Runnable> connector = new ArrayDeque<>();
    private final HttpClientContext exchange =
            new ExchangeContext(new CompletableFuture<>(), connector::add, () -> true);
    private final PoolingAsyncClientConnectionManager pool = PoolingAsyncClientConnectionManagerBuilder.create()
            .setDnsResolver(new SystemDefaultDnsResolver() {
                @Override
                public InetAddress[] resolve(String host) throws UnknownHostException {
                    done.add("resolved " + host);
                    throw new UnknownHostException(host);
                }
            })
            .build();

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void tlsIsSetUpOnTheConnectorBeforeAConnectionThatNeedsItIsBegun() throws Exception {
        connect(new LeasedConnections(pool, () -> done.add("TLS")), SECURE);
        assertThat(done).isEmpty();

        connector.remove().run();

        assertThat(done).containsExactly("TLS", "resolved images.example");
    }

    @Test
    void aTunnelNeedsItToo() throws Exception {
        connect(new LeasedConnections(pool, () -> done.add("TLS")), TUNNELLED);

        connector.remove().run();

        assertThat(done).containsExactly("TLS", "resolved proxy.example");
    }

    @Test
    void aPlainConnectionDoesNotNeedIt() throws Exception {
        connect(new LeasedConnections(pool, () -> done.add("TLS")), PLAIN);

        connector.remove().run();

        assertThat(done).containsExactly("resolved images.example");
    }

    @Test
    void anErrorInTheSetUpOfTlsEndsTheExchange() throws Exception {
        LeasedConnections connections = new LeasedConnections(pool, () -> {
            throw new NoClassDefFoundError("a provider of certificates");
        });
        Future<AsyncConnectionEndpoint> connected = connect(connections, SECURE);

        connector.remove().run();

        assertThatThrownBy(connected::get)
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("a provider of certificates");
        assertThat(done).isEmpty();
    }

    private Future<AsyncConnectionEndpoint> connect(LeasedConnections connections, HttpRoute route) throws Exception {
        exchange.setExchangeId("exchange");
        AsyncConnectionEndpoint endpoint = connections
                .lease("exchange", route, null, Timeout.DISABLED, new CallbackContribution<>(null) {
                    @Override
                    public void completed(AsyncConnectionEndpoint leased) {
                        // the future has it
                    }
                })
                .get();
        return connections.connect(
                endpoint,
                (name, remote, local, timeout, attachment, callback) -> {
                    throw new AssertionError("there is no address to connect to");
                },
                Timeout.DISABLED,
                null,
                exchange,
                null);
    }
}
