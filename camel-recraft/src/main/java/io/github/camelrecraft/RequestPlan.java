package io.github.camelrecraft;

import io.github.camelrecraft.client.ResultType;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageRequest.Task;
import io.github.camelrecraft.model.InputImages;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.Lazy;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.OptionRule;
import io.github.camelrecraft.model.RecraftOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts what a message asks for into requests that the provider takes: so many images in one, so many prompts in one.
 *
 * @param operation  what to do
 * @param offer      who does it
 * @param options    the checked options
 * @param jobId      of the message, which nobody asks for at a provider whose jobs have ids of its own
 * @param images     what the message brings
 * @param resultType what is wanted of the images
 */
record RequestPlan(
        RecraftOperation operation,
        Offer offer,
        Map<ImageOption<?>, Object> options,
        Lazy<String> jobId,
        InputImages images,
        ResultType resultType) {

    /** With the same value, one of several equal requests brings what another has brought. */
    private static final List<ImageOption<?>> SAME_AGAIN =
            List.of(ImageOption.SEED, ImageOption.GATEWAY_CACHE_TTL, ImageOption.GATEWAY_CACHE_KEY);

    /** Each image of a message is held until all are there, and each request takes its turn for a connection. */
    static final int MAX_IMAGES = 1_000;

    /**
     * The requests for the prompts, in their order.
     *
     * @throws InvalidOptionException when they are too many for one message
     */
    List<ImageRequest> of(List<String> prompts) {
        int count = Math.max(prompts.size(), 1);
        long wanted = (long) count * Math.max(numberOfImages(), 0);
        if (wanted > MAX_IMAGES) {
            throw new InvalidOptionException(
                    prompts.size() > 1 ? "prompt" : "numberOfImages",
                    prompts.size() + " prompts for " + wanted + " images",
                    "is more than the " + MAX_IMAGES + " images that one message may ask for",
                    "split the message");
        }
        List<Integer> portions = portions();
        List<ImageRequest> requests = new ArrayList<>();
        int inOne = portions.size() == 1 ? offer.batch() : 1;
        for (int from = 0; from < count; from += inOne) {
            for (int portion = 0; portion < portions.size(); portion++) {
                List<Task> batch = tasks(prompts, from, Math.min(count, from + inOne), portion);
                requests.add(new ImageRequest(operation, offer, options(portions.get(portion)), batch, images));
            }
        }
        if (requests.size() > 1) {
            checkSeveral(requests.size());
        }
        return List.copyOf(requests); // held until the last image is there, unlike what it grew in
    }

    private List<Task> tasks(List<String> prompts, int from, int to, int portion) {
        List<Task> tasks = new ArrayList<>(to - from);
        for (int index = from; index < to; index++) {
            tasks.add(new Task(id(index, portion), prompts.isEmpty() ? "" : prompts.get(index), index));
        }
        return tasks;
    }

    private Lazy<String> id(int index, int portion) {
        return index == 0 && portion == 0
                ? jobId
                : new Lazy<>(() -> JobIds.portion(JobIds.part(jobId.get(), index), portion));
    }

    private Map<ImageOption<?>, Object> options(int number) {
        Object wanted = options.get(ImageOption.NUMBER_OF_IMAGES);
        if (wanted == null || wanted.equals(number)) {
            return options;
        }
        Map<ImageOption<?>, Object> own = new LinkedHashMap<>(options);
        own.put(ImageOption.NUMBER_OF_IMAGES, number);
        return own;
    }

    /** What has one meaning for one request, and would lose it or be paid for twice in several. */
    private void checkSeveral(int requests) {
        if (operation.yields() == RecraftOperation.Yield.VALUE) {
            throw new InvalidOptionException(
                    "prompt",
                    requests + " prompts",
                    "is more than " + operation + " takes in one message",
                    "split the message");
        }
        if (resultType == ResultType.JSON) {
            throw new InvalidOptionException(
                    "resultType",
                    resultType,
                    "wants one answer, and this takes " + requests + " requests at " + offer,
                    "ask for fewer images, or split the message");
        }
        if (!images.references().isEmpty()) {
            throw new InvalidOptionException(
                    "header " + RecraftConstants.STYLE_REFERENCES,
                    images.references().size() + " images",
                    "would make and charge a style in each of " + requests + " requests",
                    "make the style once with createStyle, and name it in styleId");
        }
        for (ImageOption<?> option : SAME_AGAIN) {
            if (options.get(option) != null && portions().size() > 1) {
                throw new InvalidOptionException(
                        option.optionName(),
                        option.shown(options.get(option)),
                        "would bring the same images from each of the requests that this takes at " + offer,
                        "leave it out, or ask for fewer images");
            }
        }
    }

    private int numberOfImages() {
        return options.get(ImageOption.NUMBER_OF_IMAGES) instanceof Integer number ? number : 1;
    }

    /** How many images each request is to make. */
    private List<Integer> portions() {
        OptionRule rule = offer.options().get(ImageOption.NUMBER_OF_IMAGES.optionName());
        int most = rule == null || rule.perRequest() == null ? numberOfImages() : rule.perRequest();
        List<Integer> portions = new ArrayList<>();
        for (int left = numberOfImages(); left > 0; left -= most) {
            portions.add(Math.min(most, left));
        }
        return portions;
    }
}
