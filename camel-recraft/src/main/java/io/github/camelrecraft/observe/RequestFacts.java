package io.github.camelrecraft.observe;

import io.github.camelrecraft.model.RecraftOperation;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request from its start.
 *
 * @param provider  who is asked, by the name that the option {@code provider} has
 * @param operation what is to be done
 * @param model     the model's id: Recraft's own where the catalogue has the model, else as the message or the endpoint
 *                  wrote it; {@link #NO_MODEL} where the operation knows none. Of a message that was refused, the endpoint's model, since the message's was not accepted
 * @param listed    whether the catalogue has the model
 * @param images    how many images are asked for, 1 or more
 * @param address   of the provider's API, without user and query
 * @param jobId     the id under which the provider knows the request; null when it has none
 */
public record RequestFacts(
        String provider,
        RecraftOperation operation,
        String model,
        boolean listed,
        int images,
        URI address,
        @Nullable String jobId) {

    /** Stands in place of a model where an operation knows none. */
    public static final String NO_MODEL = "none";

    /** Stands for all models that the catalogue does not have. */
    public static final String OTHER_MODELS = "other";

    /**
     * The model for a label of a meter: {@link #OTHER_MODELS} when the catalogue does not have it. A message may name any
     * model, and each new label costs memory for ever.
     */
    public String modelLabel() {
        return listed ? model : OTHER_MODELS;
    }
}
