package io.github.camelrecraft.http;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.auth.CredentialsProviderBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous HTTP client. It sends each call once: no retry, no redirect, no cookie, no content decoding of its own,
 * since each of them would decide about money or trust behind our back. It sets no time limit but for connecting; the
 * caller has one deadline for everything and cancels.
 */
public final class HttpTransport implements AutoCloseable {

    private static final BooleanSupplier ALWAYS = () -> true;

    /** Two threads move any number of exchanges; more of them only help when bytes, not waiting, are the load. */
    private static final int IO_THREADS = Math.min(2, Runtime.getRuntime().availableProcessors());

    /**
     * A host that is not trusted must not fill the memory with headers, which are kept as long as the body arrives: this is
     * as much in one line as most clients take in all of them, and 3 MB at the worst.
     */
    private static final int MAX_LINE = 16 << 10;

    private static final int MAX_HEADERS = 100;

    /**
     * Of three buffers that each connection holds for as long as it lives: they are what most of the memory of thousands
     * that wait is. They grow when a head needs it, and bytes are read in larger blocks.
     */
    private static final int BUFFER = 512;

    private static final Timeout UNLIMITED = Timeout.DISABLED;

    private static final TimeValue GRACE = TimeValue.ofSeconds(1);

    private final TlsWhenNeeded tls;
    private final PoolingAsyncClientConnectionManager pool;
    private final LeasedConnections connections;
    private final Executor connector;
    private final CloseableHttpAsyncClient client;

    /**
     * Opens the client.
     *
     * @param resolver  turns names into addresses, and refuses those that must not be reached
     * @param threads   makes the client's few threads
     * @param connector where connections are begun, which may wait for a name to be resolved
     */
    public HttpTransport(TransportSettings settings, DnsResolver resolver, ThreadFactory threads, Executor connector) {
        tls = new TlsWhenNeeded(settings.sslContext());
        pool = pool(settings, resolver, tls);
        connections = new LeasedConnections(pool, tls::prepare);
        this.connector = connector;
        HttpAsyncClientBuilder builder = HttpAsyncClients.custom()
                .setConnectionManager(connections)
                .setIOReactorConfig(
                        IOReactorConfig.custom().setIoThreadCount(IO_THREADS).build())
                .setThreadFactory(threads)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(UNLIMITED)
                        .setResponseTimeout(UNLIMITED)
                        // From 5.6 on the client would ask for compression, and unpack what has no bound.
                        .setContentCompressionEnabled(false)
                        // Else each plain GET would offer to go on with TLS, which Envoy, for one, refuses with 403.
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setHttp1Config(Http1Config.custom()
                        .setBufferSize(BUFFER)
                        .setMaxLineLength(MAX_LINE)
                        .setMaxHeaderCount(MAX_HEADERS)
                        .build())
                // In place of the one that logs every byte at DEBUG, keys and prompts among them.
                .setIoSessionDecorator(BlockwiseSession::of)
                .addExecInterceptorBefore(
                        ChainElement.MAIN_TRANSPORT.name(), "sentWithoutBody", HttpTransport::markSentWithoutBody)
                .setUserAgent("camel-recraft")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                // Else it would read the list of all public suffixes, for the cookies that there are not.
                .setDefaultCookieSpecRegistry(name -> null)
                .disableAuthCaching()
                // Else a connection with a client's certificate would be kept for whoever names its owner: nobody.
                .disableConnectionState();
        TransportSettings.Proxy proxy = settings.proxy();
        if (proxy == null) {
            builder.replaceExecInterceptor(ChainElement.PROTOCOL.name(), HttpTransport::proceedWithoutLogin);
        } else {
            useProxy(builder, proxy);
        }
        client = builder.build();
        client.start();
    }

    /** Does beforehand what takes its time with the first connection to an address. */
    public void prepareFor(URI address) {
        if ("https".equalsIgnoreCase(address.getScheme())) {
            tls.prepare();
        }
    }

    /** Sends a call and feeds its answer to the handler. Never blocks. */
    public <T> HttpExchange<T> execute(HttpCall call, AnswerHandler<T> handler) {
        return execute(call, handler, connector, ALWAYS);
    }

    /**
     * The same to a host whose name nobody else waits for.
     *
     * @param ownConnector where its connection is begun, if it needs a new one
     */
    <T> HttpExchange<T> execute(HttpCall call, AnswerHandler<T> handler, Executor ownConnector) {
        return execute(call, handler, ownConnector, ALWAYS);
    }

    /**
     * The same for a call that may have to stay when it has waited for a connection: the exchange fails with {@link
     * WithheldException} then.
     *
     * @param mayLeave asked when there is a connection, just before the call may reach the other side; it must not
     *                 block, since its thread moves bytes
     */
    public <T> HttpExchange<T> execute(HttpCall call, AnswerHandler<T> handler, BooleanSupplier mayLeave) {
        return execute(call, handler, connector, mayLeave);
    }

