package io.github.camelrecraft.model;

import java.util.regex.Pattern;

/** Text from outside, made fit to be shown in a line of a log, or to be a header. */
public final class ShownText {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

    private ShownText() {}

    /** The text without control characters and line ends, so that it cannot become a second line or a header of its own. */
    public static String onOneLine(String text) {
        return of(text, Integer.MAX_VALUE);
    }

    /** The text without control characters and line ends, and no longer than that many characters. */
    static String of(String text, int maxLength) {
        String line = BREAKS.matcher(text).replaceAll(" ");
        int length = line.codePointCount(0, line.length());
        return length <= maxLength ? line : line.substring(0, line.offsetByCodePoints(0, maxLength)) + "…";
    }

    /** How long the text is, in place of a text that is not to be shown. */
    static String lengthOf(String text) {
        return "(" + text.codePointCount(0, text.length()) + " characters)";
    }
}
