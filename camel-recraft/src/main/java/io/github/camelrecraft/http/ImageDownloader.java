package io.github.camelrecraft.http;

import java.net.URI;
import java.util.function.Supplier;

/**
 * Fetches images from hosts that are not trusted: no credentials, https and public addresses only (but for the hosts the
 * route's author named), at every redirect again, within a size limit. The transport for other hosts opens with the
 * first image that needs it.
 */
public final class ImageDownloader {

    private final HttpTransport trusted;
    private final Supplier<HttpTransport> guarded;
    private final ImageHosts hosts;
    private final ImageReceiver.Settings settings;

    /**
     * @param trusted      to hosts that the route's author named
     * @param guarded      to any other host, with an {@link AddressGuard}
     * @param hosts        tells the two apart
     * @param spool        where images are kept
     * @param maxImageSize the most bytes of one image
     */
    public ImageDownloader(
            HttpTransport trusted,
            Supplier<HttpTransport> guarded,
            ImageHosts hosts,
            Spool.Settings spool,
            long maxImageSize) {
        this.trusted = trusted;
        this.guarded = guarded;
        this.hosts = hosts;
        this.settings = new ImageReceiver.Settings(spool, maxImageSize);
    }

    /** Starts fetching an image. Never blocks. */
    public ImageDownload download(URI uri) {
        ImageDownload download = new ImageDownload(this::request);
        download.follow(uri);
        return download;
    }

    private HttpExchange<DownloadHandler.Step> request(URI uri) throws BlockedAddressException {
        HttpTransport transport = hosts.isTrusted(uri) ? trusted : guarded.get();
        return transport.execute(HttpCall.get(uri), new DownloadHandler(settings));
    }
}
