package io.github.camelrecraft.http;

import java.nio.charset.StandardCharsets;

/**
 * An API's answer with its images taken out: each stands as the text {@code lifted:0}, {@code lifted:1}, … in the JSON.
 *
 * @param head the status and headers
 * @param body the JSON, or whatever came in its place
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them, and a copy of each body would be waste
public record HttpAnswer(AnswerHead head, byte[] body) {

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
