package io.github.camelrecraft.simulator.replicate;

import io.github.camelrecraft.simulator.protocol.Sale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run gives.
 *
 * @param status {@code succeeded}, {@code failed} or {@code canceled}
 * @param output the URL of the image, or null
 * @param error  what went wrong, or null
 * @param sales  what it costs
 */
record ReplicateOutcome(
        String status, @Nullable String output, @Nullable String error, List<Sale> sales) {

    static ReplicateOutcome succeeded(@Nullable String output, List<Sale> sales) {
        return new ReplicateOutcome("succeeded", output, null, sales);
    }

    static ReplicateOutcome failed(String error, List<Sale> sales) {
        return new ReplicateOutcome("failed", null, error, sales);
    }

    static ReplicateOutcome canceled() {
        return new ReplicateOutcome("canceled", null, null, List.of());
    }
}
