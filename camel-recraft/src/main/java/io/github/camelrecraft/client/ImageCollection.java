package io.github.camelrecraft.client;

import io.github.camelrecraft.http.ApiAnswer;
import io.github.camelrecraft.http.Arrival;
import io.github.camelrecraft.http.ImageDownload;
import io.github.camelrecraft.http.ImageDownloader;
import io.github.camelrecraft.http.ReceivedImage;
import io.github.camelrecraft.image.BadImageException;
import io.github.camelrecraft.image.SvgGuard;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.ImageFormat;
import io.github.camelrecraft.model.ImageResult;
import io.github.camelrecraft.model.SvgPolicy;
import io.github.camelrecraft.provider.ProviderAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The images of one answer, each of which arrives or fails for itself: what was paid for is delivered. */
final class ImageCollection {

    private final ImageJob job;
    private final ImageDownloader downloader;
    private final Failures failures;
    private final ProviderAnswer.Images images;
    private final ApiAnswer answer;
    private final List<ImageDownload> downloads = new ArrayList<>();
    private final List<CompletableFuture<Arrived>> arriving = new ArrayList<>();
    private volatile boolean expired;

    /** One image that arrived, or why it did not. */
    private record Arrived(
            ImageResult result,
            @Nullable ReceivedImage image,
            @Nullable Failure failure) {}

    ImageCollection(
            ImageJob job,
            ImageDownloader downloader,
            Failures failures,
            ProviderAnswer.Images images,
            ApiAnswer answer) {
        this.job = job;
        this.downloader = downloader;
        this.failures = failures;
        this.images = images;
        this.answer = answer;
        for (ImageResult result : images.images()) {
            arriving.add(arrive(result));
        }
    }

    /** Runs an action once each image has arrived or failed. */
    void whenSettled(Runnable action) {
        var unused = CompletableFuture.allOf(arriving.toArray(CompletableFuture[]::new))
                .thenRun(action);
    }

    /** Drops what arrived, because nobody takes it. */
    void discard() {
        answer.discard();
        for (CompletableFuture<Arrived> future : arriving) {
            ReceivedImage image = future.join().image();
            if (image != null) {
                image.content().discard();
            }
        }
    }

    /** Ends what has not arrived. */
    void expire() {
        expired = true;
        downloads.forEach(ImageDownload::cancel);
    }

    /** What arrived. Reads vector images once more, so it is not for a thread that moves bytes. */
    Outcome outcome(Duration duration) {
        List<Outcome.Delivered> delivered = new ArrayList<>();
        List<Failure> failed = new ArrayList<>(images.failed());
        for (CompletableFuture<Arrived> future : arriving) {
            Arrived arrived = checked(future.join());
            if (arrived.failure() == null) {
                delivered.add(new Outcome.Delivered(arrived.result(), arrived.image()));
            } else {
                failed.add(arrived.failure());
            }
        }
        if (delivered.isEmpty()) {
            answer.discard();
            return new Outcome.Failed(failed.get(0));
        }
        return new Outcome.Success(
                delivered, failed, images.details(), answer.raw().orElse(null), duration);
    }

    private CompletableFuture<Arrived> arrive(ImageResult result) {
        if (job.resultType() != ResultType.IMAGE) {
            return CompletableFuture.completedFuture(new Arrived(result, null, null));
        }
        if (result.source() instanceof ImageResult.AtUrl source) {
            return download(result, source.url());
        }
        return CompletableFuture.completedFuture(inline(result, ((ImageResult.Inline) result.source()).index()));
    }

    private Arrived inline(ImageResult result, int index) {
        if (index >= answer.images().size()) {
            return new Arrived(result, null, failures.badImage(new IOException("it is not in the answer"), null));
        }
        Arrival arrival = answer.images().get(index);
        BadImageException problem = arrival.problem();
        return new Arrived(result, arrival.image(), problem == null ? null : failures.badImage(problem, null));
    }

    private CompletableFuture<Arrived> download(ImageResult result, URI url) {
        ImageDownload download = downloader.download(url);
        downloads.add(download);
        return download.result()
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
            SvgGuard.check(svg);
            return arrived;
        } catch (IOException e) {
            image.content().discard();
            URI url = arrived.result().source() instanceof ImageResult.AtUrl source ? source.url() : null;
            return new Arrived(arrived.result(), null, failures.badImage(e, url));
        }
    }
}
