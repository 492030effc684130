package io.github.camelrecraft.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The image formats that the providers deliver. */
public enum ImageFormat {
    /** Portable Network Graphics. */
    PNG("image/png", "png"),
    /** JPEG in its JFIF or Exif file form. */
    JPEG("image/jpeg", "jpg"),
    /** WebP, lossy or lossless. */
    WEBP("image/webp", "webp"),
    /** Scalable Vector Graphics, not compressed. */
    SVG("image/svg+xml", "svg");

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG_SIGNATURE = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] RIFF = "RIFF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WEBP_FORM = "WEBP".getBytes(StandardCharsets.US_ASCII);

    private final String mediaType;
    private final String extension;

    ImageFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** The media type without parameters, as in {@code image/png}. */
    public String mediaType() {
        return mediaType;
    }

    /** The usual extension of a file's name, without the dot. */
    public String extension() {
        return extension;
    }

    /**
     * The format of a file by its first bytes, whatever its name or Content-Type says. Twelve bytes are enough for all
     * but SVG, whose root element may stand behind long comments.
     *
     * @param head   the file's first bytes
     * @param length how many of them there are
     */
    public static Optional<ImageFormat> ofMagic(byte[] head, int length) {
        if (has(PNG_SIGNATURE, head, 0, length)) {
            return Optional.of(PNG);
        }
        if (has(JPEG_SIGNATURE, head, 0, length)) {
            return Optional.of(JPEG);
        }
        if (has(RIFF, head, 0, length) && has(WEBP_FORM, head, 8, length)) {
            return Optional.of(WEBP);
        }
        return XmlProlog.read(head, length).root().filter("svg"::equals).map(root -> SVG);
    }

    /**
     * The format of that name, extension or media type, in any case: {@code png}, {@code jpg}, {@code jpeg},
     * {@code image/webp}, {@code image/svg+xml}.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    public static ImageFormat parse(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        return switch (name.startsWith("image/") ? name.substring("image/".length()) : name) {
            case "png" -> PNG;
            case "jpg", "jpeg" -> JPEG;
            case "webp" -> WEBP;
            case "svg", "svg+xml" -> SVG;
            default ->
                throw new IllegalArgumentException("'" + text + "' is no image format: use png, jpg, webp or svg");
        };
    }

    private static boolean has(byte[] part, byte[] head, int at, int length) {
        return length >= at + part.length && Arrays.equals(part, 0, part.length, head, at, at + part.length);
    }
}
