package io.github.camelrecraft.provider;

import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.InvalidOptionException;
import java.util.regex.Pattern;

/**
 * A model's id that goes into an address: a message may have set one that the catalogue does not know, and must not leave
 * the path with it nor add a parameter, such as where the answer is posted to.
 */
final class ModelPath {

    private static final String SEGMENT = "[A-Za-z0-9][A-Za-z0-9._-]*+";

    private static final Pattern PATH = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + ")*+");

    private ModelPath() {}

    /**
     * The id of the request's model, when it is a path and nothing else.
     *
     * @throws InvalidOptionException when it is not
     */
    static String of(ImageRequest request) {
        String id = request.offer().modelId();
        if (!PATH.matcher(id).matches()) {
            throw new InvalidOptionException(
                    ImageOption.MODEL.optionName(),
                    id,
                    "cannot be part of an address at " + request.offer().provider(),
                    "write letters, digits, dots, hyphens and underscores, in parts with a slash between them");
        }
        return id;
    }
}
