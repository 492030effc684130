package io.github.camelrecraft.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.bootstrap.AsyncServerBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.ssl.BasicServerTlsStrategy;
import org.apache.hc.core5.http.nio.support.BasicServerExchangeHandler;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.ListenerEndpoint;

/**
 * An HTTP/1.1 server on 127.0.0.1, with TLS or without. A request that waits for its answer holds a connection and no
 * thread.
 */
public final class LoopbackServer implements AutoCloseable {

    private static final int IO_THREADS = 2;
    /** Thousands of callers may connect in the same instant. */
    private static final int BACKLOG = 4096;

    private final HttpAsyncServer server;
    private final Connections connections;
    private final URIScheme scheme;
    private ListenerEndpoint listener;

    private LoopbackServer(HttpAsyncServer server, Connections connections, URIScheme scheme, int port) {
        this.server = server;
        this.connections = connections;
        this.scheme = scheme;
        this.listener = listen(port);
    }

    /**
     * Starts listening.
     *
     * @param port     0 for any free one
     * @param unwanted asked at each new connection, whether it is reset at once
     */
    public static LoopbackServer start(int port, Handler handler, BooleanSupplier unwanted) {
        Connections connections = new Connections(unwanted);
        return start(port, bootstrap(handler, connections, URIScheme.HTTP), connections, URIScheme.HTTP);
    }

    /** The same with TLS, on any free port. */
    public static LoopbackServer start(SSLContext tls, Handler handler, BooleanSupplier unwanted) {
        Connections connections = new Connections(unwanted);
        AsyncServerBootstrap bootstrap =
                bootstrap(handler, connections, URIScheme.HTTPS).setTlsStrategy(new BasicServerTlsStrategy(tls));
        return start(0, bootstrap, connections, URIScheme.HTTPS);
    }

    private static AsyncServerBootstrap bootstrap(Handler handler, Connections connections, URIScheme scheme) {
        Exchanges exchanges = new Exchanges(handler, connections, scheme.id);
        return AsyncServerBootstrap.bootstrap()
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(IO_THREADS)
                        .setBacklogSize(BACKLOG)
                        .setSoReuseAddress(true)
                        .setTcpNoDelay(true)
                        .build())
                .setHttp1Config(Http1Config.custom().setBufferSize(4096).build())
                .setIOSessionListener(connections)
                // Errors of a connection show at its other end, where a test looks for them.
                .setExceptionCallback(ignored -> {})
                // The default router refuses requests whose Host is not this machine's canonical name.
                .setCanonicalHostName("127.0.0.1")
                .setRequestRouter((request, context) -> () -> new BasicServerExchangeHandler<>(exchanges));
    }

    private static LoopbackServer start(
            int port, AsyncServerBootstrap bootstrap, Connections connections, URIScheme scheme) {
        HttpAsyncServer server = bootstrap.create();
        server.start();
        try {
            return new LoopbackServer(server, connections, scheme, port);
        } catch (RuntimeException e) {
            server.close(CloseMode.IMMEDIATE);
            throw e;
        }
    }

    private ListenerEndpoint listen(int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            return server.listen(address, scheme).get();
        } catch (ExecutionException e) {
            throw new UncheckedIOException(
                    "The simulator cannot listen on " + address + ": is the port taken?",
                    new IOException(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting", e);
        }
    }

    /** The port it listens on. */
    public synchronized int port() {
        return ((InetSocketAddress) listener.getAddress()).getPort();
    }

    /** As if nobody listened any more: open connections are reset, and no new one is made. */
    public synchronized void refuse() {
        if (!listener.isClosed()) {
            listener.close(CloseMode.IMMEDIATE);
            untilRefused();
            connections.reset();
        }
    }

    /** The opposite, on the same port. */
    public synchronized void accept() {
        if (listener.isClosed()) {
            listener = listen(port());
        }
    }

    /** A closed listener takes connections until the selector has noticed, which this wakes. */
    private void untilRefused() {
        InetSocketAddress address = (InetSocketAddress) listener.getAddress();
        while (true) {
            try {
                SocketChannel.open(address).close();
            } catch (IOException refused) {
                return;
            }
        }
    }

    /** Stops and drops every connection. */
    @Override
    public void close() {
        server.close(CloseMode.IMMEDIATE);
    }
}
