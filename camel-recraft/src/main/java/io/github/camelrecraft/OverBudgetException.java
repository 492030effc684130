package io.github.camelrecraft;

import io.github.camelrecraft.model.Failure;

/** The component's budget does not cover a message: nothing was sent. */
final class OverBudgetException extends RuntimeException {

    private final transient Failure failure;

    OverBudgetException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
