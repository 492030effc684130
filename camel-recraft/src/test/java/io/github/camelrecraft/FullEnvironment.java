package io.github.camelrecraft;

import org.apache.camel.spi.PropertiesFunction;

/** An environment in which every variable is set. */
final class FullEnvironment implements PropertiesFunction {

    static final String VALUE = "key-of-the-environment";

    @Override
    public String getName() {
        return "env";
    }

    @Override
    public String apply(String variable) {
        return VALUE;
    }
}
