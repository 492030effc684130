package io.github.camelrecraft.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Holds what was asked for against the catalogue, before anything is sent. */
public final class RequestCheck {

    /** Stands for the images to learn a style from, where a rule names options. */
    private static final String REFERENCES = "references";

    private final ModelCatalog catalog;
    private final RecraftOperation operation;
    private final Offer offer;
    private final String where;
    private final List<ImageOption<?>> required;
    private final List<String> oneOf;
    private final List<Exclusion> exclusions;
    private final Map<ImageOption<?>, String> needingPrompt;

    /** Of which only one may be given; the other may be the references. */
    private record Exclusion(ImageOption<?> option, String other) {}

    /**
     * @param catalog   to name those who can, when the offer cannot
     * @param operation what is to be done
     * @param offer     the provider and model
     */
    public RequestCheck(ModelCatalog catalog, RecraftOperation operation, Offer offer) {
        this.catalog = catalog;
        this.operation = operation;
        this.offer = offer;
        this.where = offer.toString();
        this.required = required(offer);
        this.oneOf = offer.optionalTrait("needsOneOf").map(RequestCheck::listed).orElse(List.of());
        this.exclusions = exclusions(offer);
        this.needingPrompt = needingPrompt(offer);
    }

    /** Whether there is a prompt depends on the operation, and is checked with the message. */
    private static List<ImageOption<?>> required(Offer offer) {
        List<ImageOption<?>> required = new ArrayList<>();
        offer.options().forEach((name, rule) -> {
            if (rule.required() && !name.equals(ImageOption.PROMPT.optionName())) {
                ImageOption.named(name).ifPresent(required::add);
            }
        });
        return required;
    }

    /** Written {@code size:expandLeft,size:expandRight}. */
    private static List<Exclusion> exclusions(Offer offer) {
        List<Exclusion> exclusions = new ArrayList<>();
        for (String pair :
                offer.optionalTrait("excludes").map(RequestCheck::listed).orElse(List.of())) {
            int colon = pair.indexOf(':');
            ImageOption.named(pair.substring(0, colon))
                    .ifPresent(option -> exclusions.add(new Exclusion(option, pair.substring(colon + 1))));
        }
        return exclusions;
    }

    /** What options need of the prompt: nor is it known without the message whether they have it. */
    private static Map<ImageOption<?>, String> needingPrompt(Offer offer) {
        Map<ImageOption<?>, String> needing = new LinkedHashMap<>();
        offer.options().forEach((name, rule) -> {
            String needs = rule.needs();
            if (needs != null && needs.startsWith(ImageOption.PROMPT + "=")) {
                ImageOption.named(name).ifPresent(option -> needing.put(option, needs));
            }
        });
        return needing;
    }

    private static List<String> listed(String names) {
        return List.of(names.split(",", -1));
    }

    /**
     * Checks what does not depend on the message: what a message could still bring may be missing.
     *
     * @return the options, with those added that the provider needs and nobody set
     * @throws InvalidOptionException when one of them cannot be sent, with the nearest valid choice
     */
    public Map<ImageOption<?>, Object> check(Map<ImageOption<?>, Object> asked) {
        Map<ImageOption<?>, Object> options = new LinkedHashMap<>(asked);
        ImageSize defaultSize = offer.defaultSize();
        if (defaultSize != null) {
            options.putIfAbsent(ImageOption.SIZE, defaultSize);
        }
        options.remove(ImageOption.MODEL); // the offer is the answer to it
        options.forEach((option, value) -> checkOption(option, value, options));
        checkWebhook(options);
        if (options.get(ImageOption.SIZE) instanceof ImageSize size) {
            offer.sizes().resolve(size, offer.model());
        }
        return options;
    }

    private static void checkWebhook(Map<ImageOption<?>, Object> options) {
        if ("webhook".equalsIgnoreCase(String.valueOf(options.get(ImageOption.DELIVERY)))
                && options.get(ImageOption.WEBHOOK_URL) == null) {
            throw new InvalidOptionException(
                    ImageOption.WEBHOOK_URL.optionName(),
                    "is not set, and delivery=webhook needs it",
                    "set it to the address under which the provider reaches a route that begins with recraft:events");
        }
    }

    /**
     * Checks one of several prompts.
     *
     * @param options as {@link #check} gave them
     * @throws InvalidOptionException when it cannot be sent
     */
    public void checkPrompt(String prompt, Map<ImageOption<?>, Object> options) {
        checkCharacters(prompt);
        checkOption(ImageOption.PROMPT, prompt, options);
    }

    /** They come of a text that was read in another charset than it was written in, or was cut in the middle of one. */
    private static void checkCharacters(String prompt) {
        for (int at = 0, character; at < prompt.length(); at += Character.charCount(character)) {
            character = prompt.codePointAt(at);
            if (character == 0 || Character.getType(character) == Character.SURROGATE) {
                throw new InvalidOptionException(
                        ImageOption.PROMPT.optionName(),
                        String.format("has U+%04X as character %d, which no text has", character, at + 1),
                        "send it in UTF-8, or name its charset in Content-Type");
            }
        }
    }

