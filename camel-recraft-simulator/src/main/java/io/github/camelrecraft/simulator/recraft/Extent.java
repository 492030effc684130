package io.github.camelrecraft.simulator.recraft;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.simulator.protocol.Sizes.Size;

/** By how much an image is extended. */
final class Extent {

    private static final int MAX_SIDE = 4096;

    private Extent() {}

    /** The size that the request leads to. */
    static Size of(RecraftBody body, RecraftModel model, Size image) {
        int width = expansion(body, "left") + expansion(body, "right");
        int height = expansion(body, "top") + expansion(body, "bottom");
        double zoom = body.fields().path("zoom_out_percentage").asDouble();
        boolean expands = body.fields().properties().stream()
                .anyMatch(field -> field.getKey().startsWith("expand_"));
        if (body.has("size") && expands) {
            throw RecraftRefusal.invalid("'size' and 'expand_…' exclude each other.");
        }
        if (!body.has("size") && width + height == 0 && zoom == 0) {
            throw RecraftRefusal.invalid(
                    "Nothing is extended: one of 'expand_…', 'size' and 'zoom_out_percentage' is required.");
        }
        Size size = body.has("size")
                ? RecraftRequest.size(body, model)
                : new Size(zoomed(image.width(), zoom) + width, zoomed(image.height(), zoom) + height);
        if (Math.max(size.width(), size.height()) > MAX_SIDE) {
            throw RecraftRefusal.invalid(
                    "The result would be " + size + "; a side has at most " + MAX_SIDE + " pixels.");
        }
        return size;
    }

    private static int expansion(RecraftBody body, String side) {
        JsonNode pixels = body.fields().path("expand_" + side);
        return pixels.asInt();
    }

    private static int zoomed(int side, double percentage) {
        return (int) Math.round(side / (1 - percentage / 100));
    }
}
