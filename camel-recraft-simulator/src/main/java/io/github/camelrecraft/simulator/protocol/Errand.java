package io.github.camelrecraft.simulator.protocol;

import io.github.camelrecraft.simulator.content.Content;
import java.net.URI;
import java.util.function.Supplier;

/**
 * Something that is sent when the work is done, beside the answer.
 *
 * @param method      {@code POST} for a webhook, {@code PUT} for an upload
 * @param target      where to
 * @param contentType of the content
 * @param content     made when it is needed, which may take a while
 */
public record Errand(String method, URI target, String contentType, Supplier<Content> content) {}
