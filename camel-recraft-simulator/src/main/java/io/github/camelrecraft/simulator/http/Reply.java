package io.github.camelrecraft.simulator.http;

import io.github.camelrecraft.simulator.content.Content;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param status      the HTTP status
 * @param headers     in addition to {@code Content-Type} and {@code Content-Length}
 * @param contentType of the body
 * @param body        the bytes
 * @param transfer    how they are sent
 */
public record Reply(int status, Map<String, String> headers, String contentType, Content body, Transfer transfer) {

    public Reply {
        headers = Map.copyOf(headers);
    }
}
