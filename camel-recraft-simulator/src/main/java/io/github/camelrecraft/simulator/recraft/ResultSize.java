package io.github.camelrecraft.simulator.recraft;

import io.github.camelrecraft.simulator.protocol.Sizes.Size;
import org.jspecify.annotations.Nullable;

/** How large a result is. */
final class ResultSize {

    private static final int MAX_SIDE = 4096;
    private static final int REFINED_SIDE = 2048;
    private static final double MEGAPIXEL = 1 << 20;
    private static final Size NONE = new Size(1, 1);

    private ResultSize() {}

    static Size of(
            RecraftBody body, RecraftOperation operation, @Nullable RecraftModel model, @Nullable InputImage image) {
        if (image == null) {
            return model == null ? NONE : drawn(body, model);
        }
        if (model != null && operation.result() == RecraftOperation.Result.EXTENT) {
            return extended(body, model, image.size());
        }
        return model != null && body.has("size") ? drawn(body, model) : resized(body, operation, image.size());
    }

    /** The size that the model draws. */
    private static Size drawn(RecraftBody body, RecraftModel model) {
        if (!body.has("size")) {
            return model.sizes().first();
        }
        String wanted = body.text("size");
        return model.size(wanted)
                .orElseThrow(() -> RecraftRefusal.invalid(
                        "'size' must be one of " + model.offered() + " for " + model.id() + ", not " + wanted + "."));
    }

    private static Size extended(RecraftBody body, RecraftModel model, Size image) {
        int width = pixels(body, "expand_left") + pixels(body, "expand_right");
        int height = pixels(body, "expand_top") + pixels(body, "expand_bottom");
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
                ? drawn(body, model)
                : new Size(zoomed(image.width(), zoom) + width, zoomed(image.height(), zoom) + height);
        if (Math.max(size.width(), size.height()) > MAX_SIDE) {
            throw RecraftRefusal.invalid(
                    "The result would be " + size + "; a side has at most " + MAX_SIDE + " pixels.");
        }
        return size;
    }

    private static int pixels(RecraftBody body, String field) {
        return body.fields().path(field).asInt();
    }

    private static int zoomed(int side, double percentage) {
        return (int) Math.round(side / (1 - percentage / 100));
    }

    /**
     * What becomes of an input's size. The documents do not say by how much an upscale enlarges: here twice, or to 4 or
     * 16 megapixels when the request asks for one of them, and never above the longest side of an input.
     */
    private static Size resized(RecraftBody body, RecraftOperation operation, Size input) {
        int longest = Math.max(input.width(), input.height());
        double factor = switch (operation.result()) {
            case UPSCALED -> upscale(body.text("upscale"), (double) input.width() * input.height());
            case REFINED -> Math.min(1, (double) REFINED_SIDE / longest);
            default -> 1;
        };
        double bounded = Math.min(factor, Math.max(1, (double) MAX_SIDE / longest));
        return new Size(scaled(input.width(), bounded), scaled(input.height(), bounded));
    }

    private static double upscale(String wanted, double pixels) {
        return switch (wanted) {
            case "upscale4mp" -> Math.max(1, Math.sqrt(4 * MEGAPIXEL / pixels));
            case "upscale16mp" -> Math.max(1, Math.sqrt(16 * MEGAPIXEL / pixels));
            default -> 2;
        };
    }

    private static int scaled(int side, double factor) {
        return Math.max(1, Math.min(MAX_SIDE, (int) Math.round(side * factor)));
    }
}
