package io.github.camelrecraft.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file as content, which is read where it lies.
 *
 * @param file must stay as it is for as long as somebody reads it
 */
public record FileContent(Path file) implements ImageContent {

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public long length() throws IOException {
        return Files.size(file);
    }
}
