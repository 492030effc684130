package io.github.camelrecraft.benchmarks;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code name=value}, one an argument. */
record Arguments(Map<String, String> values) {

    static Arguments of(String... arguments) {
        return new Arguments(Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1])));
    }

    String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + "=… is missing among " + values);
        }
        return value;
    }

    int number(String name) {
        return Integer.parseInt(get(name));
    }
}
