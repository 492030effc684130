package io.github.camelrecraft.provider;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A call that says of itself that it is a provider's webhook. Nothing in it is to be believed before
 * {@link WebhookRule#check} has trusted it.
 *
 * @param headers by name in lower case
 * @param query   what stands behind the question mark of the address, as it came; empty for nothing
 * @param body    byte for byte, since it is the bytes that are signed
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them, and a copy of each body would be waste
public record WebhookCall(Map<String, String> headers, String query, byte[] body) {

    /** Copies the headers. */
    public WebhookCall {
        headers = Map.copyOf(headers);
    }

    /** The value of a header, when it has one. */
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** The value of a parameter of the address; the first, when there are several. */
    public Optional<String> parameter(String name) {
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .findFirst()
                .flatMap(pair -> decoded(pair.substring(name.length() + 1)));
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
