package io.github.camelrecraft.model;

/** What went wrong, as far as a route wants to tell failures apart. */
public enum FailureKind {
    /** The credentials are missing, wrong or not allowed to do this. */
    AUTHENTICATION,
    /** The request is wrong: an option, the size, the model, the prompt. Sending it again does not help. */
    INVALID_REQUEST,
    /** The provider's content policy refused the prompt or the image. */
    CONTENT_REJECTED,
    /** Too many requests; later it will work. */
    RATE_LIMITED,
    /** The account's balance or quota does not cover the request. */
    INSUFFICIENT_FUNDS,
    /** The provider cannot be reached, or cannot work at the moment. */
    UNAVAILABLE,
    /** The ledger cannot be read or written, or does not answer; the provider has no part in it. */
    LEDGER_UNAVAILABLE,
    /** The deadline of the exchange passed. */
    TIMED_OUT,
    /** The provider answered something that is not the documented answer. */
    BAD_ANSWER,
    /** The image was made, but could not be fetched. */
    DOWNLOAD_FAILED
}
