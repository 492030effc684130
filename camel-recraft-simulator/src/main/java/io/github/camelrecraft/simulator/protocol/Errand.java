package io.github.camelrecraft.simulator.protocol;

import io.github.camelrecraft.simulator.content.Content;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Something that is sent when the work is done, beside the answer.
 *
 * @param method      {@code POST} for a webhook, {@code PUT} for an upload
 * @param target      where to
 * @param contentType of the content
 * @param content     made when it is needed, which may take a while
 * @param headers     more headers, such as a signature of the content; the same at every attempt
 * @param early       sent when the work begins, not when it is done
 */
public record Errand(
        String method,
        URI target,
        String contentType,
        Supplier<Content> content,
        Function<Content, Map<String, String>> headers,
        boolean early) {

    /** Sent at the end, without a signature. */
    public Errand(String method, URI target, String contentType, Supplier<Content> content) {
        this(method, target, contentType, content, unsigned -> Map.of(), false);
    }
}
