package io.github.camelrecraft.model;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a request, or one image of it, failed.
 *
 * @param kind       what to tell apart
 * @param billed     whether it was charged
 * @param retryable  whether sending the message again later may help, and cannot pay twice
 * @param message    what failed, with which value and how to fix it; without secrets and without the prompt
 * @param httpStatus the provider's HTTP status, 0 when there was none
 * @param code       the provider's own code, when it gave one
 * @param retryAfter how long the provider asked to wait, when it did
 * @param jobId      the provider's id of the job, when it has one
 * @param imageUrl   where an image waits that was paid for and could not be fetched
 * @param cause      the exception behind it, when there is one
 */
public record Failure(
        FailureKind kind,
        Billing billed,
        boolean retryable,
        String message,
        int httpStatus,
        @Nullable String code,
        @Nullable Duration retryAfter,
        @Nullable String jobId,
        @Nullable URI imageUrl,
        @Nullable Throwable cause)
        implements Serializable {

    private static final int MESSAGE_LENGTH = 500;

    private static final int CODE_LENGTH = 200;

    /** What may be over the next time. */
    private static final Set<FailureKind> PASSING = Set.of(
            FailureKind.RATE_LIMITED, FailureKind.UNAVAILABLE, FailureKind.LEDGER_UNAVAILABLE, FailureKind.TIMED_OUT);

    /** Trims what the provider said and takes control characters out of it. */
    public Failure {
        message = ShownText.of(message.strip(), MESSAGE_LENGTH);
        code = code == null ? null : ShownText.of(code, CODE_LENGTH);
        jobId = jobId == null ? null : ShownText.onOneLine(jobId);
    }

    /** A failure of which nothing more is known than this. */
    public static Failure of(FailureKind kind, Billing billed, String message) {
        boolean retryable = billed == Billing.NO && PASSING.contains(kind);
        return new Failure(kind, billed, retryable, message, 0, null, null, null, null, null);
    }

    /** The same, but it may have been charged. */
    public Failure maybeBilled() {
        return new Failure(kind, Billing.UNKNOWN, false, message, httpStatus, code, retryAfter, jobId, imageUrl, cause);
    }

    /** The same, but sending the message again later may help, or would not. */
    public Failure withRetryable(boolean mayHelp) {
        return new Failure(kind, billed, mayHelp, message, httpStatus, code, retryAfter, jobId, imageUrl, cause);
    }

    /** The same in other words. */
    public Failure withMessage(String text) {
        return new Failure(kind, billed, retryable, text, httpStatus, code, retryAfter, jobId, imageUrl, cause);
    }

    /** The same with the provider's HTTP status and code. */
    public Failure withAnswer(int status, @Nullable String providerCode, @Nullable Duration wait) {
        return new Failure(kind, billed, retryable, message, status, providerCode, wait, jobId, imageUrl, cause);
    }

    /** The same with the provider's id of the job. */
    public Failure withJob(@Nullable String id) {
        return new Failure(kind, billed, retryable, message, httpStatus, code, retryAfter, id, imageUrl, cause);
    }

    /** The same with the place where the paid image waits. */
    public Failure withImageUrl(@Nullable URI url) {
        return new Failure(kind, billed, retryable, message, httpStatus, code, retryAfter, jobId, url, cause);
    }

    /** The same with the exception behind it. */
    public Failure withCause(@Nullable Throwable exception) {
        return new Failure(kind, billed, retryable, message, httpStatus, code, retryAfter, jobId, imageUrl, exception);
    }
}
