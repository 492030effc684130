package io.github.camelrecraft;

import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.RecraftOperation;

/**
 * The account's balance or quota does not cover the request, as the provider says; or the component's {@code budget} does not
 * cover the message. Not charged. Of the budget nobody was asked, so that {@link #getHttpResponseCode()} is 0, and
 * {@link #getRetryAfter()} says when it covers the message again, where that is known.
 */
public class RecraftInsufficientFundsException extends RecraftException {

    RecraftInsufficientFundsException(String provider, RecraftOperation operation, Failure failure) {
        super(provider, operation, failure);
    }
}
