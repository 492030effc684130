package io.github.camelrecraft.model;

import io.github.camelrecraft.model.ImageSize.Pixels;
import io.github.camelrecraft.model.ImageSize.Ratio;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The sizes a model makes, by ratio.
 *
 * @param sizes in the order of the provider's documents; empty when the model's sizes are not known
 */
public record SizeTable(Map<Ratio, Pixels> sizes) {

    /** For models that are not in the catalogue: pixels pass as they are. */
    public static final SizeTable UNKNOWN = new SizeTable(Map.of());

    private static final int SUGGESTIONS = 3;

    /** Copies the map, keeping its order. */
    public SizeTable {
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    }

    /**
     * The pixels that the model makes for the size asked for.
     *
     * @param model the model to name when it does not make that size
     * @throws InvalidOptionException when it does not, naming the nearest sizes it makes
     */
    public Pixels resolve(ImageSize size, String model) {
        if (size instanceof Pixels pixels && (sizes.isEmpty() || sizes.containsValue(pixels))) {
            return pixels;
        }
        if (sizes.isEmpty()) {
            throw new InvalidOptionException(
                    "size",
                    size,
                    "needs a model of the catalogue, and " + model + " is not in it",
                    "give the size in pixels");
        }
        Pixels found = size instanceof Ratio ratio ? sizes.get(ratio) : null;
        if (found == null) {
            throw new InvalidOptionException(
                    "size", size, "is not a size of " + model, "the nearest are " + String.join(", ", nearest(size)));
        }
        return found;
    }

    /** The same size as a ratio, for models whose images have no pixels; as it is when the table does not have it. */
    public ImageSize asRatio(ImageSize size) {
        return sizes.entrySet().stream()
                .filter(entry -> entry.getValue().equals(size))
                .<ImageSize>map(Map.Entry::getKey)
                .findFirst()
                .orElse(size);
    }

    private List<String> nearest(ImageSize wanted) {
        return sizes.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> distance(entry.getValue(), wanted)))
                .limit(SUGGESTIONS)
                .map(entry -> entry.getValue() + " (" + entry.getKey() + ")")
                .collect(Collectors.toList());
    }

    /** Shape first, then area: both as ratios, so that twice as large is as far as half as large. */
    private static double distance(Pixels candidate, ImageSize wanted) {
        double shape = Math.abs(Math.log(candidate.aspect() / wanted.aspect()));
        double area = wanted instanceof Pixels pixels
                ? Math.abs(Math.log((double) candidate.width() * candidate.height() / pixels.width() / pixels.height()))
                : 0;
        return shape + area / 10;
    }
}
