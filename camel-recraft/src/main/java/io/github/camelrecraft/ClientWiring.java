package io.github.camelrecraft;

import io.github.camelrecraft.client.ImageClient;
import io.github.camelrecraft.http.HttpTransport;
import io.github.camelrecraft.http.ImageDownloader;
import io.github.camelrecraft.http.ImageHosts;
import io.github.camelrecraft.http.RateLimits;
import io.github.camelrecraft.http.RetryPolicy;
import io.github.camelrecraft.http.Spool;
import io.github.camelrecraft.http.TransportSettings;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.Lazy;
import io.github.camelrecraft.model.ModelCatalog;
import io.github.camelrecraft.provider.ProviderAccess;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/** Builds the client for an endpoint's options, out of what the component's endpoints share. */
final class ClientWiring {

    private ClientWiring() {}

    /**
     * Builds the client and what is made with it. Connections open when neither was refused: a route that makes its
     * URIs from messages may have many that are.
     *
     * @param making makes what needs a client
     */
    static <T> T wire(
            RecraftEndpoint endpoint,
            ProviderChoice choice,
            ProviderAccess access,
            RecraftResources resources,
            Function<ImageClient, T> making) {
        TransportSettings settings = settings(endpoint, resources);
        Lazy<HttpTransport> api = new Lazy<>(() -> resources.transport(settings));
        T made = making.apply(client(endpoint, choice, access, resources, settings, api));
        api.get().prepareFor(choice.baseUrl());
        return made;
    }

    private static ImageClient client(
            RecraftEndpoint endpoint,
            ProviderChoice choice,
            ProviderAccess access,
            RecraftResources resources,
            TransportSettings settings,
            Supplier<HttpTransport> api) {
        RecraftConfiguration configuration = endpoint.getConfiguration();
        Spool.Settings spool = resources.spool();
        ImageDownloader downloader = new ImageDownloader(
                api,
                () -> resources.guardedTransport(settings),
                trustedHosts(configuration, choice.baseUrl()),
                spool,
                positive("maxImageSize", configuration.getMaxImageSize()),
                resources.imageConnector());
        positive("requestTimeout", configuration.getRequestTimeout());
        return new ImageClient(
                api,
                downloader,
                spool,
                resources.threads(configuration.getWorkerPool()),
                pace(endpoint, choice, access, resources),
                resources.live(),
                resources.doorbell(),
                endpoint.getComponent().clock());
    }

    private static ImageClient.Pace pace(
            RecraftEndpoint endpoint, ProviderChoice choice, ProviderAccess access, RecraftResources resources) {
        RecraftConfiguration configuration = endpoint.getConfiguration();
        ModelCatalog.Limits documented = endpoint.getComponent()
                .catalog(configuration.getModelCatalog())
                .limits(choice.provider().catalogName());
        RateLimits limits = new RateLimits(
                or(configuration.getMaxInFlight(), 0),
                or(configuration.getRequestsPerSecond(), documented.requestsPerSecond()),
                or(configuration.getRequestsPerMinute(), documented.requestsPerMinute()),
                or(configuration.getImagesPerMinute(), documented.imagesPerMinute()),
                configuration.getMaxQueued());
        int maxRetries = configuration.getMaxRetries();
        if (maxRetries < 0) {
            throw new InvalidOptionException("maxRetries", maxRetries, "is less than 0", "write 0 or more");
        }
        return new ImageClient.Pace(
                resources.gate(choice.provider().name(), access), limits, RetryPolicy.of(maxRetries));
    }

    private static int or(@Nullable Integer set, int documented) {
        return set == null ? documented : set;
    }

    private static TransportSettings settings(RecraftEndpoint endpoint, RecraftResources resources) {
        RecraftConfiguration configuration = endpoint.getConfiguration();
        return new TransportSettings(
                Duration.ofMillis(positive("connectTimeout", configuration.getConnectTimeout())),
                (int) positive("maxTotalConnections", configuration.getMaxTotalConnections()),
                (int) positive("connectionsPerRoute", configuration.getConnectionsPerRoute()),
                sslContext(endpoint, resources),
                proxy(configuration));
    }

    private static @Nullable SSLContext sslContext(RecraftEndpoint endpoint, RecraftResources resources) {
        SSLContextParameters parameters = endpoint.getConfiguration().getSslContextParameters();
        if (parameters == null) {
            parameters = endpoint.getComponent().retrieveGlobalSslContextParameters();
        }
        return parameters == null ? null : resources.sslContext(parameters);
    }

    private static TransportSettings.@Nullable Proxy proxy(RecraftConfiguration configuration) {
        String host = configuration.getProxyHost();
        Integer port = configuration.getProxyPort();
        if (host == null && port == null) {
            return null;
        }
        if (host == null || port == null) {
            throw new InvalidOptionException(
                    "proxyHost", host + ":" + port, "is not a whole proxy address", "set both proxyHost and proxyPort");
        }
        return new TransportSettings.Proxy(
                host,
                port,
                configuration.getProxyAuthUsername(),
                configuration.getProxyAuthPassword(),
                list(configuration.getNonProxyHosts(), "[,|]"));
    }

    /** The author's own base URL is trusted with images too; the provider's customary one keeps them on other hosts. */
    private static ImageHosts trustedHosts(RecraftConfiguration configuration, URI baseUrl) {
        Set<String> trusted = new HashSet<>(list(configuration.getAllowedImageHosts(), ","));
        if (configuration.getBaseUrl() != null) {
            trusted.add(baseUrl.getHost().toLowerCase(Locale.ROOT) + ":" + ImageHosts.port(baseUrl));
        }
        String proxy = configuration.getProxyHost();
        return new ImageHosts(Set.copyOf(trusted), proxy == null ? "" : proxy);
    }

    private static Set<String> list(@Nullable String text, String separator) {
        return text == null
                ? Set.of()
                : Arrays.stream(text.split(separator))
                        .map(part -> part.strip().toLowerCase(Locale.ROOT))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static long positive(String option, long value) {
        if (value <= 0) {
            throw new InvalidOptionException(option, value, "is not above 0", "give a positive number");
        }
        return value;
    }
}
