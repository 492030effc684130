package io.github.camelrecraft;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.simulator.DocumentedError;
import io.github.camelrecraft.simulator.DocumentedError.Meaning;
import java.util.Map;
import java.util.Set;

/**
 * What an error that a provider documents means for the one who pays.
 *
 * @param error the error
 */
record MatrixMeaning(DocumentedError error) {

    private static final int OK = 200;
    private static final int BROKEN = 500;
    private static final int BUSY = 503;

    /** Statuses below 500 that say that work was begun: it took too long, or the caller is said to have gone away. */
    private static final Set<Integer> GIVEN_UP = Set.of(408, 499);

    /**
     * Codes that say more than their status: a check of the prompt comes before the work, a check of the image after it; and
     * what failed behind the provider, or may be the first of two, nobody says to be free.
     */
    private static final Map<String, Billing> BY_CODE = Map.ofEntries(
            Map.entry("runware promptBlocked", Billing.NO),
            Map.entry("runware contentPolicyViolation", Billing.NO),
            Map.entry("runware providerContentPolicyViolation", Billing.NO),
            Map.entry("runware duplicateTaskUUID", Billing.UNKNOWN),
            Map.entry("runware taskFailedOrNotFound", Billing.UNKNOWN),
            Map.entry("cloudflare 2016", Billing.NO),
            Map.entry("fal downstream_service_error", Billing.UNKNOWN),
            Map.entry("fal no_media_generated", Billing.UNKNOWN));

    private static final Map<Meaning, Class<? extends RecraftException>> BY_MEANING = Map.of(
            Meaning.AUTHENTICATION, RecraftAuthenticationException.class,
            Meaning.FORBIDDEN, RecraftAuthenticationException.class,
            Meaning.BALANCE, RecraftInsufficientFundsException.class,
            Meaning.INVALID, RecraftInvalidRequestException.class,
            Meaning.NOT_FOUND, RecraftInvalidRequestException.class,
            Meaning.CONTENT, RecraftContentRejectedException.class,
            Meaning.RATE_LIMIT, RecraftRateLimitedException.class,
            Meaning.UNAVAILABLE, RecraftUnavailableException.class,
            Meaning.TIMEOUT, RecraftUnavailableException.class,
            Meaning.CANCELLED, RecraftUnavailableException.class);

    static MatrixMeaning of(DocumentedError error) {
        return new MatrixMeaning(error);
    }

    /** Whether it was charged. */
    Billing billed() {
        Billing byCode = BY_CODE.get(error.provider() + " " + error.code());
        if (byCode != null) {
            return byCode;
        }
        if (error.status() == OK || GIVEN_UP.contains(error.status())) {
            return Billing.UNKNOWN;
        }
        boolean free = error.status() < BROKEN
                || error.status() == BUSY
                || error.provider().equals("fal"); // fal charges no run that failed with a 5xx
        return free ? Billing.NO : Billing.UNKNOWN;
    }

    Set<Class<? extends RecraftException>> exceptions() {
        if ("no_media_generated".equals(error.code())) {
            return Set.of(RecraftBadAnswerException.class);
        }
        boolean isOfContentToo = error.provider().equals("runware") && error.meaning() == Meaning.FORBIDDEN;
        return isOfContentToo
                ? Set.of(RecraftAuthenticationException.class, RecraftContentRejectedException.class)
                : Set.of(BY_MEANING.get(error.meaning()));
    }

    MatrixEffect effect() {
        if (billed() == Billing.NO) {
            return passes() ? MatrixEffect.NOT_ACCEPTED : MatrixEffect.REFUSED;
        }
        return error.status() == OK ? MatrixEffect.FAILED_OPEN : MatrixEffect.NEVER_ARRIVED;
    }

    /** Whether a job that was accepted may fail with it. */
    boolean isOfAJob() {
        return error.meaning() != Meaning.RATE_LIMIT && !"bad_request".equals(error.code());
    }

    private boolean passes() {
        return switch (error.meaning()) {
            case RATE_LIMIT, UNAVAILABLE, TIMEOUT, CANCELLED -> true;
            default -> false;
        };
    }
}
