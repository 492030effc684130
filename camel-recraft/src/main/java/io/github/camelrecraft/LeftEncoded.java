package io.github.camelrecraft;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Camel decodes {@code size=16%3A9}, but not in a URI that has a {@code RAW()} value as well, and never what a Pipe gives
 * to a Kamelet. Where no percent sign can be meant, such values are decoded here. A secret, a prompt and JSON stay as they
 * are, because in them it can.
 */
final class LeftEncoded {

    private static final List<String> OPTIONS = List.of(
            "provider",
            "model",
            "size",
            "colors",
            "backgroundColor",
            "strictColorPalette",
            "webhookEvents",
            "imageWeights",
            "sourceStyles",
            "sourceStyleWeights",
            "baseUrl",
            "allowedImageHosts");

    /** Names such as {@code Vector art}, whose space is a plus sign when a Pipe has encoded it. */
    private static final List<String> NAMES = List.of("style", "substyle");

    /** What an encoder leaves as it is, with the plus sign that it makes of a space. */
    private static final String PLAIN = "[A-Za-z0-9._*+ -]*";

    private static final String BYTES = "(%[0-9A-Fa-f]{2}" + PLAIN + ")";

    /** What an encoder writes, which is never an address with its {@code ://}. */
    private static final Pattern ENCODED = Pattern.compile(PLAIN + BYTES + "+");

    private static final Pattern ENCODED_NAME = Pattern.compile(PLAIN + BYTES + "*");

    private LeftEncoded() {}

    static void decode(Map<String, Object> parameters) {
        OPTIONS.forEach(option -> decode(parameters, option, ENCODED));
        NAMES.forEach(option -> decode(parameters, option, ENCODED_NAME));
    }

    private static void decode(Map<String, Object> parameters, String option, Pattern encoded) {
        if (parameters.get(option) instanceof String value
                && encoded.matcher(value).matches()) {
            parameters.put(option, URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
    }
}
