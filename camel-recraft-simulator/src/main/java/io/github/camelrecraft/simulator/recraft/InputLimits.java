package io.github.camelrecraft.simulator.recraft;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.simulator.content.Bytes;
import io.github.camelrecraft.simulator.render.Format;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the image that an operation works on may be.
 *
 * @param formats  of the file
 * @param maxBytes an image has fewer
 * @param minSide  in pixels
 */
record InputLimits(Set<Format> formats, int maxBytes, int minSide) {

    private static final JsonNode COMMON = RecraftDocument.ROOT.required("inputs");
    private static final int MAX_PIXELS = COMMON.required("maxPixels").intValue();
    private static final int MAX_SIDE = COMMON.required("maxSide").intValue();
    private static final int MAX_TOTAL = COMMON.required("maxTotalBytes").intValue();
    private static final Set<Format> RASTER = EnumSet.of(Format.PNG, Format.JPG, Format.WEBP);
    private static final int MEBIBYTE = 1 << 20;

    static InputLimits of(JsonNode row) {
        Set<Format> formats = EnumSet.noneOf(Format.class);
        row.path("formats").forEach(format -> formats.add(Format.valueOf(format.textValue())));
        return new InputLimits(
                formats.isEmpty() ? RASTER : formats,
                row.path("maxBytes").asInt(10 * MEBIBYTE),
                row.path("minSide").asInt(256));
    }

    /** The file as an image that keeps every limit. */
    InputImage image(String field, Bytes bytes) {
        InputImage image = file(field, bytes, formats);
        if (image.format() != Format.SVG) {
            checkSides(field, image);
        }
        return image;
    }

    /** The file as a mask for an image. */
    InputImage mask(String field, Bytes bytes, InputImage image) {
        InputImage mask = file(field, bytes, RASTER);
        if (mask.width() != image.width() || mask.height() != image.height()) {
            throw RecraftRefusal.invalid("'" + field + "' is " + mask.size() + ", but the image is " + image.size()
                    + "; a mask must have the image's size.");
        }
        if (!MaskPixels.areBlackAndWhite(mask)) {
            throw RecraftRefusal.invalid("'" + field + "' must have only black (0) and white (255) pixels.");
        }
        return mask;
    }

    /** The file as a reference for a style; the documents limit its bytes, not its sides. */
    InputImage reference(String field, Bytes bytes) {
        return file(field, bytes, RASTER);
    }

    static void checkTotal(String field, long bytes) {
        if (bytes > MAX_TOTAL) {
            throw RecraftRefusal.invalid(
                    "The images of '" + field + "' have more than " + MAX_TOTAL / MEBIBYTE + " MB together.");
        }
    }

    private InputImage file(String field, Bytes bytes, Set<Format> allowed) {
        if (bytes.length() >= maxBytes) {
            throw RecraftRefusal.invalid("'" + field + "' has " + bytes.length() + " bytes, it must have less than "
                    + maxBytes / MEBIBYTE + " MB.");
        }
        return InputImage.read(bytes)
                .filter(image -> allowed.contains(image.format()))
                .orElseThrow(() -> RecraftRefusal.invalid("'" + field + "' must be an image of type " + allowed + "."));
    }

    private void checkSides(String field, InputImage image) {
        int longest = Math.max(image.width(), image.height());
        int shortest = Math.min(image.width(), image.height());
        if (longest > MAX_SIDE || shortest < minSide || (long) longest * shortest > MAX_PIXELS) {
            throw RecraftRefusal.invalid("'" + field + "' is " + image.size() + "; its sides must have " + minSide
                    + " to " + MAX_SIDE + " pixels, and at most " + MAX_PIXELS + " in all.");
        }
    }
}
