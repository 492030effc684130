package io.github.camelrecraft.provider;

import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.InvalidOptionException;

/** A text that goes into a header: a message may have set it, and must not start a header of its own. */
final class HeaderText {

    private HeaderText() {}

    /**
     * The text, when a header can carry it.
     *
     * @throws InvalidOptionException when it cannot
     */
    static String of(ImageOption<?> option, String text) {
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new InvalidOptionException(
                    option.optionName(), text, "has characters that a header cannot carry", "use printable ASCII");
        }
        return text;
    }
}
