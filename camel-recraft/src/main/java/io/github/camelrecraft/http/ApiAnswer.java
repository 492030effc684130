package io.github.camelrecraft.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

    /** No answer at all: what it said is known already. */
    public static ApiAnswer none() {
        return new ApiAnswer(new HttpAnswer(new AnswerHead(0, Map.of()), new byte[0]), List.of(), null);
    }

    /** The answer byte for byte, when that was asked for. */
    public Optional<Spool> raw() {
        return Optional.ofNullable(whole);
    }

    /** The same, with other characters in place of secrets that the answer repeats. */
    public ApiAnswer masked(List<String> secrets) {
        String text = answer.text();
        String masked = Masked.of(text, secrets);
        return masked.equals(text)
                ? this
                : new ApiAnswer(
                        new HttpAnswer(answer.head(), masked.getBytes(StandardCharsets.UTF_8), answer.parts()),
                        images,
                        whole);
    }

    /** Drops all content. */
    public void discard() {
        images.forEach(Arrival::discard);
        raw().ifPresent(Spool::discard);
    }
}
