package io.github.camelrecraft.model;

/** An option that cannot be sent; nothing was sent, nothing was billed. Names the option, the value and the way out. */
public class InvalidOptionException extends IllegalArgumentException {

    private final String option;

    /**
     * @param option  the option's name as it stands in the URI
     * @param value   what was given
     * @param problem what is wrong with it, following the value in the sentence
     * @param wayOut  what to do instead, as an imperative
     */
    public InvalidOptionException(String option, Object value, String problem, String wayOut) {
        super(option + "=" + shown(value) + " " + problem + "; " + wayOut);
        this.option = option;
    }

    /**
     * For an option that has no value.
     *
     * @param option  the option's name as it stands in the URI
     * @param problem what is wrong, following the name in the sentence
     * @param wayOut  what to do instead, as an imperative
     */
    public InvalidOptionException(String option, String problem, String wayOut) {
        super(option + " " + problem + "; " + wayOut);
        this.option = option;
    }

    /** The option's name as it stands in the URI. */
    public String getOption() {
        return option;
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        String line = ShownText.shortened(text);
        return line.endsWith("…") ? line + " (" + text.codePointCount(0, text.length()) + " characters)" : line;
    }
}
