package io.github.camelrecraft.simulator.protocol;

/**
 * One way in which a value breaks its rules.
 *
 * @param kind    which rule
 * @param path    where, for example {@code controls.colors[0].rgb}
 * @param message what is wrong with it, without the path
 */
public record Violation(Kind kind, String path, String message) {

    /** The sort of rule. */
    public enum Kind {
        /** A field that the documents do not list. */
        UNKNOWN,
        /** A required field that is absent. */
        MISSING,
        /** A wrong type or value. */
        INVALID
    }

    /** The path without the positions in arrays, as the documents name a field. */
    public String field() {
        return path.replaceAll("\\[\\d+]", "");
    }

    /** The last name of the path. */
    public String leaf() {
        String field = field();
        return field.substring(field.lastIndexOf('.') + 1);
    }
}
