package io.github.camelrecraft.http;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An API's answer and what was taken out of it while it arrived.
 *
 * @param answer the answer for the provider to decode
 * @param images the images it carried, in order
 * @param whole  the answer byte for byte, when that was asked for
 */
public record ApiAnswer(
        HttpAnswer answer, List<Arrival> images, @Nullable Spool whole) {

    /** The answer byte for byte, when that was asked for. */
    public Optional<Spool> raw() {
        return Optional.ofNullable(whole);
    }

    /** Drops all content. */
    public void discard() {
        images.forEach(Arrival::discard);
        raw().ifPresent(Spool::discard);
    }
}
