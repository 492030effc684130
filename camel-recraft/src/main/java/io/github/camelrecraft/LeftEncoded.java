package io.github.camelrecraft;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Camel decodes {@code size=16%3A9}, but not in a URI that has a {@code RAW()} value as well, and never what a Pipe gives
 * to a Kamelet. Where no percent sign can be meant, such values are decoded here. A secret and a prompt stay as they are,
 * because in them it can.
 */
final class LeftEncoded {

    private static final List<String> OPTIONS =
            List.of("model", "size", "colors", "backgroundColor", "baseUrl", "allowedImageHosts");

    /** What an encoder writes, which is never an address with its {@code ://}. */
    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9._* -]*(%[0-9A-Fa-f]{2}[A-Za-z0-9._* -]*)+");

    private LeftEncoded() {}

    static void decode(Map<String, Object> parameters) {
        for (String option : OPTIONS) {
            if (parameters.get(option) instanceof String value
                    && ENCODED.matcher(value).matches()) {
                parameters.put(option, URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
    }
}
