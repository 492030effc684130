package io.github.camelrecraft;

import io.github.camelrecraft.ledger.AcceptedJob;
import io.github.camelrecraft.ledger.Intent;
import io.github.camelrecraft.ledger.LedgerEntry;
import io.github.camelrecraft.ledger.LedgerState;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a ledger keeps a request from being sent. */
final class LedgerFailures {

    private static final String DELIVERED = "' was delivered in the meantime";

    private LedgerFailures() {}

    /** It cannot be read, and may know of an earlier delivery that was charged. */
    static Failure unread(Throwable cause) {
        return away(
                "nothing was sent, because the ledger cannot be used: " + cause.getMessage()
                        + "; whether an earlier delivery was charged is not known",
                cause);
    }

    /** It does not answer. */
    static Failure silent(long timeoutMillis) {
        return away(
                "nothing was sent, because the ledger did not answer within requestTimeout=" + timeoutMillis
                        + "ms; whether an earlier delivery was charged is not known",
                null);
    }

    /** A redelivery asks the ledger again, and so pays for nothing twice; another provider would. */
    private static Failure unknown(FailureKind kind, String message, @Nullable Throwable cause) {
        return Failure.of(kind, Billing.UNKNOWN, message).withRetryable(true).withCause(cause);
    }

    private static Failure away(String message, @Nullable Throwable cause) {
        return unknown(FailureKind.LEDGER_UNAVAILABLE, message, cause);
    }

    /** It cannot be written. */
    static Failure unusable(Throwable cause) {
        return Failure.of(
                        FailureKind.LEDGER_UNAVAILABLE,
                        Billing.NO,
                        "nothing was sent, because the ledger cannot be used: " + cause.getMessage())
                .withCause(cause);
    }

    /** Somebody else has taken it over, because this process was too slow, and may pay for it. */
    static Failure takenOver(Intent intent) {
        return unknown(
                FailureKind.UNAVAILABLE,
                "nothing was sent, because another process has taken over what the ledger knows as '" + intent.key()
                        + "'; a redelivery gets what that brings, and pays for nothing twice",
                null);
    }

    /** It was not charged, and whoever looks for what was paid for pays for nothing. */
    static Failure notSentAgain(Intent intent) {
        return Failure.of(
                FailureKind.UNAVAILABLE,
                Billing.NO,
                "what the ledger knows as '" + intent.key()
                        + "' never reached the provider, or was not charged: a redelivery of its message sends it");
    }

    /** What somebody else may have paid for. */
    static Failure stopped() {
        return unknown(
                FailureKind.UNAVAILABLE,
                "the component stopped while another request of the same key ran; a redelivery gets what that brings",
                null);
    }

    /** It does not answer, and nobody is there any more to wait for it. */
    static Failure unanswered() {
        return away(
                "the component stopped, and the ledger did not answer until then; whether it was charged is not known",
                null);
    }

    /** A route has it by now. */
    static Failure delivered(LedgerEntry entry) {
        return Failure.of(FailureKind.UNAVAILABLE, Billing.NO, "what the ledger knows as '" + entry.key() + DELIVERED);
    }

    /** Whether nothing has failed: somebody else is at it, or has handed it on by now. */
    static boolean isLeftToOthers(Failure failure) {
        return isBusy(failure) || failure.message().endsWith(DELIVERED);
    }

    /** A route was given it, and did not take it; what it cost was counted when it was paid for. */
    static Failure notTaken(LedgerEntry entry) {
        return Failure.of(
                FailureKind.UNAVAILABLE,
                Billing.NO,
                "the route did not take what the ledger has as '" + entry.key() + "'; it is given again");
    }

    /** Somebody else did not end in time. */
    static Failure busy(LedgerEntry entry, long timeoutMillis) {
        return Failure.of(
                        FailureKind.TIMED_OUT,
                        Billing.UNKNOWN,
                        "requestTimeout=" + timeoutMillis
                                + "ms passed while somebody else worked on what the ledger knows as '" + entry.key()
                                + "'; a redelivery gets what that brings, and pays for nothing twice")
                .withRetryable(true)
                .withJob(jobId(entry));
    }

    /** Whether it is {@link #busy}, so that somebody else ends it. */
    static boolean isBusy(Failure failure) {
        return failure.kind() == FailureKind.TIMED_OUT && failure.retryable();
    }

    /** Whether the ledger may know the next time it is asked. */
    static boolean mayBeKnownLater(Failure failure) {
        return failure.billed() == Billing.UNKNOWN && failure.retryable();
    }

    /** Nobody knows, and nobody can be asked. */
    static Failure doubtful(LedgerEntry entry) {
        Failure why = entry.failure();
        Billing billed = entry.state() == LedgerState.PAID ? Billing.YES : Billing.UNKNOWN;
        Instant sent = entry.sent();
        String message = "it was sent " + (sent == null ? "before" : "at " + sent) + " and "
                + (billed == Billing.YES ? "charged" : "may have been charged")
                + ", and is not sent again by itself: the ledger has it as '" + entry.key()
                + "'. Look it up at the provider; who wants to pay for it (again) removes the entry"
                + (why == null ? "" : ". What happened: " + why.message());
        return Failure.of(why == null ? FailureKind.UNAVAILABLE : why.kind(), billed, message)
                .withJob(jobId(entry))
                .withImageUrl(why == null ? null : why.imageUrl());
    }

    /** The key is that of something else. */
    static Failure mismatch(LedgerEntry entry) {
        return Failure.of(
                FailureKind.INVALID_REQUEST,
                Billing.NO,
                "the ledger knows the key '" + entry.key()
                        + "' as that of a request with other options, prompts or images, or of another account, which was"
                        + " or may have been charged: give each request its own idempotencyKey, or send this one as it"
                        + " was");
    }

    /** It is paid for and stored, and cannot be read. */
    static Failure unreadable(LedgerEntry entry, Exception cause) {
        return Failure.of(
                        FailureKind.LEDGER_UNAVAILABLE,
                        Billing.YES,
                        "it is paid for and in the ledger as '" + entry.key() + "', and cannot be read: "
                                + cause.getMessage())
                .withRetryable(true)
                .withJob(jobId(entry))
                .withCause(cause);
    }

    private static @Nullable String jobId(LedgerEntry entry) {
        AcceptedJob job = entry.job();
        Failure failure = entry.failure();
        if (job != null) {
            return job.id();
        }
        return failure == null ? null : failure.jobId();
    }
}
