package io.github.camelrecraft.examples.fleet;

import java.util.Map;

/**
 * What a worker says of a prompt.
 *
 * @param id      the image's name
 * @param made    whether the image is in S3; otherwise it is a problem
 * @param headers the facts: {@code worker}, and {@code sha256} of an image, {@code billed} and {@code reason} of a problem
 */
public record Notice(String id, boolean made, Map<String, String> headers) {

    /** Copies the headers. */
    public Notice {
        headers = Map.copyOf(headers);
    }

    /** A fact, or an empty text. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
