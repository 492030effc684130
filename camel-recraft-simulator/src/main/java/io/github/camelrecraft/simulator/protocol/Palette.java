package io.github.camelrecraft.simulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the colours of a request that has passed its schema; Cloudflare and Runware write them as {@code {"rgb":[r,g,b]}}. */
public final class Palette {

    private Palette() {}

    /** The colours as 0xRRGGBB. */
    public static List<Integer> colors(JsonNode colors) {
        List<Integer> palette = new ArrayList<>();
        colors.forEach(color -> palette.add(color(color)));
        return palette;
    }

    /** One colour as 0xRRGGBB. */
    public static int color(JsonNode color) {
        JsonNode rgb = color.path("rgb");
        return rgb.path(0).asInt() << 16
                | rgb.path(1).asInt() << 8
                | rgb.path(2).asInt();
    }
}
