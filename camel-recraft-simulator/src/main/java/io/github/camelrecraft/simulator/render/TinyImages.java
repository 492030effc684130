package io.github.camelrecraft.simulator.render;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One small image of each format, drawn once and kept, for load tests. */
public final class TinyImages {

    private static final int SIDE = 64;
    private static final Map<Format, Image> ALL =
            Arrays.stream(Format.values()).collect(Collectors.toMap(Function.identity(), TinyImages::draw));

    private TinyImages() {}

    /** The one of this format. */
    public static Image of(Format format) {
        return Objects.requireNonNull(ALL.get(format));
    }

    private static Image draw(Format format) {
        Picture picture = new Picture(format, SIDE, SIDE, 90, List.of(), null, "tiny", "", 0);
        return new FixedImage(format, new Poster(picture).content());
    }
}
