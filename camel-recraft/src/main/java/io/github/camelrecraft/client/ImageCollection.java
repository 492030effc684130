package io.github.camelrecraft.client;

import io.github.camelrecraft.http.ApiAnswer;
import io.github.camelrecraft.http.Arrival;
import io.github.camelrecraft.http.ReceivedImage;
import io.github.camelrecraft.image.BadImageException;
import io.github.camelrecraft.image.SvgGuard;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.ImageFormat;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageResult;
import io.github.camelrecraft.model.SvgPolicy;
import io.github.camelrecraft.provider.ProviderAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The images of one answer, each of which arrives or fails for itself: what was paid for is delivered. */
final class ImageCollection {

    /** What is checked for harm is read as XML, whose reader holds single tags whole. */
    private static final long LARGEST_CHECKED_SVG = 8 << 20;

    /** The failure that tells most about money first: it decides whether somebody tries again. */
    static final Comparator<Failure> BY_MONEY = Comparator.comparingInt(
            failure -> List.of(Billing.YES, Billing.UNKNOWN, Billing.NO).indexOf(failure.billed()));

    private final ImageJob job;
    private final ImageClient client;
    private final Supplier<Duration> left;
    private final Failures failures;
    private final ProviderAnswer.Images images;
    private final ApiAnswer answer;
    private final List<Arrival> inline;
    private final ConcurrentLinkedQueue<ImageFetch> downloads = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Arrived>> arriving = new CopyOnWriteArrayList<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean expired;

    /** One image that arrived, or why it did not. */
    private record Arrived(
            ImageResult result,
            @Nullable ReceivedImage image,
            @Nullable Failure failure) {}

    ImageCollection(
            ImageJob job,
            ImageClient client,
            Failures failures,
            ProviderAnswer.Images images,
            ApiAnswer answer,
            Supplier<Duration> left) {
        this.job = job;
        this.client = client;
        this.left = left;
        this.failures = failures;
        this.images = images;
        this.answer = answer;
        this.inline = new ArrayList<>(answer.images());
    }

    /**
     * Begins, unless that is done.
     *
     * @return whether it was this call that began
     */
    boolean start() {
        if (!begun.compareAndSet(false, true)) {
            return false;
        }
        for (ImageResult result : images.images()) {
            arriving.add(arrive(result));
        }
        return true;
    }

    /** Runs an action once each image has arrived or failed. */
    void whenSettled(Runnable action) {
        var unused = CompletableFuture.allOf(arriving.toArray(CompletableFuture[]::new))
                .whenComplete((all, failure) -> action.run());
    }

    /** Ends what has not arrived. */
    void expire() {
        expired = true;
        downloads.forEach(ImageFetch::cancel);
    }

    /** Drops what arrived, because nobody takes it. */
    void discard() {
        answer.discard();
        expire();
        for (CompletableFuture<Arrived> future : arriving) {
            var unused = future.thenAccept(arrived -> discard(arrived.image()));
        }
    }

    /** What arrived. Reads vector images once more, so it is not for a thread that moves bytes. */
    Outcome outcome(Duration duration, int attempts) {
        List<Outcome.Delivered> delivered = new ArrayList<>();
        List<Failure> failed = new ArrayList<>();
        images.failed().forEach(failure -> failed.add(failures.ofAnswer(failure, null)));
        for (CompletableFuture<Arrived> future : arriving) {
            Arrived arrived = checked(future.join());
            if (arrived.failure() == null) {
                delivered.add(delivered(arrived));
            } else {
                failed.add(arrived.failure());
            }
        }
        int missing = job.request().expectedImages() - delivered.size() - failed.size();
        if (missing > 0) {
            failed.add(failures.missing(missing));
        }
        inline.forEach(Arrival::discard); // the answer carried more than its results speak of
        if (delivered.isEmpty()) {
            answer.discard();
            failed.sort(BY_MONEY);
            return new Outcome.Failed(failed.get(0), failed.subList(1, failed.size()), attempts);
        }
        return new Outcome.Success(
                delivered, failed, images.details(), answer.raw().orElse(null), duration, attempts);
    }

    private Outcome.Delivered delivered(Arrived arrived) {
        ImageRequest.Task task = job.request().tasks().get(arrived.result().task());
        boolean ownId = job.request().tasks().size() > 1;
        return new Outcome.Delivered(
                arrived.result(), arrived.image(), ownId ? task.jobId() : failures.jobId(), task.index());
    }

    private CompletableFuture<Arrived> arrive(ImageResult result) {
        if (job.resultType() == ResultType.JSON) {
            return CompletableFuture.completedFuture(new Arrived(result, null, null));
        }
        if (result.source() instanceof ImageResult.AtUrl source) {
            return job.resultType() == ResultType.URL
                    ? CompletableFuture.completedFuture(new Arrived(result, null, null))
                    : download(result, source.url());
        }
        return CompletableFuture.completedFuture(inline(result, ((ImageResult.Inline) result.source()).index()));
    }

    /** Each inline image is taken once, whatever the answer says. */
    private Arrived inline(ImageResult result, int index) {
        if (job.resultType() == ResultType.URL) {
            return failed(result, new IOException("it came in the answer, and resultType=url wants its address"));
        }
        if (index < 0 || index >= inline.size()) {
            return failed(result, new IOException("it is not in the answer"));
        }
        Arrival arrival = inline.set(index, Arrival.TAKEN);
        BadImageException problem = arrival.problem();
        return problem == null ? new Arrived(result, arrival.image(), null) : failed(result, problem);
    }

    private Arrived failed(ImageResult result, IOException problem) {
        return new Arrived(result, null, failures.badImage(problem, null));
    }

    private CompletableFuture<Arrived> download(ImageResult result, URI url) {
        ImageFetch fetch = new ImageFetch(client, url, cause -> failures.ofDownload(cause, url, expired), left);
        downloads.add(fetch);
        if (expired) {
            fetch.cancel();
        }
        return fetch.start()
                .handle((image, failure) -> failure == null
                        ? new Arrived(result, image, null)
                        : new Arrived(result, null, failures.ofDownload(failure, url, expired)));
    }

    private Arrived checked(Arrived arrived) {
        ReceivedImage image = arrived.image();
        if (image == null || image.info().format() != ImageFormat.SVG || job.svgPolicy() != SvgPolicy.STRICT) {
            return arrived;
        }
        try (InputStream svg = image.content().open()) {
            if (image.info().length() > LARGEST_CHECKED_SVG) {
                throw new BadImageException("a drawing of " + image.info().length()
                        + " bytes is too large to be checked for harm; svgPolicy=allow lets it pass");
            }
            SvgGuard.check(svg);
            return arrived;
        } catch (IOException e) {
            discard(image);
            URI url = arrived.result().source() instanceof ImageResult.AtUrl source ? source.url() : null;
            return new Arrived(arrived.result(), null, failures.badImage(e, url));
        }
    }

    private static void discard(@Nullable ReceivedImage image) {
        if (image != null) {
            image.content().discard();
        }
    }
}
