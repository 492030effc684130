package io.github.camelrecraft.provider;

/** An answer that was understood and must not be followed; the message says why, and may be shown. */
public final class UnfitAnswerException extends RuntimeException {

    /** With a reason that has neither a secret nor the prompt in it. */
    public UnfitAnswerException(String message) {
        super(message);
    }
}
