package io.github.camelrecraft;

import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.RecraftOperation;

/** The request is wrong: an option, the size, the model, the prompt. Sending it again does not help. */
public class RecraftInvalidRequestException extends RecraftException {

    RecraftInvalidRequestException(String provider, RecraftOperation operation, Failure failure) {
        super(provider, operation, failure);
    }
}
