package io.github.camelrecraft.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The images that a message brings.
 *
 * @param image      what to work on
 * @param mask       where to work on it
 * @param references what to learn a style from
 */
public record InputImages(
        @Nullable InputImage image, @Nullable InputImage mask, List<InputImage> references) {

    /** No image. */
    public static final InputImages NONE = new InputImages(null, null, List.of());

    /** Copies the list. */
    public InputImages {
        references = List.copyOf(references);
    }

    /** Whether there is no image at all. */
    public boolean areNone() {
        return image == null && mask == null && references.isEmpty();
    }

    /** What tells these images from others. */
    public List<String> digests() {
        return Stream.concat(Stream.of(image, mask).filter(Objects::nonNull), references.stream())
                .map(each -> each.info().sha256())
                .toList();
    }

    /** The image to work on, which the operation needs. */
    public InputImage required() {
        if (image == null) {
            throw new IllegalStateException("the operation needs an image, and the request was not checked");
        }
        return image;
    }
}
