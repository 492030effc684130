package io.github.camelrecraft.model;

import static io.github.camelrecraft.model.RecraftOperation.Input.IMAGE;
import static io.github.camelrecraft.model.RecraftOperation.Input.MASK;
import static io.github.camelrecraft.model.RecraftOperation.Input.PROMPT;
import static io.github.camelrecraft.model.RecraftOperation.Input.REFERENCES;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a {@code recraft:} endpoint does, named as Recraft names it: the path of the URI. */
public enum RecraftOperation {
    /** Text to image. */
    GENERATE(Yield.IMAGES, PROMPT),
    /** An image and a text to an image that resembles it. */
    IMAGE_TO_IMAGE(Yield.IMAGES, IMAGE, PROMPT),
    /** Draws anew what the mask shows white. */
    INPAINT(Yield.IMAGES, IMAGE, MASK, PROMPT),
    /** Draws what lies beyond the image's edges. */
    OUTPAINT(Yield.IMAGES, IMAGE, PROMPT),
    /** Finds the background and draws another. */
    REPLACE_BACKGROUND(Yield.IMAGES, IMAGE, PROMPT),
    /** Draws a background where the mask is white. */
    GENERATE_BACKGROUND(Yield.IMAGES, IMAGE, MASK, PROMPT),
    /** Pixels to an SVG. */
    VECTORIZE(Yield.IMAGES, IMAGE),
    /** Cuts out what is in front. */
    REMOVE_BACKGROUND(Yield.IMAGES, IMAGE),
    /** Makes an image larger and sharper. */
    CRISP_UPSCALE(Yield.IMAGES, IMAGE),
    /** Makes an image larger and invents details. */
    CREATIVE_UPSCALE(Yield.IMAGES, IMAGE),
    /** Draws details anew, at the same size. */
    ENHANCE_DETAILS(Yield.IMAGES, IMAGE),
    /** Removes what the mask shows white. */
    ERASE_REGION(Yield.IMAGES, IMAGE, MASK),
    /** An image to others like it, without a text. */
    VARIATE(Yield.IMAGES, IMAGE),
    /** One text to images that differ much. */
    EXPLORE(Yield.IMAGES, PROMPT),
    /** More of the kind of one image that {@link #EXPLORE} made. */
    EXPLORE_SIMILAR(Yield.IMAGES),
    /** A text to a better text. */
    ENHANCE_PROMPT(Yield.VALUE, PROMPT),
    /** Images to a style. */
    CREATE_STYLE(Yield.VALUE, REFERENCES),
    /** The styles that the account has. */
    LIST_STYLES(Yield.VALUE),
    /** One style. */
    GET_STYLE(Yield.VALUE),
    /** Removes a style. */
    DELETE_STYLE(Yield.VALUE),
    /** The account: what is left to spend. */
    ACCOUNT(Yield.VALUE);

    /** What a message must bring. */
    public enum Input {
        /** A text: the body, where the body is not an image. */
        PROMPT,
        /** An image: the body. */
        IMAGE,
        /** Black and white, of the image's size. */
        MASK,
        /** Images to learn a style from: the body, one or a list. */
        REFERENCES
    }

    /** What comes of it. */
    public enum Yield {
        /** Images. */
        IMAGES,
        /** A text, or what JSON can say. */
        VALUE
    }

    private final Yield yield;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of makes one that cannot be changed
    private final Set<Input> inputs;

    private final String operationName;

    RecraftOperation(Yield yield, Input... inputs) {
        this.yield = yield;
        this.inputs = Set.of(inputs);
        this.operationName = camelCase(name());
    }

    private static String camelCase(String name) {
        StringBuilder camelCase = new StringBuilder();
        for (String word : name.toLowerCase(Locale.ROOT).split("_")) {
            camelCase.append(camelCase.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camelCase.toString();
    }

    /** Whether a message must bring it. */
    public boolean needs(Input input) {
        return inputs.contains(input);
    }

    /** Whether the message's body is an image, or images, and not the prompt. */
    public boolean takesImages() {
        return needs(IMAGE) || needs(REFERENCES);
    }

    /** What comes of it. */
    public Yield yields() {
        return yield;
    }

    /**
     * Finds an operation by its name, in camelCase, kebab-case or UPPER_CASE.
     *
     * @throws InvalidOptionException when there is none of that name
     */
    public static RecraftOperation parse(String text) {
        String wanted = plain(text);
        return Arrays.stream(values())
                .filter(operation -> plain(operation.name()).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new InvalidOptionException(
                        "operation",
                        text,
                        "is not an operation of this component",
                        "use one of: "
                                + Arrays.stream(values())
                                        .map(RecraftOperation::toString)
                                        .collect(Collectors.joining(", "))));
    }

    private static String plain(String text) {
        return text.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** The name as Recraft writes it, in camelCase. */
    @Override
    public String toString() {
        return operationName;
    }
}
