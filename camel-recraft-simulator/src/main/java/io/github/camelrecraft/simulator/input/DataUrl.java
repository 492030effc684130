package io.github.camelrecraft.simulator.input;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bytes in a {@code data:} URL. */
public final class DataUrl {

    private static final Pattern HEAD = Pattern.compile("data:[a-zA-Z0-9.+-]+/[a-zA-Z0-9.+-]+;base64,");

    private DataUrl() {}

    /** Whether the text means to be one. */
    public static boolean isMeant(String text) {
        return text.startsWith("data:");
    }

    /** The bytes; nothing when there is no media type, no base64, or none that can be decoded. */
    public static Optional<byte[]> read(String text) {
        Matcher head = HEAD.matcher(text);
        if (!head.lookingAt()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(text.substring(head.end())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
