package io.github.camelrecraft;

import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.RecraftOperation;

/** The provider cannot be reached or cannot work at the moment, or the connection broke. */
public class RecraftUnavailableException extends RecraftException {

    RecraftUnavailableException(String provider, RecraftOperation operation, Failure failure) {
        super(provider, operation, failure);
    }
}
