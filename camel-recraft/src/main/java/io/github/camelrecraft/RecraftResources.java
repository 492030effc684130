package io.github.camelrecraft;

import io.github.camelrecraft.client.Doorbell;
import io.github.camelrecraft.client.ImageClient;
import io.github.camelrecraft.client.LiveRequests;
import io.github.camelrecraft.http.AddressGuard;
import io.github.camelrecraft.http.Delayer;
import io.github.camelrecraft.http.HttpTransport;
import io.github.camelrecraft.http.RateGate;
import io.github.camelrecraft.http.Spool;
import io.github.camelrecraft.http.TransportSettings;
import io.github.camelrecraft.provider.ProviderAccess;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.StreamCachingStrategy;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.concurrent.CamelThreadFactory;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;

/** What all endpoints of a component share: connections and threads. Opened when first needed, closed with the component. */
final class RecraftResources extends ServiceSupport {

    /**
     * Routes go on with it; what a route does next may block, and must not block the connections. One that is kept busy
     * costs less than two that are woken in turn.
     */
    private static final int WORKERS = 1;

    /** As many when it is held up. */
    private static final int MOST_WORKERS = 10;

    /**
     * Enough for names to be resolved on, while others go on. Hosts of images have as many of their own: a provider may
     * name any, and its own name would wait behind theirs.
     */
    private static final int CONNECTORS = 2;

    /** They begin what was waited for. Not those above: names that are slow to be resolved would hold up every job. */
    private static final int STEPPERS = 2;

    /** A disk does not get faster with more of them, and a database has its own bounds. */
    private static final int LEDGER_THREADS = 4;

    /** Who is charged, and whose requests a provider counts. */
    private record Account(String provider, ProviderAccess access) {}

    private final CamelContext context;
    private final ExecutorService routePool;
    private final RouteWorker routeWorker;
    private final ExecutorService connector;
    private final ExecutorService imageConnector;
    private final ExecutorService steps;
    private final ScheduledExecutorService timer;
    private final Delayer delayer;
    private final Clock clock;
    private final LiveRequests live = new LiveRequests();
    private final Doorbell doorbell = new Doorbell();
    private final Shared<Account, RateGate> gates = new Shared<>();
    private final ExecutorService ledgerPool;
    private final Ledgers ledgers;
    private final RetainedFiles retained = new RetainedFiles();
    private final Shared<TransportSettings, HttpTransport> transports = new Shared<>();
    private final Shared<TransportSettings, HttpTransport> guardedTransports = new Shared<>();
    private final Map<SSLContextParameters, SSLContext> sslContexts = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * @param delayers makes of the timer what waits between steps
     */
    RecraftResources(CamelContext context, Clock clock, Function<ScheduledExecutorService, Delayer> delayers) {
        this.context = context;
        this.clock = clock;
        this.routePool = pool("Recraft", WORKERS, MOST_WORKERS);
        this.connector = pool("RecraftConnect", CONNECTORS, CONNECTORS);
        this.imageConnector = pool("RecraftImageConnect", CONNECTORS, CONNECTORS);
        this.steps = pool("RecraftStep", STEPPERS, STEPPERS);
        // Camel bounds a scheduled pool's queue unless told otherwise, and each exchange in flight has its deadline
        // there.
        this.timer = context.getExecutorServiceManager()
                .newScheduledThreadPool(
                        this,
                        "RecraftTimer",
                        profile("recraftTimer", 1).maxQueueSize(-1).build());
        this.delayer = delayers.apply(timer);
        this.routeWorker = new RouteWorker(growing(routePool, delayer(timer)), routePool::isShutdown);
        this.ledgerPool = pool("RecraftLedger", LEDGER_THREADS, LEDGER_THREADS);
        this.ledgers = new Ledgers(context, clock, ledgerPool, timer, delayer);
    }

