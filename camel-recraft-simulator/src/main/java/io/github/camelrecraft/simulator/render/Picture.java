package io.github.camelrecraft.simulator.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be drawn.
 *
 * @param format     the kind of file
 * @param width      in pixels
 * @param height     in pixels
 * @param quality    0 to 100, for formats that lose something
 * @param colors     0xRRGGBB; empty for a palette chosen by the prompt
 * @param background 0xRRGGBB, or null for one chosen by the palette
 * @param prompt     written on it
 * @param footer     written below
 * @param seed       the same prompt with another seed gives another composition
 */
public record Picture(
        Format format,
        int width,
        int height,
        int quality,
        List<Integer> colors,
        @Nullable Integer background,
        String prompt,
        String footer,
        long seed) {

    public Picture {
        colors = List.copyOf(colors);
    }
}
