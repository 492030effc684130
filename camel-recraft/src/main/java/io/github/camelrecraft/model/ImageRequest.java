package io.github.camelrecraft.model;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A checked request, ready for a provider to encode.
 *
 * @param operation what to do
 * @param offer     the catalogue's row for the provider and the model
 * @param options   what was asked for; every value is of its option's type and within the offer's rules
 * @param tasks     what to make, one after the other in one request: one, unless the offer takes several
 * @param images    what the message brings
 */
public record ImageRequest(
        RecraftOperation operation,
        Offer offer,
        Map<ImageOption<?>, Object> options,
        List<Task> tasks,
        InputImages images) {

    /**
     * One prompt's part of a request.
     *
     * @param id     its {@link #jobId}, made when somebody asks for it
     * @param prompt the text; empty when the operation needs none
     * @param index  which of the message's prompts it is, from 0
     */
    public record Task(Lazy<String> id, String prompt, int index) {

        /** A task whose id is known. */
        public Task(String jobId, String prompt, int index) {
            this(new Lazy<>(() -> jobId), prompt, index);
        }

        /** A UUID (version 4 in form) that stays the same when the message is delivered again. */
        public String jobId() {
            return id.get();
        }
    }

    /** Takes the options as they are, in their order: whoever has put them together changes them no more. */
    public ImageRequest {
        options = Collections.unmodifiableMap(options);
        tasks = List.copyOf(tasks);
    }

    /** A request of one task, whose prompt is among the options, and without images. */
    public ImageRequest(RecraftOperation operation, Offer offer, Map<ImageOption<?>, Object> options, String jobId) {
        this(
                operation,
                offer,
                options,
                List.of(new Task(jobId, String.valueOf(options.getOrDefault(ImageOption.PROMPT, "")), 0)),
                InputImages.NONE);
    }

    /** The id of the first task, which is the only one unless the offer takes several. */
    public String jobId() {
        return tasks.get(0).jobId();
    }

    /** The value of an option, when it was asked for. */
    @SuppressWarnings("unchecked") // the map holds what ImageOption.read gave for the same option
    public <T> Optional<T> get(ImageOption<T> option) {
        return Optional.ofNullable((T) options.get(option));
    }

    /** The prompt of the first task. */
    public String prompt() {
        return tasks.get(0).prompt();
    }

    /** The size in pixels, as the model makes it; empty when none was asked for and the provider needs none. */
    public Optional<ImageSize.Pixels> pixels() {
        return get(ImageOption.SIZE).map(size -> offer.sizes().resolve(size, offer.model()));
    }

    /** The value of a text option in the provider's spelling. */
    public Optional<String> spelled(ImageOption<String> option) {
        return get(option).map(value -> spelled(option, value));
    }

    /** The values of an option of several texts in the provider's spelling; none when it was not asked for. */
    public List<String> allSpelled(ImageOption<List<String>> option) {
        return get(option).orElse(List.of()).stream()
                .map(value -> spelled(option, value))
                .toList();
    }

    private String spelled(ImageOption<?> option, String value) {
        OptionRule rule = offer.options().getOrDefault(option.optionName(), OptionRule.ANY);
        return rule.spelling(value).orElse(value);
    }

    /** Whether the answer is to be asked for until it is there, in place of an open connection. */
    public boolean isPolled() {
        return get(ImageOption.DELIVERY)
                .filter(delivery -> !delivery.equalsIgnoreCase("sync"))
                .isPresent();
    }

    /** Whether the provider also calls when the answer is there. */
    public boolean isByWebhook() {
        return get(ImageOption.DELIVERY).filter("webhook"::equalsIgnoreCase).isPresent();
    }

    /** How many images each task is to make. */
    public int numberOfImages() {
        return get(ImageOption.NUMBER_OF_IMAGES).orElse(1);
    }

    /** How many images are expected of all tasks. */
    public int expectedImages() {
        return numberOfImages() * tasks.size();
    }

    /**
     * What the images cost together by the catalogue's price, in USD, and the style that is made of images on the way;
     * empty when it knows no price.
     */
    public Optional<BigDecimal> estimatedCost() {
        return Optional.ofNullable(offer.price())
                .map(price ->
                        price.multiply(BigDecimal.valueOf(expectedImages())).add(costOfReferences()));
    }

    private BigDecimal costOfReferences() {
        return images.references().isEmpty()
                ? BigDecimal.ZERO
                : offer.optionalTrait("referencesPrice").map(BigDecimal::new).orElse(BigDecimal.ZERO);
    }
}
