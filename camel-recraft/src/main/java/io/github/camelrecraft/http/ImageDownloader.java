package io.github.camelrecraft.http;

import java.net.URI;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Fetches images from hosts that are not trusted: no credentials, https and public addresses only (but for the hosts the
 * route's author named), at every redirect again, within a size limit. The transport for other hosts opens with the
 * first image that needs it. Names of hosts that are slow to be resolved hold up images alone.
 */
public final class ImageDownloader {

    private final Supplier<HttpTransport> trusted;
    private final Supplier<HttpTransport> guarded;
    private final ImageHosts hosts;
    private final ImageReceiver.Settings settings;
    private final Executor connector;

    /**
     * @param trusted      to hosts that the route's author named
     * @param guarded      to any other host, with an {@link AddressGuard}
     * @param hosts        tells the two apart
     * @param spool        where images are kept
     * @param maxImageSize the most bytes of one image
     * @param connector    where connections for images are begun
     */
    public ImageDownloader(
            Supplier<HttpTransport> trusted,
            Supplier<HttpTransport> guarded,
            ImageHosts hosts,
            Spool.Settings spool,
            long maxImageSize,
            Executor connector) {
        this.trusted = trusted;
        this.guarded = guarded;
        this.hosts = hosts;
        this.settings = new ImageReceiver.Settings(spool, maxImageSize);
        this.connector = connector;
    }

    /** Starts fetching an image. Never blocks. */
    public ImageDownload download(URI uri) {
        ImageDownload download = new ImageDownload(this::request);
        download.follow(uri);
        return download;
    }

    private HttpExchange<DownloadHandler.Step> request(URI uri) throws BlockedAddressException {
        HttpTransport transport = (hosts.isTrusted(uri) ? trusted : guarded).get();
        return transport.execute(HttpCall.get(uri), new DownloadHandler(settings), connector);
    }
}