    /**
     * Checks that everything is there, the images included.
     *
     * @param options as {@link #check} gave them
     * @throws InvalidOptionException when something is missing, or an image is not what the provider takes
     */
    public void checkComplete(Map<ImageOption<?>, Object> options, InputImages images) {
        for (ImageOption<?> option : required) {
            if (!options.containsKey(option)) {
                throw new InvalidOptionException(
                        option.optionName(),
                        "is not set, and " + operation + " at " + where + " needs it",
                        "set the option " + option);
            }
        }
        needingPrompt.forEach((option, needs) -> {
            Object value = options.get(option);
            if (value != null) {
                checkNeeds(option, value, needs, options);
            }
        });
        checkOneOf(options, images);
        checkExclusions(options, images);
        InputImage image = images.image();
        if (image != null) {
            offer.input().check("image", image.info(), where);
        }
        if (!images.references().isEmpty()) {
            checkReferences(images.references());
        }
        checkMask(images);
    }

    private void checkOneOf(Map<ImageOption<?>, Object> options, InputImages images) {
        if (!oneOf.isEmpty() && oneOf.stream().noneMatch(name -> isGiven(name, options, images))) {
            throw new InvalidOptionException(
                    oneOf.get(0),
                    "is not set, and " + operation + " at " + where + " needs it or another of its kind",
                    "set one of: " + String.join(", ", oneOf));
        }
    }

    private static boolean isGiven(String name, Map<ImageOption<?>, Object> options, InputImages images) {
        return name.equals(REFERENCES)
                ? !images.references().isEmpty()
                : ImageOption.named(name).map(options::containsKey).orElse(false);
    }

    private void checkExclusions(Map<ImageOption<?>, Object> options, InputImages images) {
        for (Exclusion exclusion : exclusions) {
            ImageOption<?> option = exclusion.option();
            Object value = options.get(option);
            if (value != null && isGiven(exclusion.other(), options, images)) {
                throw new InvalidOptionException(
                        option.optionName(),
                        option.shown(value),
                        "excludes " + exclusion.other(),
                        "leave one of the two out");
            }
        }
    }

    private void checkReferences(List<InputImage> references) {
        long bytes = 0;
        for (InputImage each : references) {
            offer.input().check("image", each.info(), where);
            bytes += each.info().length();
        }
        long most = limit("maxReferences");
        if (references.size() > most) {
            throw new InvalidOptionException(
                    "image",
                    references.size() + " images",
                    "is too many for a style at " + where,
                    "give at most " + most);
        }
        long mostBytes = limit("maxReferenceBytes");
        if (bytes > mostBytes) {
            throw new InvalidOptionException(
                    "image",
                    bytes + " bytes in " + references.size() + " images",
                    "is too much for a style at " + where,
                    "make them " + mostBytes + " bytes or less together");
        }
    }

    private long limit(String trait) {
        return offer.optionalTrait(trait).map(Long::valueOf).orElse(Long.MAX_VALUE);
    }

    private void checkMask(InputImages images) {
        InputImage image = images.image();
        InputImage mask = images.mask();
        if (mask != null) {
            offer.input().check("mask", mask.info(), where);
        }
        if (image == null || mask == null || image.info().format() == ImageFormat.SVG) {
            return;
        }
        String wanted = image.info().width() + "x" + image.info().height();
        String given = mask.info().width() + "x" + mask.info().height();
        if (!wanted.equals(given)) {
            throw new InvalidOptionException(
                    "mask", given, "is not of the image's size", "make it " + wanted + " pixels");
        }
    }

    private void checkOption(ImageOption<?> option, Object value, Map<ImageOption<?>, Object> options) {
        OptionRule rule = offer.options().get(option.optionName());
        if (rule == null) {
            throw new InvalidOptionException(
                    option.optionName(),
                    option.shown(value),
                    "is not known to " + where,
                    "leave it out" + orUse(option, value));
        }
        rule.check(option, value, where, () -> orUse(option, value));
        String needs = rule.needs();
        if (needs != null && !needingPrompt.containsKey(option)) {
            checkNeeds(option, value, needs, options);
        }
    }

    /** Another model of the same provider comes first: it is a smaller change than another provider. */
    private String orUse(ImageOption<?> option, Object value) {
        List<String> models = catalog.modelsWith(operation, offer.provider(), option, value);
        if (!models.isEmpty()) {
            return ", or use a model that knows it: " + String.join(", ", models);
        }
        List<String> providers = catalog.providersWith(operation, option, value);
        return providers.isEmpty() ? "" : ", or use one who knows it: " + String.join(", ", providers);
    }

    private static void checkNeeds(
            ImageOption<?> option, Object value, String needs, Map<ImageOption<?>, Object> options) {
        boolean mustBeSet = needs.contains("==");
        String name = needs.substring(0, needs.indexOf('='));
        String wanted = needs.substring(needs.lastIndexOf('=') + 1);
        boolean met = ImageOption.named(name)
                .map(options::get)
                .map(other -> wanted.equals("*")
                        || Stream.of(wanted.split("\\|", -1)).anyMatch(other.toString()::equalsIgnoreCase))
                .orElse(!mustBeSet);
        if (!met) {
            String condition = wanted.equals("*") ? name : name + "=" + wanted.replace("|", " or ");
            throw new InvalidOptionException(
                    option.optionName(),
                    option.shown(value),
                    "has no effect without " + condition,
                    "leave it out or set " + condition);
        }
    }
}
