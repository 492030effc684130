package io.github.camelrecraft.simulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The sizes that a family of models offers. The first one is the default. */
public record Sizes(List<Size> listed) {

    private static final JsonNode TABLE = Resources.read("sizes.json");

    /**
     * One of them.
     *
     * @param width  in pixels
     * @param height in pixels
     */
    public record Size(int width, int height) {

        /** Reads {@code 1024x1024}. */
        public static Size of(String text) {
            int x = text.indexOf('x');
            return new Size(Integer.parseInt(text, 0, x, 10), Integer.parseInt(text, x + 1, text.length(), 10));
        }

        @Override
        public String toString() {
            return width + "x" + height;
        }
    }

    /** The sizes by the name of their list: {@code 1K}, {@code 2K} or {@code V3}. */
    public static Sizes named(String name) {
        List<Size> sizes = new ArrayList<>();
        TABLE.required(name).forEach(size -> sizes.add(Size.of(size.textValue())));
        return new Sizes(List.copyOf(sizes));
    }

    /** What is drawn when no size is asked for. */
    public Size first() {
        return listed.get(0);
    }
}
