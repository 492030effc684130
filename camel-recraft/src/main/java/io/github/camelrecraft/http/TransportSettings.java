package io.github.camelrecraft.http;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the network. Endpoints with equal settings share one transport.
 *
 * @param connectTimeout      until a connection stands, TLS included
 * @param maxTotalConnections connections at once
 * @param connectionsPerRoute connections at once to one host
 * @param sslContext          trust and keys; null for the JDK's
 * @param proxy               null for none
 */
public record TransportSettings(
        Duration connectTimeout,
        int maxTotalConnections,
        int connectionsPerRoute,
        @Nullable SSLContext sslContext,
        @Nullable Proxy proxy) {

    /**
     * An HTTP proxy.
     *
     * @param host          its name
     * @param port          its port
     * @param username      null for none
     * @param password      null for none
     * @param nonProxyHosts hosts that are reached directly; a leading or trailing {@code *} matches any
     */
    public record Proxy(
            String host,
            int port,
            @Nullable String username,
            @Nullable String password,
            Set<String> nonProxyHosts) {

        /** Whether that host is reached directly. */
        boolean bypassedBy(String hostName) {
            return nonProxyHosts.stream()
                    .anyMatch(pattern ->
                            hostName.matches("(?i)" + Pattern.quote(pattern).replace("*", "\\E.*\\Q")));
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
