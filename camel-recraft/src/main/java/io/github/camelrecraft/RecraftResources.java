package io.github.camelrecraft;

import io.github.camelrecraft.http.AddressGuard;
import io.github.camelrecraft.http.HttpTransport;
import io.github.camelrecraft.http.Spool;
import io.github.camelrecraft.http.TransportSettings;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.StreamCachingStrategy;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.concurrent.CamelThreadFactory;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** What all endpoints of a component share: connections and threads. Opened when first needed, closed with the component. */
final class RecraftResources extends ServiceSupport {

    /** Routes continue on these; what a route does next may block, and must not block the connections. */
    private static final int WORKERS = 10;

    private record Key(TransportSettings settings, boolean guarded) {}

    private final CamelContext context;
    private final ExecutorService worker;
    private final ScheduledExecutorService timer;
    private final Map<Key, HttpTransport> transports = new ConcurrentHashMap<>();
    private final Map<SSLContextParameters, SSLContext> sslContexts = new ConcurrentHashMap<>();

    RecraftResources(CamelContext context) {
        this.context = context;
        // The queue is bounded by what is in flight; a bound of its own would hand the route to the client's threads.
        this.worker = context.getExecutorServiceManager()
                .newThreadPool(
                        this,
                        "Recraft",
                        new ThreadPoolProfileBuilder("recraft")
                                .poolSize(WORKERS)
                                .maxPoolSize(WORKERS)
                                .maxQueueSize(Integer.MAX_VALUE)
                                .allowCoreThreadTimeOut(true)
                                .keepAliveTime(10L)
                                .build());
        // Camel bounds a scheduled pool's queue unless told otherwise, and every exchange in flight has its deadline
        // there.
        this.timer = context.getExecutorServiceManager()
                .newScheduledThreadPool(
                        this,
                        "RecraftTimer",
                        new ThreadPoolProfileBuilder("recraftTimer")
                                .poolSize(1)
                                .maxQueueSize(-1)
                                .build());
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

    ExecutorService worker() {
        return worker;
    }

    ScheduledExecutorService timer() {
        return timer;
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
        return transports.computeIfAbsent(
                new Key(settings, false),
                key -> new HttpTransport(settings, SystemDefaultDnsResolver.INSTANCE, threads()));
    }

    /** To any other host, at public addresses only. */
    HttpTransport guardedTransport(TransportSettings settings) {
        TransportSettings.Proxy proxy = settings.proxy();
        Set<String> exempt = proxy == null ? Set.of() : Set.of(proxy.host());
        return transports.computeIfAbsent(
                new Key(settings, true), key -> new HttpTransport(settings, new AddressGuard(exempt), threads()));
    }

    /** How many exchanges have a connection, or wait for one. */
    int inFlight() {
        return transports.values().stream().mapToInt(HttpTransport::inFlight).sum();
    }

    @Override
    protected void doStop() {
        transports.values().forEach(HttpTransport::close);
        transports.clear();
        context.getExecutorServiceManager().shutdownGraceful(worker);
        context.getExecutorServiceManager().shutdownNow(timer);
    }

    private ThreadFactory threads() {
        return new CamelThreadFactory(context.getExecutorServiceManager().getThreadNamePattern(), "RecraftHttp", true);
    }
}
