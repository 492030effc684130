package io.github.camelrecraft.simulator.render;

import io.github.camelrecraft.simulator.content.Content;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The same small image every time, in memory, for load tests.
 *
 * @param format  what kind of file
 * @param content its bytes
 */
public record TinyImage(Format format, Content content) implements Image {

    private static final int SIDE = 64;
    private static final Map<Format, TinyImage> ALL = new EnumMap<>(Format.class);

    static {
        for (Format format : Format.values()) {
            Picture picture = new Picture(format, SIDE, SIDE, 90, List.of(), null, "tiny", "", 0);
            ALL.put(format, new TinyImage(format, new Poster(picture).content()));
        }
    }

    /** The one of this format. */
    public static Image of(Format format) {
        TinyImage image = ALL.get(format);
        if (image == null) {
            throw new IllegalArgumentException("No image of format " + format);
        }
        return image;
    }
}
