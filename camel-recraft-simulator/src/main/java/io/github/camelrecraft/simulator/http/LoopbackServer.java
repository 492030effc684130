package io.github.camelrecraft.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.bootstrap.AsyncServerBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.support.BasicServerExchangeHandler;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;

/** An HTTP/1.1 server on 127.0.0.1. A request that waits for its answer holds a connection and no thread. */
public final class LoopbackServer implements AutoCloseable {

    private static final int IO_THREADS = 2;
    /** Thousands of callers may connect in the same instant. */
    private static final int BACKLOG = 4096;

    private final HttpAsyncServer server;
    private final int port;

    private LoopbackServer(HttpAsyncServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts listening.
     *
     * @param port 0 for any free one
     */
    public static LoopbackServer start(int port, Handler handler) {
        Connections connections = new Connections();
        Exchanges exchanges = new Exchanges(handler, connections);
        HttpAsyncServer server = AsyncServerBootstrap.bootstrap()
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
                .setRequestRouter((request, context) -> () -> new BasicServerExchangeHandler<>(exchanges))
                .create();
        server.start();
        return listen(server, port);
    }

    private static LoopbackServer listen(HttpAsyncServer server, int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            InetSocketAddress bound = (InetSocketAddress)
                    server.listen(address, URIScheme.HTTP).get().getAddress();
            return new LoopbackServer(server, bound.getPort());
        } catch (ExecutionException e) {
            server.close(CloseMode.IMMEDIATE);
            throw new UncheckedIOException(
                    "The simulator cannot listen on " + address + ": is the port taken?",
                    new IOException(e.getCause()));
        } catch (InterruptedException e) {
            server.close(CloseMode.IMMEDIATE);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting", e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Stops and drops every connection. */
    @Override
    public void close() {
        server.close(CloseMode.IMMEDIATE);
    }
}
