package io.github.camelrecraft.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A word and where it is to stand in the picture.
 *
 * @param text the word
 * @param box  four corners, each as x and y from 0 (left, top) to 1 (right, bottom); beyond that is cropped
 */
public record TextBox(String text, List<Corner> box) {

    private static final int CORNERS = 4;

    /**
     * One corner.
     *
     * @param x from the left
     * @param y from the top
     */
    public record Corner(double x, double y) {}

    /** Copies the corners. */
    public TextBox {
        box = List.copyOf(box);
    }

    /**
     * Reads a list of {@code {"text": "NOW", "bbox": [[0.1,0.1],[0.4,0.1],[0.4,0.2],[0.1,0.2]]}}, as JSON's lists and maps.
     *
     * @param option the option to name when it is something else
     * @throws InvalidOptionException when it is something else
     */
    public static List<TextBox> readList(String option, Object value) {
        if (!(value instanceof Collection<?> items)) {
            throw notOne(option, value);
        }
        List<TextBox> boxes = new ArrayList<>();
        for (Object item : items) {
            boxes.add(read(option, item));
        }
        return List.copyOf(boxes);
    }

    private static TextBox read(String option, Object item) {
        if (item instanceof TextBox box) {
            return box;
        }
        if (item instanceof Map<?, ?> map
                && map.size() == 2
                && map.get("text") instanceof String text
                && map.get("bbox") instanceof Collection<?> corners
                && corners.size() == CORNERS) {
            return new TextBox(
                    text, corners.stream().map(corner -> corner(option, corner)).toList());
        }
        throw notOne(option, item);
    }

    private static Corner corner(String option, Object corner) {
        if (corner instanceof List<?> pair
                && pair.size() == 2
                && pair.get(0) instanceof Number x
                && pair.get(1) instanceof Number y) {
            return new Corner(x.doubleValue(), y.doubleValue());
        }
        throw notOne(option, corner);
    }

    private static InvalidOptionException notOne(String option, @Nullable Object value) {
        return new InvalidOptionException(
                option,
                ShownText.lengthOf(String.valueOf(value)),
                "is not a text layout",
                "write a JSON array as in"
                        + " [{\"text\":\"NOW\",\"bbox\":[[0.1,0.1],[0.4,0.1],[0.4,0.2],[0.1,0.2]]}]");
    }
}
