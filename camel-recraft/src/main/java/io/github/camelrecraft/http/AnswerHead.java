package io.github.camelrecraft.http;

import java.util.Map;
import java.util.Optional;

/**
 * An answer before its body.
 *
 * @param status  the HTTP status
 * @param headers by name in lower case
 */
public record AnswerHead(int status, Map<String, String> headers) {

    /** The value of a header. */
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /** Whether the status is 200 to 299. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
