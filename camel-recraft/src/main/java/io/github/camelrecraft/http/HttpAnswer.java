package io.github.camelrecraft.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An API's answer with its images taken out: each stands as the text {@code lifted:0}, {@code lifted:1}, … in the JSON or,
 * when the answer came in parts, had a part of its own.
 *
 * @param head  the status and headers
 * @param body  the JSON, or whatever came in its place
 * @param parts what the parts with images are called, in the order of the images; empty when they were in the JSON
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them, and a copy of each body would be waste
public record HttpAnswer(AnswerHead head, byte[] body, List<String> parts) {

    /** Copies the list. */
    public HttpAnswer {
        parts = List.copyOf(parts);
    }

    /** An answer of one part. */
    public HttpAnswer(AnswerHead head, byte[] body) {
        this(head, body, List.of());
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
