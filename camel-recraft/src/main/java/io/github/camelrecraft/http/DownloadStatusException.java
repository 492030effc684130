package io.github.camelrecraft.http;

import java.io.IOException;

/** The image's host answered with a status that is not 200. */
public final class DownloadStatusException extends IOException {

    DownloadStatusException(int status) {
        super("the image's host answered HTTP " + status);
    }
}
