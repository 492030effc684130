package io.github.camelrecraft.examples.brandstudio;

import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.model.RecraftOperation.Input;
import java.util.List;

/**
 * Something that the page does, for people.
 *
 * @param id     the operation, as in {@code recraft:generate}
 * @param name   as people call it
 * @param hint   what comes of it
 * @param source whether it starts from a picture
 * @param prompt whether it reads a prompt
 */
record Tool(String id, String name, String hint, boolean source, boolean prompt) {

    /** What a person would try, in the page's order; the component knows more. */
    static final List<Tool> ALL = List.of(
            of(RecraftOperation.GENERATE, "Draw", "A prompt becomes a picture"),
            of(RecraftOperation.IMAGE_TO_IMAGE, "Image to image", "Draws it again, after a prompt"),
            of(RecraftOperation.VARIATE, "Variations", "Draws another like it"),
            of(RecraftOperation.VECTORIZE, "Vectorize", "Pixels become an SVG"),
            of(RecraftOperation.REMOVE_BACKGROUND, "Remove background", "Cuts out what is in front"),
            of(RecraftOperation.CRISP_UPSCALE, "Crisp upscale", "Makes it larger and sharper"),
            of(RecraftOperation.CREATIVE_UPSCALE, "Creative upscale", "Makes it larger, with details of its own"));

    private static Tool of(RecraftOperation operation, String name, String hint) {
        return new Tool(operation.toString(), name, hint, operation.needs(Input.IMAGE), operation.needs(Input.PROMPT));
    }
}
