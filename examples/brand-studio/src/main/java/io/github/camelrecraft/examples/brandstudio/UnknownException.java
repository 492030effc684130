package io.github.camelrecraft.examples.brandstudio;

/** Something was asked for that does not exist; the message is for the person who asked. */
final class UnknownException extends RuntimeException {

    UnknownException(String message) {
        super(message);
    }
}
