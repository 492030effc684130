package io.github.camelrecraft.provider;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import java.util.Map;

/**
 * What a status or a provider's code says: what kind of failure it is, and whether it was charged.
 *
 * @param kind   what to tell apart
 * @param billed whether it was charged
 */
record Verdict(FailureKind kind, Billing billed) {

    /** An answer that is not what the provider documents. */
    static final Verdict BAD_ANSWER = new Verdict(FailureKind.BAD_ANSWER, Billing.UNKNOWN);

    private static final Map<Integer, Verdict> BY_STATUS = Map.ofEntries(
            Map.entry(400, free(FailureKind.INVALID_REQUEST)),
            Map.entry(401, free(FailureKind.AUTHENTICATION)),
            Map.entry(402, free(FailureKind.INSUFFICIENT_FUNDS)),
            Map.entry(403, free(FailureKind.AUTHENTICATION)),
            Map.entry(404, free(FailureKind.INVALID_REQUEST)),
            Map.entry(405, free(FailureKind.INVALID_REQUEST)),
            Map.entry(408, unknown(FailureKind.UNAVAILABLE)),
            Map.entry(413, free(FailureKind.INVALID_REQUEST)),
            Map.entry(422, free(FailureKind.INVALID_REQUEST)),
            Map.entry(429, free(FailureKind.RATE_LIMITED)),
            Map.entry(500, unknown(FailureKind.UNAVAILABLE)),
            Map.entry(502, unknown(FailureKind.UNAVAILABLE)),
            Map.entry(503, free(FailureKind.UNAVAILABLE)),
            Map.entry(504, unknown(FailureKind.UNAVAILABLE)));

    /** A failure before anything was charged. */
    static Verdict free(FailureKind kind) {
        return new Verdict(kind, Billing.NO);
    }

    /** A failure that may have been charged. */
    static Verdict unknown(FailureKind kind) {
        return new Verdict(kind, Billing.UNKNOWN);
    }

    /** What an HTTP status says. */
    static Verdict ofStatus(int status) {
        return BY_STATUS.getOrDefault(status, BAD_ANSWER);
    }

    /** What a failure that came with an HTTP status says of the work: with a success, the work itself has failed. */
    static Verdict ofRun(int status) {
        return status >= 200 && status < 300 ? unknown(FailureKind.UNAVAILABLE) : ofStatus(status);
    }

    Failure because(String message) {
        return Failure.of(kind, billed, message);
    }
}