    /** Waits by the clock on the wall. */
    static Delayer delayer(ScheduledExecutorService timer) {
        return (wait, action) -> timer.schedule(action, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The queue is bounded by what is in flight; a bound of its own would hand the route to the client's threads. */
    private ExecutorService pool(String name, int size, int most) {
        return context.getExecutorServiceManager()
                .newThreadPool(
                        this,
                        name,
                        profile(name, size)
                                .maxPoolSize(most)
                                .maxQueueSize(Integer.MAX_VALUE)
                                .allowCoreThreadTimeOut(true)
                                .keepAliveTime(10L)
                                .build());
    }

    /** Where Camel makes virtual threads, a pool has as many as it needs. */
    private static Executor growing(ExecutorService pool, Delayer delayer) {
        return pool instanceof ThreadPoolExecutor platform ? new GrowingPool(platform, delayer) : pool;
    }

    /** Camel's own policy drops without a word what comes after the end. */
    private static ThreadPoolProfileBuilder profile(String name, int size) {
        return new ThreadPoolProfileBuilder(name)
                .poolSize(size)
                .maxPoolSize(size)
                .rejectedPolicy(ThreadPoolRejectedPolicy.Abort);
    }

    /**
     * @param workerPool where routes go on; null for the component's own
     */
    ImageClient.Threads threads(@Nullable ExecutorService workerPool) {
        RouteWorker routes = workerPool == null ? routeWorker : new RouteWorker(workerPool, workerPool::isShutdown);
        return new ImageClient.Threads(timer, delayer, steps, routes);
    }

    /** Where connections to hosts of images are begun. */
    Executor imageConnector() {
        return imageConnector;
    }

    Doorbell doorbell() {
        return doorbell;
    }

    /** The gate that all requests of an account go through. */
    RateGate gate(String provider, ProviderAccess access) {
        return gates.of(new Account(provider, access), () -> new RateGate(clock, delayer));
    }

    Ledgers ledgers() {
        return ledgers;
    }

    LiveRequests live() {
        return live;
    }

    RetainedFiles retained() {
        return retained;
    }

    /** The same for the same parameters, so that endpoints that share them share connections. */
    SSLContext sslContext(SSLContextParameters parameters) {
        return sslContexts.computeIfAbsent(parameters, key -> {
            try {
                return key.createSSLContext(context);
            } catch (GeneralSecurityException | IOException e) {
                throw new RuntimeCamelException("sslContextParameters cannot be used: " + e.getMessage(), e);
            }
        });
    }

    /** Where images are kept while they arrive: where Camel's stream caching keeps its own, from the same size on. */
    Spool.Settings spool() {
        StreamCachingStrategy strategy = context.getStreamCachingStrategy();
        File directory = strategy.isSpoolEnabled() ? strategy.getSpoolDirectory() : null;
        long threshold =
                strategy.getSpoolThreshold() > 0 ? strategy.getSpoolThreshold() : StreamCache.DEFAULT_SPOOL_THRESHOLD;
        return new Spool.Settings(
                directory == null ? null : directory.toPath(), (int) Math.min(threshold, Integer.MAX_VALUE));
    }

    /** To hosts that the route's author named. */
    HttpTransport transport(TransportSettings settings) {
        requireOpen();
        return transports.of(settings, () -> open(settings, SystemDefaultDnsResolver.INSTANCE));
    }

    /** To any other host, at public addresses only. */
    HttpTransport guardedTransport(TransportSettings settings) {
        TransportSettings.Proxy proxy = settings.proxy();
        Set<String> exempt = proxy == null ? Set.of() : Set.of(proxy.host());
        requireOpen();
        return guardedTransports.of(settings, () -> open(settings, new AddressGuard(exempt)));
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the component has stopped");
        }
    }

    HttpTransport open(TransportSettings settings, DnsResolver resolver) {
        return new HttpTransport(settings, resolver, threadFactory(), connector);
    }

    /** How many exchanges have a connection, or wait for one. */
    int inFlight() {
        return allTransports().mapToInt(HttpTransport::inFlight).sum();
    }

    /** How many requests have their turn. */
    int admitted() {
        return gates.values().mapToInt(RateGate::inFlight).sum();
    }

    /** How many connections exchanges have. */
    int connectionsLeased() {
        return allTransports().mapToInt(HttpTransport::leased).sum();
    }

    private Stream<HttpTransport> allTransports() {
        return Stream.concat(transports.values(), guardedTransports.values());
    }

    @Override
    protected void doStop() {
        closed = true;
        // First: else each request that ends would give another its turn, and that would be sent at the last moment.
        gates.values().forEach(RateGate::close);
        live.close();
        ledgers.stopWaiting();
        allTransports().forEach(HttpTransport::close);
        transports.clear();
        guardedTransports.clear();
        // A step that has not begun still has its exchange to end.
        for (ExecutorService pool : List.of(steps, connector, imageConnector)) {
            context.getExecutorServiceManager().shutdownNow(pool).forEach(Runnable::run);
        }
        context.getExecutorServiceManager().shutdownGraceful(routePool);
        // What has ended by now is still written down.
        context.getExecutorServiceManager().shutdownGraceful(ledgerPool);
        ledgers.close();
        context.getExecutorServiceManager().shutdownNow(timer);
        retained.close();
    }

    private ThreadFactory threadFactory() {
        return new CamelThreadFactory(context.getExecutorServiceManager().getThreadNamePattern(), "RecraftHttp", true);
    }
}
