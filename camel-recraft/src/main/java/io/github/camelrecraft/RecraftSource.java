package io.github.camelrecraft;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a route may begin with: a path of the URI beside the operations, which a route sends to. */
enum RecraftSource {
    /** Takes the providers' webhooks. */
    EVENTS,
    /** Hands back what was paid for and never delivered. */
    RECOVER;

    /** The source of that name; empty when it names none. */
    static Optional<RecraftSource> named(String text) {
        return Arrays.stream(values())
                .filter(source -> source.name().equalsIgnoreCase(text.strip()))
                .findFirst();
    }

    /** The name as it stands in the URI. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
