package io.github.camelrecraft.client;

import io.github.camelrecraft.http.HttpTransport;
import io.github.camelrecraft.http.ImageDownloader;
import io.github.camelrecraft.http.Spool;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Carries out requests. Sends each of them once; what may have been charged is never sent again.
 *
 * @param api        to the provider's API
 * @param downloader for images that come as an address
 * @param spool      where images are kept
 * @param timer      for deadlines and polls; does no work of its own
 * @param worker     where outcomes are delivered
 * @param clock      tells how long it took, and reads dates in answers
 */
public record ImageClient(
        HttpTransport api,
        ImageDownloader downloader,
        Spool.Settings spool,
        ScheduledExecutorService timer,
        Executor worker,
        Clock clock) {

    /** Starts a request. The outcome arrives on the worker, exactly once, within the job's timeout; never exceptionally. */
    public CompletableFuture<Outcome> send(ImageJob job) {
        return new Generation(this, job).start();
    }
}
