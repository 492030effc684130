package io.github.camelrecraft.observe;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.RecraftOperation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that failed. The message is in the exception that the route got; here it is left out, since a provider's words
 * may repeat the prompt.
 *
 * @param at         when
 * @param provider   who was asked
 * @param model      the model's id, {@code other} when the catalogue does not have it
 * @param operation  what was to be done
 * @param kind       what kind of failure
 * @param billed     whether it was charged
 * @param httpStatus of the provider's answer; 0 when there was none
 * @param code       the provider's own code; null when it gave none
 * @param jobId      the id under which the provider knows the request; null when it has none
 */
public record RequestError(
        Instant at,
        String provider,
        String model,
        RecraftOperation operation,
        FailureKind kind,
        Billing billed,
        int httpStatus,
        @Nullable String code,
        @Nullable String jobId) {}
