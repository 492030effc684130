package io.github.camelrecraft;

import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.RecraftOperation;

/** The provider's content policy refused the prompt or the image. */
public class RecraftContentRejectedException extends RecraftException {

    RecraftContentRejectedException(String provider, RecraftOperation operation, Failure failure) {
        super(provider, operation, failure);
    }
}
