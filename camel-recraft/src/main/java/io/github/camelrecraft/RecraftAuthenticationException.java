package io.github.camelrecraft;

import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.RecraftOperation;

/** The credentials are missing, wrong, or not allowed to do this. Not charged. */
public class RecraftAuthenticationException extends RecraftException {

    RecraftAuthenticationException(String provider, RecraftOperation operation, Failure failure) {
        super(provider, operation, failure);
    }
}
