package io.github.camelrecraft.client;

import io.github.camelrecraft.http.ReceivedImage;
import io.github.camelrecraft.http.Spool;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.ImageResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a request ended. */
public sealed interface Outcome {

    /**
     * There are images. Whoever receives this owns their content.
     *
     * @param images   at least one
     * @param failed   why others of the same request are missing
     * @param details  what the provider says of the answer as a whole
     * @param answer   the provider's answer byte for byte, when that was wanted
     * @param duration from the start of the request to here
     */
    record Success(
            List<Delivered> images,
            List<Failure> failed,
            Map<String, String> details,
            @Nullable Spool answer,
            Duration duration)
            implements Outcome {

        /** Drops all content. */
        public void discard() {
            images.forEach(Delivered::discard);
            if (answer != null) {
                answer.discard();
            }
        }

        /** The size of the images whose bytes were wanted. */
        public long bytes() {
            return images.stream()
                    .map(Delivered::image)
                    .filter(Objects::nonNull)
                    .mapToLong(image -> image.info().length())
                    .sum();
        }

        /** What the images cost in USD, as far as the provider said; empty when it said nothing. */
        public Optional<BigDecimal> cost() {
            return images.stream()
                    .map(delivered -> delivered.result().cost())
                    .filter(Objects::nonNull)
                    .reduce(BigDecimal::add);
        }
    }

    /**
     * There is no image.
     *
     * @param failure why: of several reasons, the one that says most about money
     * @param others  the other reasons
     */
    record Failed(Failure failure, List<Failure> others) implements Outcome {}

    /**
     * One image.
     *
     * @param result what the provider says of it
     * @param image  its bytes, when they were wanted
     */
    record Delivered(ImageResult result, @Nullable ReceivedImage image) {

        void discard() {
            if (image != null) {
                image.content().discard();
            }
        }
    }
}
