package io.github.camelrecraft.observe;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.FailureKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended. Has no message: what a provider says may repeat the prompt.
 *
 * @param failure    what kind of failure; null for none
 * @param billed     whether the provider charged
 * @param sent       whether it left for the provider, that is whether {@link RequestObservation#sent} was called
 * @param images     how many images are handed on; fewer than asked for when some of them failed
 * @param bytes      the size of these images, as far as their bytes were fetched: 0 with {@code resultType=url} and
 *                   {@code json}
 * @param cost       what these images cost in USD: as the provider says, else by the catalogue's price; null when
 *                   neither is known
 * @param httpStatus of the provider's answer that the failure was in; 0 when there was none
 * @param code       the provider's own code of the failure; null when it gave none, or one that does not look like a code
 * @param attempts   how often it was sent; 1 or more, also when it was never sent
 * @param recovered  whether a ledger knew it: it was sent before, and what that brought was asked for, fetched or handed out
 *                   now, as after a crash. Then {@code billed} is NO when it succeeds, as it was charged before
 * @param duration   from the start of the request to here
 * @param at         when
 */
public record RequestEnd(
        @Nullable FailureKind failure,
        Billing billed,
        boolean sent,
        int images,
        long bytes,
        @Nullable BigDecimal cost,
        int httpStatus,
        @Nullable String code,
        int attempts,
        boolean recovered,
        Duration duration,
        Instant at) {

    /** The outcome of a request that did not fail. */
    public static final String SUCCESS = "success";

    /** {@code success}, or the kind of failure in kebab-case, as in {@code rate-limited}. */
    public String outcome() {
        return failure == null ? SUCCESS : name(failure);
    }

    /** A kind of failure in kebab-case. */
    public static String name(FailureKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
