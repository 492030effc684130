package io.github.camelrecraft.http;

import java.nio.charset.StandardCharsets;

/**
 * An API's answer with its images taken out: each stands as the text {@code lifted:0}, {@code lifted:1}, … in the JSON.
 *
 * @param head the status and headers
 * @param body the JSON, or whatever came in its place
 */
public record HttpAnswer(AnswerHead head, byte[] body) {

    /** What stands in the JSON in place of an image, before its index. */
    public static final String LIFTED = "lifted:";

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
