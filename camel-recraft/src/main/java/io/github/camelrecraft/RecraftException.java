package io.github.camelrecraft;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.RecraftOperation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.HttpResponseAware;
import org.jspecify.annotations.Nullable;

/**
 * A request that brought no image. Says what failed and, above all, whether it was charged: one whose {@link #getBilled()}
 * is {@link Billing#UNKNOWN} or {@link Billing#YES} must not be sent again as it is. One that was not charged carries a
 * {@link RecraftNotBilledException}.
 */
public class RecraftException extends RuntimeCamelException implements HttpResponseAware {

    private final String provider;
    private final RecraftOperation operation;
    private final Failure failure;
    private int httpResponseCode;
    private @Nullable String httpResponseStatus;

    /** For the subclasses; {@link #of} chooses among them. */
    protected RecraftException(String provider, RecraftOperation operation, Failure failure) {
        this(provider, operation, failure, failure.billed() == Billing.NO);
    }

    private RecraftException(String provider, RecraftOperation operation, Failure failure, boolean marked) {
        super(failure.message() + " [provider=" + provider + ", operation=" + operation + ", billed=" + failure.billed()
                + "]");
        if (failure.cause() != null) {
            initCause(failure.cause());
        }
        this.provider = provider;
        this.operation = operation;
        this.failure = failure;
        this.httpResponseCode = failure.httpStatus();
        if (marked) {
            addSuppressed(new RecraftNotBilledException());
        }
    }

    /** The exception for a failure: a subclass where routes may want to tell it apart. */
    public static RecraftException of(String provider, RecraftOperation operation, Failure failure) {
        return constructor(failure.kind()).create(provider, operation, failure);
    }

    /**
     * Adds the other reasons. Beside a failure that may have been charged they are of no class of their own: who looks for
     * one among all that an exception holds, as Camel's failover does, must not find one that allows to send it again.
     */
    void suppress(List<Failure> others) {
        for (Failure other : others) {
            addSuppressed(
                    getBilled() == Billing.NO
                            ? of(provider, operation, other)
                            : new RecraftException(provider, operation, other, false));
        }
    }

    private static Constructor constructor(FailureKind kind) {
        return switch (kind) {
            case AUTHENTICATION -> RecraftAuthenticationException::new;
            case INVALID_REQUEST -> RecraftInvalidRequestException::new;
            case CONTENT_REJECTED -> RecraftContentRejectedException::new;
            case RATE_LIMITED -> RecraftRateLimitedException::new;
            case INSUFFICIENT_FUNDS -> RecraftInsufficientFundsException::new;
            case UNAVAILABLE, LEDGER_UNAVAILABLE -> RecraftUnavailableException::new;
            case TIMED_OUT -> RecraftTimeoutException::new;
            case BAD_ANSWER -> RecraftBadAnswerException::new;
            case DOWNLOAD_FAILED -> RecraftDownloadException::new;
        };
    }

    private interface Constructor {
        RecraftException create(String provider, RecraftOperation operation, Failure failure);
    }

    /** Who was asked. */
    public String getProvider() {
        return provider;
    }

    /** What was to be done. */
    public RecraftOperation getOperation() {
        return operation;
    }

    /** Whether the request was charged. */
    public Billing getBilled() {
        return failure.billed();
    }

    /** Whether sending the message again later may help, and cannot be charged twice. */
    public boolean isRetryable() {
        return failure.retryable();
    }

    /** How long to wait: as the provider asked, or until the budget covers the message; null when that is not known. */
    public @Nullable Duration getRetryAfter() {
        return failure.retryAfter();
    }

    /** The provider's own code; null when it gave none. */
    public @Nullable String getProviderCode() {
        return failure.code();
    }

    /** The id under which the provider knows the request; null when it has none. */
    public @Nullable String getJobId() {
        return failure.jobId();
    }

    /** Where an image waits that was charged and could not be fetched; null when there is none. */
    public @Nullable URI getImageUrl() {
        return failure.imageUrl();
    }

    /** The provider's HTTP status; 0 when there was no answer. */
    @Override
    public int getHttpResponseCode() {
        return httpResponseCode;
    }

    @Override
    public void setHttpResponseCode(int code) {
        httpResponseCode = code;
    }

    @Override
    public @Nullable String getHttpResponseStatus() {
        return httpResponseStatus;
    }

    @Override
    public void setHttpResponseStatus(@Nullable String status) {
        httpResponseStatus = status;
    }
}
