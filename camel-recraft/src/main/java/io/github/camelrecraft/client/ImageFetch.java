package io.github.camelrecraft.client;

import io.github.camelrecraft.http.BlockedAddressException;
import io.github.camelrecraft.http.ImageDownload;
import io.github.camelrecraft.http.ReceivedImage;
import io.github.camelrecraft.image.BadImageException;
import io.github.camelrecraft.model.Failure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fetches one image that was paid for: again after a while when that fails, and never a new one. */
final class ImageFetch {

    private final ImageClient client;
    private final URI url;
    private final Function<Throwable, Failure> describe;
    private final Supplier<Duration> left;
    private final CompletableFuture<ReceivedImage> result = new CompletableFuture<>();
    private final List<Throwable> earlier = new CopyOnWriteArrayList<>();
    private volatile @Nullable ImageDownload download;
    private volatile boolean cancelled;
    private int attempts;

    /**
     * @param describe what a failure means
     * @param left     the time that is left for everything
     */
    ImageFetch(ImageClient client, URI url, Function<Throwable, Failure> describe, Supplier<Duration> left) {
        this.client = client;
        this.url = url;
        this.describe = describe;
        this.left = left;
    }

    /** Begins. The future ends exactly once; when all attempts failed, with the last failure, which has suppressed the others. */
    CompletableFuture<ReceivedImage> start() {
        attempt();
        return result;
    }

    void cancel() {
        cancelled = true;
        ImageDownload running = download;
        if (running != null) {
            running.cancel();
        }
        fail(new CancellationException("cancelled"));
    }

    private void fail(Throwable failure) {
        if (!result.isDone()) {
            earlier.stream().filter(before -> before != failure).forEach(failure::addSuppressed);
            result.completeExceptionally(failure);
        }
    }

    private void attempt() {
        if (result.isDone()) {
            return;
        }
        attempts++;
        ImageDownload begun = client.downloader().download(url);
        download = begun;
        if (cancelled) {
            begun.cancel();
        }
        var unused = begun.result().whenComplete((image, failure) -> {
            if (failure != null) {
                goOnAfter(failure);
            } else if (!result.complete(image)) {
                image.content().discard();
            }
        });
    }

    private void goOnAfter(Throwable failure) {
        Duration wait = mayPass(failure)
                ? client.pace()
                        .retries()
                        .next(describe.apply(failure), attempts, left.get())
                        .orElse(null)
                : null;
        if (wait == null) {
            fail(failure);
            return;
        }
        earlier.add(failure);
        orEnd(failure, () -> {
            var unused = client.threads()
                    .delayer()
                    .after(
                            wait,
                            () -> orEnd(failure, () -> client.threads().steps().execute(this::attempt)));
        });
    }

    private void orEnd(Throwable failure, Runnable step) {
        try {
            step.run();
        } catch (RejectedExecutionException e) {
            fail(failure);
        }
    }

    /** An address that is refused, or an image that is whole and unfit, is the same the next time. */
    private boolean mayPass(Throwable failure) {
        return !cancelled
                && failure instanceof IOException
                && !(failure instanceof BlockedAddressException)
                && !(failure instanceof BadImageException)
                && !(failure.getCause() instanceof BadImageException)
                && !(failure.getCause() instanceof BlockedAddressException);
    }
}
