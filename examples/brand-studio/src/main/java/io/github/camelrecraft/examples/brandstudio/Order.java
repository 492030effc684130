package io.github.camelrecraft.examples.brandstudio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to draw, and how.
 *
 * @param operation  as in {@code recraft:generate}
 * @param prompt     what to draw
 * @param provider   who draws
 * @param model      with which model
 * @param ratio      as in {@code 16:9}
 * @param colors     the palette, as in {@code FF6B35}; empty when the model chooses
 * @param background the background's colour; null when the model chooses
 */
record Order(
        String operation,
        String prompt,
        String provider,
        String model,
        String ratio,
        List<String> colors,
        @Nullable String background) {

    /** Copies the list. */
    Order {
        colors = List.copyOf(colors);
    }
}
