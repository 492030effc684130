package io.github.camelrecraft.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The size that was asked for: pixels, or a ratio that each model turns into its own pixels. */
public sealed interface ImageSize {

    /** Width divided by height. */
    double aspect();

    /**
     * A size in pixels, written {@code 1024x768}.
     *
     * @param width  in pixels, 1 or more
     * @param height in pixels, 1 or more
     */
    record Pixels(int width, int height) implements ImageSize {
        @Override
        public double aspect() {
            return (double) width / height;
        }

        @Override
        public String toString() {
            return width + "x" + height;
        }
    }

    /**
     * A ratio of width to height, written {@code 16:9}.
     *
     * @param across the width's share
     * @param down   the height's share
     */
    record Ratio(int across, int down) implements ImageSize {
        @Override
        public double aspect() {
            return (double) across / down;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Ratio ratio && across == ratio.across && down == ratio.down;
        }

        /** Written out, as {@code equals} is: tables of sizes are read at each start, and a record's own is generated then. */
        @Override
        public int hashCode() {
            return 31 * across + down;
        }

        @Override
        public String toString() {
            return across + ":" + down;
        }
    }

    /**
     * Reads {@code 1024x768} or {@code 16:9}.
     *
     * @throws InvalidOptionException when the text is neither
     */
    static ImageSize parse(String text) {
        Matcher size = Syntax.SIZE.matcher(text.strip());
        if (!size.matches()) {
            // A YAML 1.1 reader takes an unquoted 16:9 for the base-60 number 969 before we see it.
            throw new InvalidOptionException(
                    "size",
                    text,
                    "is not a size",
                    "write pixels as in 1024x1024 or a ratio as in 16:9, and quote it in YAML (\"16:9\")");
        }
        int across = Integer.parseInt(size.group(1));
        int down = Integer.parseInt(size.group(3));
        return size.group(2).equals(":") ? new Ratio(across, down) : new Pixels(across, down);
    }

    /** How a size is written. */
    final class Syntax {
        private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,4})([xX×:])([1-9]\\d{0,4})");

        private Syntax() {}
    }
}
