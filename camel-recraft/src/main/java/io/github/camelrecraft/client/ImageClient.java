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
 * @param threads    what runs where
 * @param live       knows the requests that have not ended
 * @param clock      tells how long it took, and reads dates in answers
 */
public record ImageClient(
        HttpTransport api,
        ImageDownloader downloader,
        Spool.Settings spool,
        Threads threads,
        LiveRequests live,
        Clock clock) {

    /**
     * What runs where. Each of them throws when it has shut down.
     *
     * @param timer     for deadlines; does no work of its own
     * @param connector where connections are begun, which may wait for a name to be resolved
     * @param worker    where outcomes are delivered, to whom may take their time
     */
    public record Threads(ScheduledExecutorService timer, Executor connector, Executor worker) {}

    /**
     * Starts a request. The outcome arrives on the worker, exactly once, within the job's timeout; never exceptionally.
     *
     * @param whenSent runs when the request begins to leave, on a thread of the transport
     */
    public CompletableFuture<Outcome> send(ImageJob job, Runnable whenSent) {
        return new Generation(this, job, whenSent).start();
    }
}
