package io.github.camelrecraft;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What holds several prompts or images: a collection, or an array of objects. */
final class Several {

    private Several() {}

    /** What is in it; empty when it holds one, or is null. */
    static Optional<Collection<?>> in(@Nullable Object body) {
        if (body instanceof Collection<?> several) {
            return Optional.of(several);
        }
        return body instanceof Object[] several ? Optional.of(Arrays.asList(several)) : Optional.empty();
    }
}
