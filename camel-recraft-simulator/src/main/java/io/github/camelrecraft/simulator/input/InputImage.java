package io.github.camelrecraft.simulator.input;

import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.protocol.Studio;
import io.github.camelrecraft.simulator.render.Image;
import io.github.camelrecraft.simulator.render.Poster;

/**
 * What there is to know of an image that a caller sends.
 *
 * @param kind   of file
 * @param width  in pixels, 0 when the file does not tell
 * @param height in pixels, 0 when the file does not tell
 * @param bytes  of the file; 0 for a poster of the simulator's own, which is not drawn to be weighed
 */
public record InputImage(Kind kind, int width, int height, long bytes) {

    private static final int HEAD = 64 * 1024;

    /** What the first bytes say. */
    public enum Kind {
        /** Portable Network Graphics. */
        PNG,
        /** JPEG. */
        JPG,
        /** WebP. */
        WEBP,
        /** Scalable Vector Graphics. */
        SVG,
        /** Graphics Interchange Format, which no provider takes. */
        GIF,
        /** Anything else. */
        OTHER
    }

    /**
     * Reads it from a data URL or from the simulator's image host. Other hosts are not asked.
     *
     * @throws InputRefusal when there is none
     */
    public static InputImage at(String url, Studio studio) {
        if (DataUrl.isMeant(url)) {
            byte[] bytes = DataUrl.read(url)
                    .orElseThrow(() ->
                            new InputRefusal(InputRefusal.Reason.DOWNLOAD, 0, "The data URL could not be decoded."));
            return of(bytes);
        }
        Image image = studio.hosted(url)
                .orElseThrow(() -> new InputRefusal(
                        InputRefusal.Reason.DOWNLOAD, 0, "The file at the URL could not be downloaded."));
        return of(image);
    }

    /** Reads it from the bytes of the file. */
    public static InputImage of(byte[] file) {
        return ImageHead.read(file, file.length);
    }

    private static InputImage of(Image image) {
        if (image instanceof Poster poster) {
            Kind kind = Kind.valueOf(image.format().name());
            return new InputImage(
                    kind, poster.picture().width(), poster.picture().height(), 0);
        }
        Content content = image.content();
        return ImageHead.read(content.first(HEAD), content.length());
    }

    /** Width times height. */
    public long pixels() {
        return (long) width * height;
    }
}
