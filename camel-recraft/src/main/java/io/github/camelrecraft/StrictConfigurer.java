package io.github.camelrecraft;

import io.github.camelrecraft.model.InvalidOptionException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.jspecify.annotations.Nullable;

/**
 * Sets options as the generated configurer does, and says what is wrong where Camel does not: what is no number it reads
 * as 0 ({@code four}, {@code 1,000}, {@code 10MB}), which as a limit means that there is none, or as minutes ({@code 10mb});
 * and of a choice it does not say what there is to choose from.
 */
final class StrictConfigurer implements PropertyConfigurer, PropertyConfigurerGetter {

    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class);

    /** Options in milliseconds, in lower case, which take what Camel takes for a duration. */
    static final Set<String> DURATIONS =
            Set.of("budgetwindow", "connecttimeout", "delay", "ledgerretention", "recoverafter", "requesttimeout");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d+|\\s*");

    private static final Pattern DURATION = Pattern.compile(
            "(?=\\d)(\\d+d(ays?)?)?(\\d+h(ours?)?)?(\\d+m(in(utes?)?)?)?" + "(\\d+s(ec(onds?)?)?)?(\\d+ms)?");

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
            check(name, text, getters.getOptionType(name, ignoreCase));
        }
        return generated.configure(context, target, name, value, ignoreCase);
    }

    private static void check(String name, String text, @Nullable Class<?> type) {
        if (type == null) {
            return;
        }
        if (WHOLE_NUMBERS.contains(type)) {
            checkNumber(name, text);
        } else if (type.isEnum()) {
            checkChoice(name, text, type);
        }
    }

    private static void checkNumber(String name, String text) {
        boolean mayBeDuration = DURATIONS.contains(name.replace("-", "").toLowerCase(Locale.ROOT));
        if (WHOLE_NUMBER.matcher(text).matches()
                || (mayBeDuration && DURATION.matcher(text).matches())) {
            return;
        }
        String digits = "write digits alone";
        throw new InvalidOptionException(
                name,
                text,
                "is not a whole number",
                mayBeDuration ? digits + ", or a duration as in 30s or 1h30m" : digits);
    }

    private static void checkChoice(String name, String text, Class<?> type) {
        if (names(type).noneMatch(each -> each.equalsIgnoreCase(text.replaceAll("[-_]", "")))) {
            throw new InvalidOptionException(
                    name, text, "is not known", "use one of: " + names(type).collect(Collectors.joining(", ")));
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
