package io.github.camelrecraft.simulator.http;

import io.github.camelrecraft.simulator.content.Bytes;
import java.time.Instant;
import java.util.Map;

/**
 * A request that has arrived in full.
 *
 * @param time    when its last byte arrived
 * @param method  the HTTP method
 * @param origin  what it was sent to, as in {@code http://127.0.0.1:8080}
 * @param path    path and query
 * @param headers the names in lower case; a repeated header is joined by commas
 * @param bytes   the body, none when there is none
 */
public record HttpCall(
        Instant time, String method, String origin, String path, Map<String, String> headers, Bytes bytes) {

    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** The body as text. */
    public String body() {
        return bytes.text();
    }

    /** The header, or an empty text. */
    public String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }

    /** The token of {@code Authorization: Bearer}, or an empty text. */
    public String bearerToken() {
        String authorization = header("authorization");
        return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).strip()
                : "";
    }
}
