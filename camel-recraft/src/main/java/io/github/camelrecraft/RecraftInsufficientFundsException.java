package io.github.camelrecraft;

import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.RecraftOperation;

/** The account's balance or quota does not cover the request. Not charged. */
public class RecraftInsufficientFundsException extends RecraftException {

    RecraftInsufficientFundsException(String provider, RecraftOperation operation, Failure failure) {
        super(provider, operation, failure);
    }
}
