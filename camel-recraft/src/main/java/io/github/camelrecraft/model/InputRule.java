package io.github.camelrecraft.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What images a provider takes.
 *
 * @param formats   the formats; empty for any
 * @param maxBytes  the most bytes of the file
 * @param maxPixels the most pixels, width times height
 * @param minSide   the fewest pixels of the shorter side
 * @param maxSide   the most pixels of the longer side
 */
public record InputRule(
        Set<ImageFormat> formats,
        @Nullable Long maxBytes,
        @Nullable Long maxPixels,
        @Nullable Integer minSide,
        @Nullable Integer maxSide) {

    /** Any image. */
    public static final InputRule ANY = new InputRule(Set.of(), null, null, null, null);

    /** Copies the formats. */
    public InputRule {
        formats = Set.copyOf(formats);
    }

    /**
     * Checks an image. A drawing has no pixels of its own, so its sides are not held against the rule.
     *
     * @param what  which image it is, to name in the error
     * @param where the provider and model to name in the error
     * @throws InvalidOptionException when the provider would not take it
     */
    public void check(String what, ImageInfo info, String where) {
        if (!formats.isEmpty() && !formats.contains(info.format())) {
            throw new InvalidOptionException(
                    what, info.format(), "is not a format that " + where + " takes", "convert it to " + names());
        }
        if (maxBytes != null && info.length() > maxBytes) {
            throw new InvalidOptionException(
                    what,
                    info.length() + " bytes",
                    "is too large for " + where,
                    "make it " + maxBytes + " bytes or less");
        }
        if (info.format() == ImageFormat.SVG) {
            return;
        }
        String size = info.width() + "x" + info.height();
        if (minSide != null && Math.min(info.width(), info.height()) < minSide) {
            throw new InvalidOptionException(
                    what, size, "is too small for " + where, "make its shorter side " + minSide + " pixels or more");
        }
        if (maxSide != null && Math.max(info.width(), info.height()) > maxSide) {
            throw new InvalidOptionException(
                    what, size, "is too large for " + where, "make its longer side " + maxSide + " pixels or less");
        }
        if (maxPixels != null && (long) info.width() * info.height() > maxPixels) {
            throw new InvalidOptionException(
                    what, size, "has too many pixels for " + where, "make it " + maxPixels + " pixels or less");
        }
    }

    private String names() {
        List<String> sorted = formats.stream().map(ImageFormat::name).sorted().toList();
        return sorted.stream().collect(Collectors.joining(", "));
    }
}
