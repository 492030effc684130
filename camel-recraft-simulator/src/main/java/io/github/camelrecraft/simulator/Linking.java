package io.github.camelrecraft.simulator;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the URLs of the images in an answer.
 *
 * @param url     in place of each of them; null for the right ones
 * @param expired whether the images are gone
 */
record Linking(@Nullable String url, boolean expired) {

    /** Nothing. */
    static final Linking FINE = new Linking(null, false);

    /** Both; where they disagree, the other one's. */
    Linking then(Linking other) {
        return new Linking(other.url != null ? other.url : url, expired || other.expired);
    }
}
