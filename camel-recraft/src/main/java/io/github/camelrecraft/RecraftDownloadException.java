package io.github.camelrecraft;

import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.RecraftOperation;

/** The image was made and charged, but not fetched: it waits at {@link #getImageUrl()}. */
public class RecraftDownloadException extends RecraftException {

    RecraftDownloadException(String provider, RecraftOperation operation, Failure failure) {
        super(provider, operation, failure);
    }
}
