package io.github.camelrecraft.client;

import io.github.camelrecraft.http.AnswerException;
import io.github.camelrecraft.http.Masked;
import io.github.camelrecraft.image.BadImageException;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.provider.UnfitAnswerException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What each way to fail means: its kind, and whether it may have been charged. The one place that decides this. */
final class Failures {

    private final ImageJob job;
    private volatile @Nullable String acceptedAs;

    Failures(ImageJob job) {
        this.job = job;
    }

    /** An option turned out unfit at encoding. */
    Failure refused(InvalidOptionException cause) {
        return describe(FailureKind.INVALID_REQUEST, Billing.NO, reason(cause)).withCause(cause);
    }

    /** The provider's class could not write the request. */
    Failure unencodable(Throwable cause) {
        return describe(FailureKind.INVALID_REQUEST, Billing.NO, "cannot write the request for " + where())
                .withCause(cause);
    }

    /** Too many wait for their turn. */
    Failure queueFull(Throwable cause) {
        return describe(FailureKind.RATE_LIMITED, Billing.NO, reason(cause) + " (" + where() + ")")
                .withCause(cause);
    }

    /** What must be written down before could not be. */
    Failure notWritten(Throwable cause) {
        return describe(
                        FailureKind.LEDGER_UNAVAILABLE,
                        Billing.NO,
                        "the request was not sent, because the ledger cannot be written: " + reason(cause))
                .withCause(cause);
    }

    /** The provider does not know what was sent to it. */
    Failure neverArrived() {
        return describe(
                FailureKind.UNAVAILABLE, Billing.NO, where() + " does not know the job, so it has never arrived");
    }

    /** The component stops. */
    Failure stopped(boolean sent) {
        return sent
                ? describe(
                        FailureKind.UNAVAILABLE,
                        Billing.UNKNOWN,
                        "the component stopped after the request was sent, which may have been charged")
                : describe(FailureKind.UNAVAILABLE, Billing.NO, "the component stopped before the request was sent");
    }

    /** The exchange with the API broke. */
    Failure ofExchange(Throwable cause, boolean sent) {
        String reason = reason(cause);
        if (cause.getCause() instanceof BadImageException) {
            return badImage(cause, null);
        }
        if (cause instanceof AnswerException) {
            return describe(
                            FailureKind.BAD_ANSWER,
                            Billing.UNKNOWN,
                            "cannot read the answer of " + where() + ": " + reason)
                    .withCause(cause);
        }
        return sent
                ? describe(
                                FailureKind.UNAVAILABLE,
                                Billing.UNKNOWN,
                                "the connection to " + where()
                                        + " broke after the request was sent, which may have been" + " charged: "
                                        + reason)
                        .withCause(cause)
                : describe(FailureKind.UNAVAILABLE, Billing.NO, "cannot connect to " + where() + ": " + reason)
                        .withCause(cause);
    }

    /** The API answered that it failed. */
    Failure ofAnswer(Failure failure, @Nullable Duration retryAfter) {
        String named = failure.jobId();
        return failure.withAnswer(failure.httpStatus(), failure.code(), retryAfter)
                .withJob(named == null ? jobId() : named);
    }

    /** The provider's class could not make sense of the answer. */
    Failure undecodable(Throwable cause) {
        String reason = cause instanceof UnfitAnswerException ? ": " + reason(cause) : "";
        return describe(FailureKind.BAD_ANSWER, Billing.UNKNOWN, "cannot read the answer of " + where() + reason)
                .withCause(cause);
    }

    /** The deadline passed. */
    Failure timedOut(boolean sent) {
        String state = sent
                ? "after the request was sent, which may have been charged"
                : "before the request was sent; raise connectionsPerRoute if all connections were busy";
        return describe(
                FailureKind.TIMED_OUT,
                sent ? Billing.UNKNOWN : Billing.NO,
                "requestTimeout=" + job.timeout().toMillis() + "ms passed " + state + " (" + where() + ")");
    }

    /** The answer says nothing of some images that were asked for. */
    Failure missing(int count) {
        return describe(
                FailureKind.BAD_ANSWER,
                Billing.UNKNOWN,
                "the answer of " + where() + " says nothing of " + count + " of the images");
    }

    /** The image was made and could not be fetched. */
    Failure ofDownload(Throwable cause, URI url, boolean expired) {
        String reason = expired ? "requestTimeout=" + job.timeout().toMillis() + "ms passed" : reason(cause);
        return describe(FailureKind.DOWNLOAD_FAILED, Billing.YES, "the image was made, but not fetched: " + reason)
                .withImageUrl(url)
                .withCause(cause);
    }

    /** The image arrived and is not fit to be handed on. */
    Failure badImage(Throwable cause, @Nullable URI url) {
        return describe(
                        FailureKind.BAD_ANSWER,
                        Billing.YES,
                        "the image was made, but cannot be handed on: " + cause.getMessage())
                .withImageUrl(url)
                .withCause(cause);
    }

    private Failure describe(FailureKind kind, Billing billed, String message) {
        return Failure.of(kind, billed, Masked.of(message, job.secrets())).withJob(jobId());
    }

    /** The provider has accepted the request as a job. */
    void accepted(String id) {
        acceptedAs = id;
    }

    /** The provider's id of the request, as far as there is one. What is told of a failure is not lost over it. */
    @Nullable
    String jobId() {
        try {
            return job.provider().jobId(job.request()).orElse(acceptedAs);
        } catch (RuntimeException | Error e) { // one of the user's own
            return acceptedAs;
        }
    }

    private String where() {
        return job.provider().name() + " at " + job.access();
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
