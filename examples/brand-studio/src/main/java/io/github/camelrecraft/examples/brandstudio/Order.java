package io.github.camelrecraft.examples.brandstudio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to make, and how.
 *
 * @param operation  as in {@code recraft:generate}
 * @param prompt     what to draw; empty where nobody reads one
 * @param provider   who draws
 * @param model      with which model; empty where there is nothing to choose
 * @param ratio      as in {@code 16:9}; empty where the picture it is made from decides
 * @param colors     the palette, as in {@code FF6B35}; empty when the model chooses
 * @param background the background's colour; null when the model chooses
 * @param strength   how far to go from the picture it is made from, 0 to 1; null where that cannot be said
 * @param source     the picture it is made from; null when it is made from a prompt alone
 */
record Order(
        String operation,
        String prompt,
        String provider,
        String model,
        String ratio,
        List<String> colors,
        @Nullable String background,
        @Nullable Double strength,
        @Nullable Source source) {

    /** Copies the list. */
    Order {
        colors = List.copyOf(colors);
    }

    /** What the picture will be called. */
    String title() {
        return prompt.isEmpty() && source != null ? source.title() : prompt;
    }
}
