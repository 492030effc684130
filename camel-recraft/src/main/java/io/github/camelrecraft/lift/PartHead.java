package io.github.camelrecraft.lift;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the headers that say where the parts of an answer are and what they are called. */
final class PartHead {

    private static final Pattern DISPOSITION =
            Pattern.compile("^content-disposition:(.*)$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** A quoted value is read whole, so that nothing within it passes for a parameter. */
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([\\w*-]++)\\s*+=\\s*+(?:\"((?:\\\\.|[^\"\\\\])*+)\"|([^;\\s\"]*+))");

    /** What RFC 2046 allows; a line break within it would end no line. */
    private static final Pattern BOUNDARY = Pattern.compile("[\\w'()+,./:=? -]{1,70}");

    private PartHead() {}

    /** The boundary that a media type names; empty when it is not one of several parts. */
    static Optional<String> boundary(@Nullable String contentType) {
        return contentType != null
                        && contentType.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")
                ? Optional.ofNullable(parameter("boundary", contentType))
                        .filter(found -> BOUNDARY.matcher(found).matches())
                : Optional.empty();
    }

    /** What a part's headers call it; null when they do not. */
    static @Nullable String name(String headers) {
        Matcher disposition = DISPOSITION.matcher(headers);
        return disposition.find() ? parameter("name", disposition.group(1)) : null;
    }

    private static @Nullable String parameter(String name, String header) {
        Matcher parameter = PARAMETER.matcher(header);
        while (parameter.find()) {
            if (parameter.group(1).equalsIgnoreCase(name)) {
                String quoted = parameter.group(2);
                return quoted == null ? parameter.group(3) : quoted.replaceAll("\\\\(.)", "$1");
            }
        }
        return null;
    }
}
