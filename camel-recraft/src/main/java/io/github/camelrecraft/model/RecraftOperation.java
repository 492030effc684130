package io.github.camelrecraft.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a {@code recraft:} endpoint does, named as Recraft names it: the path of the URI. */
public enum RecraftOperation {
    /** Text to image. */
    GENERATE;

    /**
     * Finds an operation by its name, in camelCase, kebab-case or UPPER_CASE.
     *
     * @throws InvalidOptionException when there is none of that name
     */
    public static RecraftOperation parse(String text) {
        String wanted = plain(text);
        return Arrays.stream(values())
                .filter(operation -> plain(operation.name()).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new InvalidOptionException(
                        "operation",
                        text,
                        "is not an operation of this component",
                        "use one of: "
                                + Arrays.stream(values())
                                        .map(RecraftOperation::toString)
                                        .collect(Collectors.joining(", "))));
    }

    private static String plain(String text) {
        return text.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    /** The name in kebab-case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