    private <T> HttpExchange<T> execute(
            HttpCall call, AnswerHandler<T> handler, Executor itsConnector, BooleanSupplier mayLeave) {
        CompletableFuture<T> result = new CompletableFuture<>();
        ResponseReader<T> reader = new ResponseReader<>(handler, result);
        CompletableFuture<Void> sent = new CompletableFuture<>();
        ExchangeContext context = new ExchangeContext(sent, itsConnector, mayLeave);
        Runnable release = () -> {
            connections.discard(context);
            reader.releaseResources();
        };
        HttpExchange<T> exchange = new HttpExchange<>(result, sent, release);
        try {
            exchange.runningAs(client.execute(request(call, context), reader, context, new FutureCallback<>() {
                @Override
                public void completed(T answer) {
                    connections.completed(context);
                }

                @Override
                public void failed(Exception cause) {
                    release.run();
                    result.completeExceptionally(sent.isDone() ? broken(cause) : cause);
                }

                @Override
                public void cancelled() {
                    failed(new CancellationException("cancelled"));
                }
            }));
        } catch (IOException | RuntimeException e) {
            release.run();
            result.completeExceptionally(e);
        }
        return exchange;
    }

    /** What is no HTTP, as it comes from a connection on which something was left over, is a broken connection's. */
    private static Exception broken(Exception cause) {
        return cause instanceof HttpException ? new IOException("not HTTP: " + cause.getMessage(), cause) : cause;
    }

    /** How many exchanges have a connection, or wait for one. */
    public int inFlight() {
        PoolStats stats = pool.getTotalStats();
        return stats.getLeased() + stats.getPending();
    }

    /** How many connections exchanges have. */
    public int leased() {
        return pool.getTotalStats().getLeased();
    }

    /** Closes all connections; exchanges under way have a moment to end, then they fail. */
    @Override
    public void close() {
        // Closed all at once, a reactor that is just looking at its connections stumbles and logs an error.
        client.initiateShutdown();
        try {
            client.awaitShutdown(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            client.close(CloseMode.IMMEDIATE);
        }
    }

    private static AsyncRequestProducer request(HttpCall call, ExchangeContext context) throws IOException {
        HttpRequest request = new BasicHttpRequest(call.method(), call.uri());
        call.headers().forEach((name, value) -> request.setHeader(new UnshownHeader(name, value)));
        return new BasicRequestProducer(
                request, call.body().isEmpty() ? null : new BodyProducer(call.body(), context::markSent));
    }

    /**
     * In place of the client's own element where there is no proxy. That one is there for logins: it parses each request's
     * path and keeps the state of a login with each exchange, to send the request again when a server or a proxy asks for a
     * password. A provider's key is a header like any other, and nothing is sent again, so that none of it would be used.
     * What else it does is needed for proxies alone, but for one thing, which is done here.
     */
    private static void proceedWithoutLogin(
            HttpRequest request,
            @Nullable AsyncEntityProducer body,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        if (request.getAuthority().getUserInfo() != null) {
            throw new ProtocolException("Request URI authority contains deprecated userinfo component");
        }
        chain.proceed(request, body, scope, callback);
    }

    /**
     * Through a tunnel, a server that answers as if it were the proxy (407) would get the request a second time, with the
     * proxy's credentials or without.
     */
    private static void sendOnceThroughTunnel(
            HttpRequest request,
            @Nullable AsyncEntityProducer body,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        boolean again = ExchangeContext.of(scope.clientContext).beginsAgain();
        if (scope.route.isTunnelled() && again) {
            throw new IOException("the server asked for the proxy's credentials; the request was not sent again");
        }
        chain.proceed(request, body, scope, callback);
    }

    /** A request without a body is whole with its head, which leaves as soon as there is a connection. */
    private static void markSentWithoutBody(
            HttpRequest request,
            @Nullable AsyncEntityProducer body,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        if (body == null) {
            ExchangeContext.of(scope.clientContext).markSent();
        }
        chain.proceed(request, body, scope, callback);
    }

    private static PoolingAsyncClientConnectionManager pool(
            TransportSettings settings, DnsResolver resolver, TlsStrategy tls) {
        Timeout connectTimeout = Timeout.of(settings.connectTimeout());
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setTlsStrategy(tls)
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(connectTimeout)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connectTimeout)
                        .setSocketTimeout(UNLIMITED)
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .build())
                .setDnsResolver(resolver)
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
                // The most recently used connection is the least likely to have been dropped on the way.
                .setConnPoolPolicy(PoolReusePolicy.LIFO)
                .setMaxConnTotal(settings.maxTotalConnections())
                .setMaxConnPerRoute(settings.connectionsPerRoute())
                .build();
    }

    private static void useProxy(HttpAsyncClientBuilder builder, TransportSettings.Proxy proxy) {
        HttpHost host = new HttpHost("http", proxy.host(), proxy.port());
        builder.setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE) {
            @Override
            protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
                return proxy.bypassedBy(target.getHostName()) ? null : host;
            }
        });
        builder.addExecInterceptorAfter(ChainElement.PROTOCOL.name(), "sentOnce", HttpTransport::sendOnceThroughTunnel);
        String username = proxy.username();
        if (username != null) {
            String password = proxy.password() == null ? "" : proxy.password();
            builder.setDefaultCredentialsProvider(CredentialsProviderBuilder.create()
                    .add(new AuthScope(host), new UsernamePasswordCredentials(username, password.toCharArray()))
                    .build());
        }
    }
}
