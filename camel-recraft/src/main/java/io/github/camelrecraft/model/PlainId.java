package io.github.camelrecraft.model;

/**
 * An id as providers give them: letters, digits and hyphens, not many. Anything else, such as a path or a sentence, is not
 * what it is said to be.
 */
public final class PlainId {

    private static final int LONGEST = 64;

    private PlainId() {}

    /** Whether a text is one. */
    public static boolean is(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            if (!isPlain(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '-';
    }
}
