package io.github.camelrecraft.http;

import java.io.IOException;

/** The image's host answered with a status that is not 200. */
public final class DownloadStatusException extends IOException {

    private final transient AnswerHead head;

    DownloadStatusException(AnswerHead head) {
        super("the image's host answered HTTP " + head.status());
        this.head = head;
    }

    /** The answer's status and headers. */
    public AnswerHead head() {
        return head;
    }
}
