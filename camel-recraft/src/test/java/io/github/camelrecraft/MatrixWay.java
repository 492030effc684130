package io.github.camelrecraft;

import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ModelCatalog;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.OptionRule;
import io.github.camelrecraft.model.RecraftOperation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A way from a prompt to an image: who makes it, how its end is learnt of, and how it comes. The catalogue says which there
 * are.
 *
 * @param provider the provider's name
 * @param delivery {@code sync}, {@code poll} or {@code webhook}
 * @param result   {@code URL}, or how the image comes within the answer
 */
record MatrixWay(String provider, String delivery, String result) {

    private static final String BY_ADDRESS = "URL";

    /** All that the catalogue has for a generation with each provider's customary model. */
    static List<MatrixWay> all(ModelCatalog catalog) {
        return catalog.providers(RecraftOperation.GENERATE).stream()
                .map(provider -> catalog.offer(RecraftOperation.GENERATE, provider, null, true))
                .flatMap(MatrixWay::of)
                .toList();
    }

    private static Stream<MatrixWay> of(Offer offer) {
        return values(offer, ImageOption.DELIVERY).stream()
                .flatMap(delivery -> values(offer, ImageOption.OUTPUT_TYPE).stream()
                        .map(result -> new MatrixWay(offer.provider(), delivery, result)));
    }

    private static List<String> values(Offer offer, ImageOption<?> option) {
        Map<String, OptionRule> options = offer.options();
        return options.get(option.optionName()).values();
    }

    /** Whether the image is downloaded from an address of its own. */
    boolean isByAddress() {
        return result.equals(BY_ADDRESS);
    }

    /** Whether the provider calls when the image is there. */
    boolean isByWebhook() {
        return delivery.equals("webhook");
    }

    /** Whether the answer is a form, with the image as a file of its own. */
    boolean isForm() {
        return result.equals("multipart");
    }

    /** Whether the answer to the request names a job, which is asked for. */
    boolean hasJob() {
        return !delivery.equals("sync");
    }

    /** Whether the request goes under an id of ours, so that it can be asked for whatever became of it: Runware's taskUUID. */
    boolean canBeAskedForUnseen() {
        return provider.equals("runware");
    }

    /** fal documents that a run that fails with a 5xx is not charged. */
    boolean chargesNoBrokenRun() {
        return provider.equals("fal");
    }

    /** fal's queue is at a host of its own. */
    String host() {
        return provider.equals("fal") && hasJob() ? "fal-queue" : provider;
    }

    @Override
    public String toString() {
        return provider + " " + delivery + " " + result;
    }
}
