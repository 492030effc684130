package io.github.camelrecraft;

import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.RecraftOperation;

/** The provider cannot be reached or cannot work at the moment, the connection broke, or the ledger cannot be used. */
public class RecraftUnavailableException extends RecraftException {

    RecraftUnavailableException(String provider, RecraftOperation operation, Failure failure) {
        super(provider, operation, failure);
    }
}
