package io.github.camelrecraft.client;

import io.github.camelrecraft.http.ReceivedImage;
import io.github.camelrecraft.http.Spool;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.ImageResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a request ended. */
public sealed interface Outcome {

    /** The outcome of several requests for one message, in their order; at least one. */
    static Outcome joined(List<Outcome> outcomes) {
        return outcomes.size() == 1 ? outcomes.get(0) : JoinedOutcome.of(outcomes);
    }

    /** How often the request was sent; of several requests, the one that was sent most often. */
    int attempts();

    /** Drops all content, because nobody takes it. */
    default void discard() {}

    /**
     * There are images. Whoever receives this owns their content.
     *
     * @param images   at least one
     * @param failed   why others of the same request are missing
     * @param details  what the provider says of the answer as a whole
     * @param answer   the provider's answer byte for byte, when that was wanted
     * @param duration from the start of the request to here
     * @param attempts how often the request was sent
     */
    record Success(
            List<Delivered> images,
            List<Failure> failed,
            Map<String, Object> details,
            @Nullable Spool answer,
            Duration duration,
            int attempts)
            implements Outcome {

        @Override
        public void discard() {
            images.forEach(Delivered::discard);
            if (answer != null) {
                answer.discard();
            }
        }

        /** The size of the images whose bytes were wanted. */
        public long bytes() {
            long bytes = 0;
            for (Delivered delivered : images) {
                ReceivedImage image = delivered.image();
                bytes += image == null ? 0 : image.info().length();
            }
            return bytes;
        }

        /** What the images cost in USD, by the provider, else by the catalogue; empty when neither says it. */
        public Optional<BigDecimal> cost() {
            BigDecimal sum = null;
            for (Delivered delivered : images) {
                BigDecimal cost = delivered.result().cost();
                if (cost != null) {
                    sum = sum == null ? cost : sum.add(cost);
                }
            }
            return Optional.ofNullable(sum);
        }
    }

    /**
     * There is what an operation says that makes no images.
     *
     * @param value    a text, or lists and maps of what JSON can say; null for nothing
     * @param details  what the provider says beside it
     * @param answer   the provider's answer byte for byte, when that was wanted
     * @param duration from the start of the request to here
     * @param attempts how often the request was sent
     */
    record Told(
            @Nullable Object value,
            Map<String, Object> details,
            @Nullable Spool answer,
            Duration duration,
            int attempts)
            implements Outcome {

        /** What it cost in USD; empty when the provider did not say. */
        public Optional<BigDecimal> cost() {
            return Optional.ofNullable(details.get("Cost"))
                    .filter(BigDecimal.class::isInstance)
                    .map(BigDecimal.class::cast);
        }
    }

    /**
     * There is no image.
     *
     * @param failure  why: of several reasons, the one that says most about money
     * @param others   the other reasons, those of earlier attempts among them
     * @param attempts how often the request was sent
     */
    record Failed(Failure failure, List<Failure> others, int attempts) implements Outcome {}

    /**
     * One image.
     *
     * @param result what the provider says of it
     * @param image  its bytes, when they were wanted
     * @param jobId  the provider's id of the request that made it, when there is one
     * @param index  which of the message's prompts it is of, from 0
     */
    record Delivered(
            ImageResult result,
            @Nullable ReceivedImage image,
            @Nullable String jobId,
            int index) {

        /** The same with what was said of the answer that it came in; amounts are of the answer, not of an image. */
        Delivered with(Map<String, Object> ofItsAnswer) {
            Map<String, Object> details = new LinkedHashMap<>(ofItsAnswer);
            details.values().removeIf(BigDecimal.class::isInstance);
            details.putAll(result.details());
            return new Delivered(result.withDetails(details), image, jobId, index);
        }

        /** Drops its content. */
        public void discard() {
            if (image != null) {
                image.content().discard();
            }
        }
    }
}
