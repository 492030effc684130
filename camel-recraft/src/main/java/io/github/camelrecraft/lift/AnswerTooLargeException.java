package io.github.camelrecraft.lift;

import java.io.IOException;

/** An answer is larger than it may be, its images not counted. */
public final class AnswerTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    AnswerTooLargeException(int maxBytes) {
        super("the answer's JSON is longer than " + maxBytes + " bytes, its images not counted");
    }
}
