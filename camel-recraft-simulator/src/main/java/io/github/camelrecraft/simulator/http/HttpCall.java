package io.github.camelrecraft.simulator.http;

import java.time.Instant;
import java.util.Map;

/**
 * A request that has arrived in full.
 *
 * @param time    when its last byte arrived
 * @param method  the HTTP method
 * @param path    path and query
 * @param headers the names in lower case; a repeated header is joined by commas
 * @param body    as text, empty when there is none
 */
public record HttpCall(Instant time, String method, String path, Map<String, String> headers, String body) {

    public HttpCall {
        headers = Map.copyOf(headers);
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
