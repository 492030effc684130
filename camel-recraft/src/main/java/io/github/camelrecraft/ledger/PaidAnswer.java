package io.github.camelrecraft.ledger;

import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.model.ImageResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was paid for.
 *
 * @param images  the images, in their order; none when the operation makes none
 * @param failed  why others of the same request are missing
 * @param details what the provider says of the answer as a whole
 * @param value   what an operation says that makes no images: a text, or lists and maps of what JSON can say
 * @param raw     whether the provider's whole answer is among the contents, as part {@link #RAW}
 */
public record PaidAnswer(
        List<PaidImage> images,
        List<Failure> failed,
        Map<String, Object> details,
        @Nullable Object value,
        boolean raw) {

    /** The part of the contents that is the provider's whole answer; the images are numbered from 0. */
    public static final int RAW = -1;

    /** Copies the collections. */
    public PaidAnswer {
        images = List.copyOf(images);
        failed = List.copyOf(failed);
        details = Map.copyOf(details);
    }

    /** Whether all of its images are at an address; the others were in an answer that is gone. */
    public boolean isFetchable() {
        return !images.isEmpty()
                && images.stream().allMatch(image -> image.result().source() instanceof ImageResult.AtUrl);
    }

    /**
     * One image.
     *
     * @param result what the provider says of it
     * @param info   what its bytes say; null as long as they are not in the ledger, and where only the address is wanted
     * @param jobId  the provider's id of the request that made it, when there is one
     * @param index  which of the message's prompts it is of, from 0
     */
    public record PaidImage(
            ImageResult result,
            @Nullable ImageInfo info,
            @Nullable String jobId,
            int index) {}
}
