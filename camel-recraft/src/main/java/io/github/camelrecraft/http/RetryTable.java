package io.github.camelrecraft.http;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is done about each way to fail, so that nobody pays twice. The one place that decides it, and the table that the
 * documentation prints. A failure belongs to the first row that fits it.
 */
public enum RetryTable {
    REFUSED_HERE(
            "refused before sending: an option, the size, the model, the prompt, the colours",
            "NO",
            "fails when the route starts where it can, else at once",
            Then.FAIL,
            Billing.NO,
            EnumSet.complementOf(passing()),
            Sign.NO_STATUS),
    NOT_CONNECTED(
            "not connected: DNS, TCP or TLS failed",
            "NO",
            "sends it again after a wait that grows",
            Then.SEND_AGAIN,
            Billing.NO,
            EnumSet.of(FailureKind.UNAVAILABLE),
            Sign.NO_STATUS),
    NOT_ACCEPTED(
            "429, 503 and whatever else the provider documents as not accepted",
            "NO",
            "sends it again after a wait, no sooner than Retry-After says; a 429 holds every request of the account",
            Then.SEND_AGAIN,
            Billing.NO,
            EnumSet.of(FailureKind.RATE_LIMITED, FailureKind.UNAVAILABLE),
            Sign.ANY),
    TOO_LATE_TO_SEND(
            "the deadline passed before it was sent",
            "NO",
            "fails",
            Then.FAIL,
            Billing.NO,
            EnumSet.of(FailureKind.TIMED_OUT),
            Sign.ANY),
    REFUSED(
            "400, 401, 402, 403, 404, 413, 422, the content policy",
            "NO",
            "fails, with an exception of its own kind",
            Then.FAIL,
            Billing.NO,
            EnumSet.allOf(FailureKind.class),
            Sign.ANY),
    OUTCOME_UNKNOWN(
            "sent, then cut, timed out, or answered with 500, 502, 504 or something that is no answer",
            "UNKNOWN",
            "asks for the result by the job's id where there is one; else fails, and never sends it again by itself",
            Then.ASK,
            Billing.UNKNOWN,
            EnumSet.allOf(FailureKind.class),
            Sign.ANY),
    /** Judged by the answer's body: the failure it tells of belongs to one of the other rows. */
    FAILED_IN_A_200(
            "a failure inside a 200",
            "as the provider documents, else UNKNOWN",
            "goes by the answer's body, not by its status: one of the rows above",
            Then.ASK),
    DOWNLOAD_BLOCKED(
            "the image was made, but its address is not allowed",
            "YES",
            "fails; the exception carries the address and the job's id",
            Then.FAIL,
            Billing.YES,
            EnumSet.of(FailureKind.DOWNLOAD_FAILED),
            Sign.BLOCKED_ADDRESS),
    DOWNLOAD_FAILED(
            "the image was made, but its download failed",
            "YES",
            "downloads it again; when that does not help, the exception carries the address and the job's id",
            Then.FETCH_AGAIN,
            Billing.YES,
            EnumSet.of(FailureKind.DOWNLOAD_FAILED),
            Sign.ANY),
    IMAGE_UNFIT(
            "the image was made, but is cut, too large, hostile, or no image",
            "YES",
            "fails",
            Then.FAIL,
            Billing.YES,
            EnumSet.allOf(FailureKind.class),
            Sign.ANY),
    /** Each of the missing images has failed for a reason of its own, which is in one of the other rows. */
    SOME_FAILED(
            "some of several images failed",
            "YES for those that came",
            "hands on what was paid for and tells of the rest in headers",
            Then.FAIL);

    /** What the component does about a failure. */
    public enum Then {
        /** The request has failed. */
        FAIL,
        /** Sends the request again, as a new one: nothing was charged. */
        SEND_AGAIN,
        /** Asks for the result of what was sent, and sends nothing again: it may have been charged. */
        ASK,
        /** Downloads the image again: it was paid for. */
        FETCH_AGAIN
    }

    /** What a row wants to see beside the kind and the money. */
    private enum Sign {
        ANY,
        NO_STATUS,
        BLOCKED_ADDRESS;

        boolean isOn(Failure failure) {
            return switch (this) {
                case ANY -> true;
                case NO_STATUS -> failure.httpStatus() == 0;
                case BLOCKED_ADDRESS -> isBlocked(failure.cause());
            };
        }

        private static boolean isBlocked(@Nullable Throwable cause) {
            return cause != null && (cause instanceof BlockedAddressException || isBlocked(cause.getCause()));
        }
    }

    private final String happened;
    private final String billedInWords;
    private final String done;
    private final Then then;
    private final @Nullable Billing billed;

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf makes one that cannot be changed
    private final Set<FailureKind> kinds;

    private final Sign sign;

    /** A row that no single failure belongs to, for the documentation. */
    RetryTable(String happened, String billedInWords, String done, Then then) {
        this(happened, billedInWords, done, then, null, EnumSet.noneOf(FailureKind.class), Sign.ANY);
    }

    RetryTable(
            String happened,
            String billedInWords,
            String done,
            Then then,
            @Nullable Billing billed,
            Set<FailureKind> kinds,
            Sign sign) {
        this.happened = happened;
        this.billedInWords = billedInWords;
        this.done = done;
        this.then = then;
        this.billed = billed;
        this.kinds = Set.copyOf(kinds);
        this.sign = sign;
    }

    /** The row of a failure. Every failure has one. */
    public static RetryTable of(Failure failure) {
        return Arrays.stream(values())
                .filter(row -> row.fits(failure))
                .findFirst()
                .orElseThrow();
    }

    /** What happened, in words. */
    public String happened() {
        return happened;
    }

    /** Whether it was charged, in words. */
    public String billed() {
        return billedInWords;
    }

    /** What the component does about it, in words. */
    public String done() {
        return done;
    }

    /** What the component does about it. */
    public Then then() {
        return then;
    }

    /** A failure that says of itself that sending again would not help is in a row that does not. */
    private boolean fits(Failure failure) {
        return failure.billed() == billed
                && kinds.contains(failure.kind())
                && sign.isOn(failure)
                && (then != Then.SEND_AGAIN || failure.retryable());
    }

    /** What may be over the next time. */
    private static EnumSet<FailureKind> passing() {
        return EnumSet.of(FailureKind.RATE_LIMITED, FailureKind.UNAVAILABLE, FailureKind.TIMED_OUT);
    }
}
