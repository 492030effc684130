package io.github.camelrecraft;

import io.github.camelrecraft.model.InvalidOptionException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.component.PropertyConfigurerSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sets options as the generated configurer does, and says what is wrong where Camel does not: what is no number it reads
 * as 0 ({@code four}, {@code 1,000}, {@code 10MB}), which as a limit means that there is none; and of a choice it does not
 * say what there is to choose from.
 */
final class StrictConfigurer implements PropertyConfigurer, PropertyConfigurerGetter {

    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class);

    /** Nothing, or 0 of whatever unit. */
    private static final Pattern ZERO = Pattern.compile("\\s*|0+[a-z]*");

    private final PropertyConfigurer generated;
    private final PropertyConfigurerGetter getters;

    private StrictConfigurer(PropertyConfigurer generated, PropertyConfigurerGetter getters) {
        this.generated = generated;
        this.getters = getters;
    }

    /** Around the generated configurer; what is none, as before the component is built, stays as it is. */
    static PropertyConfigurer of(PropertyConfigurer generated) {
        return generated instanceof PropertyConfigurerGetter getters
                ? new StrictConfigurer(generated, getters)
                : generated;
    }

    @Override
    public boolean configure(CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        if (value instanceof String text && !text.startsWith("#")) {
            check(context, name, text, getters.getOptionType(name, ignoreCase));
        }
        return generated.configure(context, target, name, value, ignoreCase);
    }

    private static void check(CamelContext context, String name, String text, @Nullable Class<?> type) {
        if (type == null) {
            return;
        }
        if (WHOLE_NUMBERS.contains(type) && !isNumber(context, text)) {
            throw new InvalidOptionException(
                    name, text, "is not a whole number", "write digits alone, or a duration as in 30s or 5m");
        }
        if (type.isEnum() && names(type).noneMatch(each -> each.equalsIgnoreCase(text.replaceAll("[-_]", "")))) {
            throw new InvalidOptionException(
                    name, text, "is not known", "use one of: " + names(type).collect(Collectors.joining(", ")));
        }
    }

    /** Camel reads durations as well, and what has no number in it as one that lasts no time at all. */
    private static boolean isNumber(CamelContext context, String text) {
        if (ZERO.matcher(text).matches()) {
            return true;
        }
        try {
            return PropertyConfigurerSupport.property(context, long.class, text) != 0;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static Stream<String> names(Class<?> choice) {
        return Arrays.stream(choice.getEnumConstants()).map(Object::toString);
    }

    @Override
    public @Nullable Class<?> getOptionType(String name, boolean ignoreCase) {
        return getters.getOptionType(name, ignoreCase);
    }

    @Override
    public String @Nullable [] getAutowiredNames() {
        return getters.getAutowiredNames();
    }

    @Override
    public @Nullable Object getCollectionValueType(Object target, String name, boolean ignoreCase) {
        return getters.getCollectionValueType(target, name, ignoreCase);
    }

    @Override
    public @Nullable Object getOptionValue(Object target, String name, boolean ignoreCase) {
        return getters.getOptionValue(target, name, ignoreCase);
    }
}
