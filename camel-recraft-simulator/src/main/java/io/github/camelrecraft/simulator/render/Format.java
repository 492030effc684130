package io.github.camelrecraft.simulator.render;

/** The formats that the providers deliver. */
public enum Format {
    /** Raster, lossless. */
    PNG("image/png"),
    /** Raster, lossy. */
    JPG("image/jpeg"),
    /** Raster, here always lossless. */
    WEBP("image/webp"),
    /** Vector. */
    SVG("image/svg+xml");

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    /** The media type. */
    public String contentType() {
        return contentType;
    }

    /** The file name extension, without a dot. */
    public String extension() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
