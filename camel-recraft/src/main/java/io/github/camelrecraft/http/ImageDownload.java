package io.github.camelrecraft.http;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One image under way, redirects included. */
public final class ImageDownload {

    private static final int MAX_REDIRECTS = 5;

    /** Asks one address. */
    interface Requester {
        HttpExchange<DownloadHandler.Step> request(URI uri) throws IOException;
    }

    private final Requester requester;
    private final CompletableFuture<ReceivedImage> result = new CompletableFuture<>();
    private volatile boolean cancelled;
    private volatile @Nullable HttpExchange<?> current;
    private int redirects;

    ImageDownload(Requester requester) {
        this.requester = requester;
    }

    /** The image, or the exception that ended the download; completed by a thread of the transport, exactly once. */
    public CompletableFuture<ReceivedImage> result() {
        return result;
    }

    /** Ends the download; {@link #result} fails unless it is complete already. */
    public void cancel() {
        cancelled = true;
        HttpExchange<?> exchange = current;
        if (exchange != null) {
            exchange.cancel();
        }
        result.completeExceptionally(new CancellationException("cancelled"));
    }

    /** Whatever goes wrong ends it: nobody else would see it. */
    void follow(URI uri) {
        try {
            HttpExchange<DownloadHandler.Step> exchange = requester.request(uri);
            current = exchange;
            if (cancelled) {
                exchange.cancel();
            }
            var unused = exchange.result().whenComplete((step, failure) -> proceed(uri, step, failure));
        } catch (IOException | RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    private void proceed(URI uri, DownloadHandler.@Nullable Step step, @Nullable Throwable failure) {
        if (failure != null) {
            result.completeExceptionally(failure);
        } else if (step instanceof DownloadHandler.Arrived arrived) {
            if (!result.complete(arrived.image())) {
                arrived.image().content().discard();
            }
        } else if (step instanceof DownloadHandler.Moved moved) {
            if (++redirects > MAX_REDIRECTS) {
                result.completeExceptionally(new IOException("the image moved more than " + MAX_REDIRECTS + " times"));
                return;
            }
            try {
                follow(uri.resolve(moved.location()));
            } catch (IllegalArgumentException e) {
                result.completeExceptionally(new IOException("the image moved to what is no address", e));
            }
        }
    }
}
