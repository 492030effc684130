package io.github.camelrecraft;

import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.RecraftOperation;

/** The provider answered something that is not the documented answer, or not a whole image. */
public class RecraftBadAnswerException extends RecraftException {

    RecraftBadAnswerException(String provider, RecraftOperation operation, Failure failure) {
        super(provider, operation, failure);
    }
}
