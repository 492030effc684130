package io.github.camelrecraft;

import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.RecraftOperation;

/** The requestTimeout passed. */
public class RecraftTimeoutException extends RecraftException {

    RecraftTimeoutException(String provider, RecraftOperation operation, Failure failure) {
        super(provider, operation, failure);
    }
}
