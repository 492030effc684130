package io.github.camelrecraft.simulator.http;

import io.github.camelrecraft.simulator.content.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * One part of a body of type {@code multipart/form-data}.
 *
 * @param name        of the field
 * @param fileName    null when the part is a text
 * @param contentType as it says, empty when it says nothing
 * @param bytes       of its content
 */
public record FormPart(String name, @Nullable String fileName, String contentType, Bytes bytes) {

    /** Whether the part is a file; servers tell so by its having a file name. */
    public boolean isFile() {
        return fileName != null;
    }
}
