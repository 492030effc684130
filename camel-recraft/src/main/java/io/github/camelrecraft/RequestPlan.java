package io.github.camelrecraft;

import io.github.camelrecraft.client.ResultType;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageRequest.Task;
import io.github.camelrecraft.model.InputImages;
import io.github.camelrecraft.model.InvalidOptionException;
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
 * @param jobId      of the message
 * @param images     what the message brings
 * @param resultType what is wanted of the images
 */
record RequestPlan(
        RecraftOperation operation,
        Offer offer,
        Map<ImageOption<?>, Object> options,
        String jobId,
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
        List<Integer> portions = portions();
        long images = Math.max(prompts.size(), 1)
                * portions.stream().mapToLong(Integer::longValue).sum();
        if (images > MAX_IMAGES) {
            throw new InvalidOptionException(
                    prompts.size() > 1 ? "prompt" : "numberOfImages",
                    prompts.size() + " prompts for " + images + " images",
                    "is more than the " + MAX_IMAGES + " images that one message may ask for",
                    "split the message");
        }
        List<Task> tasks = new ArrayList<>();
        for (int index = 0; index < Math.max(prompts.size(), 1); index++) {
            tasks.add(new Task(JobIds.part(jobId, index), prompts.isEmpty() ? "" : prompts.get(index), index));
        }
        List<ImageRequest> requests = new ArrayList<>();
        int inOne = portions.size() == 1 ? offer.batch() : 1;
        for (int from = 0; from < tasks.size(); from += inOne) {
            List<Task> batch = tasks.subList(from, Math.min(tasks.size(), from + inOne));
            for (int portion = 0; portion < portions.size(); portion++) {
                requests.add(request(batch, portions.get(portion), portion));
            }
        }
        if (requests.size() > 1) {
            checkSeveral(requests.size());
        }
        return List.copyOf(requests); // held until the last image is there, unlike what it grew in
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

    private ImageRequest request(List<Task> batch, int numberOfImages, int portion) {
        Map<ImageOption<?>, Object> own = new LinkedHashMap<>(options);
        if (own.containsKey(ImageOption.NUMBER_OF_IMAGES)) {
            own.put(ImageOption.NUMBER_OF_IMAGES, numberOfImages);
        }
        List<Task> tasks = batch.stream()
                .map(task -> new Task(JobIds.portion(task.jobId(), portion), task.prompt(), task.index()))
                .toList();
        return new ImageRequest(operation, offer, own, tasks, images);
    }

    /** How many images each request is to make. */
    private List<Integer> portions() {
        int wanted = options.get(ImageOption.NUMBER_OF_IMAGES) instanceof Integer number ? number : 1;
        OptionRule rule = offer.options().get(ImageOption.NUMBER_OF_IMAGES.optionName());
        int most = rule == null || rule.perRequest() == null ? wanted : rule.perRequest();
        List<Integer> portions = new ArrayList<>();
        for (int left = wanted; left > 0; left -= most) {
            portions.add(Math.min(most, left));
        }
        return portions;
    }
}
