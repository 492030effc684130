package io.github.camelrecraft;

import io.github.camelrecraft.model.SvgPolicy;
import java.util.concurrent.ExecutorService;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/** The options of connections, of what may come through them, and of the threads that go on with it. */
@UriParams
abstract class ConnectionConfiguration extends PaymentConfiguration {

    @UriParam(defaultValue = "10000", javaType = "java.time.Duration")
    private long connectTimeout = 10_000;

    @UriParam(label = "advanced", defaultValue = "1000")
    private int maxTotalConnections = 1000;

    @UriParam(label = "advanced", defaultValue = "1000")
    private int connectionsPerRoute = 1000;

    @UriParam(label = "advanced")
    private @Nullable ExecutorService workerPool;

    @UriParam(label = "security")
    private @Nullable SSLContextParameters sslContextParameters;

    @UriParam(label = "proxy")
    private @Nullable String proxyHost;

    @UriParam(label = "proxy")
    private @Nullable Integer proxyPort;

    @UriParam(label = "proxy,security", secret = true)
    private @Nullable String proxyAuthUsername;

    @UriParam(label = "proxy,security", secret = true)
    private @Nullable String proxyAuthPassword;

    @UriParam(label = "proxy")
    private @Nullable String nonProxyHosts;

    @UriParam(label = "security")
    private @Nullable String allowedImageHosts;

    @UriParam(label = "advanced", defaultValue = "268435456")
    private long maxImageSize = 268_435_456;

    @UriParam(label = "security", defaultValue = "strict")
    private SvgPolicy svgPolicy = SvgPolicy.STRICT;

    public long getConnectTimeout() {
        return connectTimeout;
    }

    /** For how long making a connection may take, TLS included. In milliseconds, or as in 10s. */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public int getMaxTotalConnections() {
        return maxTotalConnections;
    }

    /**
     * How many connections there may be at once to all hosts together. Messages beyond that wait for one, without a
     * thread.
     */
    public void setMaxTotalConnections(int maxTotalConnections) {
        this.maxTotalConnections = maxTotalConnections;
    }

    public int getConnectionsPerRoute() {
        return connectionsPerRoute;
    }

    /** How many connections there may be at once to one host. Messages beyond that wait for one, without a thread. */
    public void setConnectionsPerRoute(int connectionsPerRoute) {
        this.connectionsPerRoute = connectionsPerRoute;
    }

    public @Nullable ExecutorService getWorkerPool() {
        return workerPool;
    }

    /**
     * The threads that routes go on with when their image has come, in place of the component's own, of which there is
     * one, and up to ten while steps of routes block them. Whoever sets a pool shuts it down, after the context. What it
     * rejects goes on with a thread that moves bytes. With org.apache.camel.util.concurrent.SynchronousExecutorService
     * everything does, without being handed over: for routes of which no step ever blocks, since a step that does stops
     * all requests of the component.
     */
    public void setWorkerPool(@Nullable ExecutorService workerPool) {
        this.workerPool = workerPool;
    }

    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /** Keys and trust for TLS. */
    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public @Nullable String getProxyHost() {
        return proxyHost;
    }

    /**
     * The host of an HTTP proxy. It resolves the names of hosts itself, so it also has to keep image hosts off private
     * addresses.
     */
    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public @Nullable Integer getProxyPort() {
        return proxyPort;
    }

    /** The port of the HTTP proxy. */
    public void setProxyPort(@Nullable Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public @Nullable String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    /** The user at the HTTP proxy. */
    public void setProxyAuthUsername(@Nullable String proxyAuthUsername) {
        this.proxyAuthUsername = proxyAuthUsername;
    }

    public @Nullable String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    /** The password at the HTTP proxy. */
    public void setProxyAuthPassword(@Nullable String proxyAuthPassword) {
        this.proxyAuthPassword = proxyAuthPassword;
    }

    public @Nullable String getNonProxyHosts() {
        return nonProxyHosts;
    }

    /**
     * Hosts that are reached without the proxy: names, with an asterisk for any part, separated by commas or vertical
     * bars.
     */
    public void setNonProxyHosts(@Nullable String nonProxyHosts) {
        this.nonProxyHosts = nonProxyHosts;
    }

    public @Nullable String getAllowedImageHosts() {
        return allowedImageHosts;
    }

    /**
     * Hosts that images may be fetched from in any way, plain http and private addresses included: names, or names with
     * a port, separated by commas. Any other host is reached by https at a public address only.
     */
    public void setAllowedImageHosts(@Nullable String allowedImageHosts) {
        this.allowedImageHosts = allowedImageHosts;
    }

    public long getMaxImageSize() {
        return maxImageSize;
    }

    /** The most bytes that one image may have. A larger one fails, with the address where it is. */
    public void setMaxImageSize(long maxImageSize) {
        this.maxImageSize = maxImageSize;
    }

    public SvgPolicy getSvgPolicy() {
        return svgPolicy;
    }

    /**
     * What vector images may contain: with strict, one with scripts, event handlers or references to elsewhere is
     * refused; with allow, all pass.
     */
    public void setSvgPolicy(SvgPolicy svgPolicy) {
        this.svgPolicy = svgPolicy;
    }
}
