package io.github.camelrecraft.simulator.recraft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.protocol.Resources;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A style that models can be asked for by its id.
 *
 * @param id        a UUID
 * @param style     its name, or what it is based on
 * @param model     for which it was made
 * @param isVector  whether vector models take it; the others take the rest
 * @param isPrivate whether it is seen by its owner only
 * @param created   when
 */
record RecraftStyle(String id, String style, RecraftModel model, boolean isVector, boolean isPrivate, Instant created) {

    /** Standard and Pro models share their styles, and so do all of the V4 generation. */
    boolean fits(RecraftModel other) {
        return model.family().pool().equals(other.family().pool()) && isVector == other.isVector();
    }

    ObjectNode toJson() {
        return Resources.JSON
                .createObjectNode()
                .put("id", id)
                .put("style", style)
                .put("creation_time", created.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("is_private", isPrivate);
    }
}
