package io.github.camelrecraft.model;

import java.util.regex.Pattern;

/** Text from outside, made fit to be shown in a line of a log, or to be a header. */
public final class ShownText {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

    private static final int SHOWN_LENGTH = 80;

    private ShownText() {}

    /** The text without control characters and line ends, so that it cannot become a second line or a header of its own. */
    public static String onOneLine(String text) {
        return isOneLine(text) ? text : BREAKS.matcher(text).replaceAll(" ");
    }

    /** The text on one line, and no longer than an error should be. */
    public static String shortened(String text) {
        return of(text, SHOWN_LENGTH);
    }

    /** The text without control characters and line ends, and no longer than that many characters. */
    static String of(String text, int maxLength) {
        String line = onOneLine(text);
        int length = line.codePointCount(0, line.length());
        return length <= maxLength ? line : line.substring(0, line.offsetByCodePoints(0, maxLength)) + "…";
    }

    /** Nearly every text is. */
    private static boolean isOneLine(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (isBreak(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    /** The pattern's categories, all of whose characters are single ones. */
    private static boolean isBreak(char character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** How long the text is, in place of a text that is not to be shown. */
    static String lengthOf(String text) {
        return "(" + text.codePointCount(0, text.length()) + " characters)";
    }
}
