package io.github.camelrecraft.model;

/**
 * An image that a message brings.
 *
 * @param info    what its bytes say
 * @param content its bytes
 */
public record InputImage(ImageInfo info, ImageContent content) {

    /** A file's name for it, as multipart requests want one; says nothing of where the image is from. */
    public String fileName() {
        return "image." + info.format().extension();
    }
}
