package io.github.camelrecraft;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** What holds several bodies: a collection, or an array of objects. */
final class Several {

    private Several() {}

    /** What is in it; empty when it is one body. */
    static Optional<Collection<?>> in(Object body) {
        if (body instanceof Collection<?> several) {
            return Optional.of(several);
        }
        return body instanceof Object[] several ? Optional.of(Arrays.asList(several)) : Optional.empty();
    }
}
