package io.github.camelrecraft;

import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.RecraftOperation;

/** Too many requests; later it will work, see {@link #getRetryAfter()}. Not charged. */
public class RecraftRateLimitedException extends RecraftException {

    RecraftRateLimitedException(String provider, RecraftOperation operation, Failure failure) {
        super(provider, operation, failure);
    }
}
