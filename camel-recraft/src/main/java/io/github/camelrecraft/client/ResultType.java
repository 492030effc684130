package io.github.camelrecraft.client;

import java.util.Locale;

/** What is wanted of an image. */
public enum ResultType {
    /** Its bytes. */
    IMAGE,
    /** The address where it is. */
    URL,
    /** The provider's whole answer. */
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
