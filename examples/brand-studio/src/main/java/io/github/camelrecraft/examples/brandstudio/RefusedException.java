package io.github.camelrecraft.examples.brandstudio;

/** Something that was asked of the studio and cannot be; the message is for the person who asked. */
final class RefusedException extends RuntimeException {

    private final String field;

    /**
     * @param field   which part of what was asked is wrong; empty for none in particular
     * @param message what is wrong and what to do, as a sentence
     */
    RefusedException(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }
}
