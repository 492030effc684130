package io.github.camelrecraft.benchmarks.runner;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of one run. That a contender cannot do it is a result as well.
 *
 * @param figures by name, units being in the names
 * @param failure what it did instead of all that was asked for
 */
record Outcome(Map<String, Double> figures, @Nullable String failure) {

    static Outcome of(Map<String, Double> figures) {
        return new Outcome(figures, null);
    }

    static Outcome failed(String failure) {
        return new Outcome(Map.of(), failure);
    }

    boolean passed() {
        return failure == null;
    }

    /** One that there has to be. */
    double figure(String name) {
        return Objects.requireNonNull(figures.get(name), name);
    }

    Outcome with(String name, double value) {
        Map<String, Double> more = new LinkedHashMap<>(figures);
        more.put(name, value);
        return new Outcome(more, failure);
    }

    Outcome without(String name) {
        Map<String, Double> fewer = new LinkedHashMap<>(figures);
        fewer.remove(name);
        return new Outcome(fewer, failure);
    }
}
