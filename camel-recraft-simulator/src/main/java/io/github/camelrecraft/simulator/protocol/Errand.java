package io.github.camelrecraft.simulator.protocol;

import io.github.camelrecraft.simulator.content.Content;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
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
        String method, URI target, String contentType, Supplier<Content> content, Signer headers, boolean early) {

    /** Makes the headers of a content. */
    @FunctionalInterface
    public interface Signer {

        /** The headers for a content that is signed at this time. */
        Map<String, String> headers(Content content, Instant time);
    }

    /** Sent at the end, without a signature. */
    public Errand(String method, URI target, String contentType, Supplier<Content> content) {
        this(method, target, contentType, content, (unsigned, time) -> Map.of(), false);
    }

    /** Whether it is a message to a webhook. */
    public boolean isWebhook() {
        return method.equals("POST");
    }
}
