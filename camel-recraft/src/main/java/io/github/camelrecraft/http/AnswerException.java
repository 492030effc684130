package io.github.camelrecraft.http;

import java.io.IOException;

/** An answer arrived, and something is wrong with it: unlike a broken connection, asking again may give the same. */
public final class AnswerException extends IOException {

    AnswerException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
