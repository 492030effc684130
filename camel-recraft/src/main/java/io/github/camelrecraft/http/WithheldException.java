package io.github.camelrecraft.http;

import java.io.IOException;

/** A request was not sent, since whoever sends it did not want it to leave any more when there was a connection. */
public final class WithheldException extends IOException {

    private static final long serialVersionUID = 1L;

    WithheldException() {
        super("the request was not to leave any more when there was a connection for it");
    }
}
