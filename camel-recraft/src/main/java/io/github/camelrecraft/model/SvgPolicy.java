package io.github.camelrecraft.model;

import java.util.Locale;

/** Whether an SVG may hold what a browser would run or load. */
public enum SvgPolicy {
    /** An SVG with scripts, event handlers or references out of itself is refused. */
    STRICT,
    /** An SVG passes as it is; whoever shows it has to make it harmless. */
    ALLOW;

    /** The value as the option takes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
