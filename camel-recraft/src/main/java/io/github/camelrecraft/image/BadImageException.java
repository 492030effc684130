package io.github.camelrecraft.image;

import java.io.IOException;

/** The bytes are not a whole image; the message says what is wrong with them and never shows them at length. */
public class BadImageException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong, as a sentence's beginning: "PNG without IEND after 1234 bytes"
     */
    public BadImageException(String message) {
        super(message);
    }
}
