package io.github.camelrecraft.client;

import io.github.camelrecraft.http.Delayer;
import io.github.camelrecraft.http.HttpTransport;
import io.github.camelrecraft.http.ImageDownloader;
import io.github.camelrecraft.http.RateGate;
import io.github.camelrecraft.http.RateLimits;
import io.github.camelrecraft.http.RetryPolicy;
import io.github.camelrecraft.http.Spool;
import io.github.camelrecraft.provider.Job;
import io.github.camelrecraft.provider.ProviderAnswer;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out requests. What may have been charged is never sent again.
 *
 * @param api        to the provider's API; opened when first asked for
 * @param downloader for images that come as an address
 * @param spool      where images are kept
 * @param threads    what runs where
 * @param pace       how much at once, and what is tried again
 * @param live       knows the requests that have not ended
 * @param doorbell   where webhooks ring
 * @param clock      tells how long it took, and reads dates in answers
 */
public record ImageClient(
        Supplier<HttpTransport> api,
        ImageDownloader downloader,
        Spool.Settings spool,
        Threads threads,
        Pace pace,
        LiveRequests live,
        Doorbell doorbell,
        Clock clock) {

    /**
     * What runs where. All but the worker throw when they have shut down: it runs what it is given.
     *
     * @param timer     for deadlines; does no work of its own
     * @param delayer   for the pauses between steps
     * @param steps     where steps begin that a timer or another request has brought about
     * @param worker    where outcomes are delivered, to whom may take their time
     */
    public record Threads(ScheduledExecutorService timer, Delayer delayer, Executor steps, Executor worker) {}

    /**
     * How much at once, and what is tried again.
     *
     * @param gate    of the account
     * @param limits  what the gate keeps to
     * @param retries after what is sent or fetched again, and when
     */
    public record Pace(RateGate gate, RateLimits limits, RetryPolicy retries) {}

    /**
     * Starts a request. The outcome arrives on the worker, exactly once, within the job's timeout; never exceptionally.
     *
     * @param progress hears of the steps
     */
    public CompletableFuture<Outcome> send(ImageJob job, RequestProgress progress) {
        return new Generation(this, job, progress).send();
    }

    /**
     * Goes on with what was sent before, by asking for it. When the provider knows no such job although it was sent long
     * enough ago to have arrived, it never did, and is sent.
     *
     * @param accepted what to ask for
     * @param sentAt   when it was sent; null when the provider is known to have accepted it
     */
    public CompletableFuture<Outcome> resume(
            ImageJob job, Job accepted, @Nullable Instant sentAt, RequestProgress progress) {
        return new Generation(this, job, progress).resume(accepted, sentAt);
    }

    /** Goes on with what was made before, by fetching it; an image that came in the answer itself is not to be had any more. */
    public CompletableFuture<Outcome> fetch(ImageJob job, ProviderAnswer.Images images, RequestProgress progress) {
        return new Generation(this, job, progress).fetch(images);
    }
}
