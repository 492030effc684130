package io.github.camelrecraft.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What values a provider takes for an option. Only what is set is checked.
 *
 * @param min        the smallest number
 * @param max        the largest number, or the most characters of a text
 * @param maxItems   the most elements of a list
 * @param perRequest the most that one request takes; more become several requests
 * @param weights    whether colours may have weights
 * @param required   whether the provider refuses a request without it
 * @param values     the values, as the provider spells them; empty for any
 * @param needs      another option and its value without which this one has no effect, as in {@code outputType=URL}; with
 *                   {@code ==} it must be set, else leaving it out is as good; several values have a {@code |} between
 */
public record OptionRule(
        @Nullable Long min,
        @Nullable Long max,
        @Nullable Integer maxItems,
        @Nullable Integer perRequest,
        boolean weights,
        boolean required,
        List<String> values,
        @Nullable String needs) {

    /** Any value. */
    public static final OptionRule ANY = new OptionRule(null, null, null, null, true, false, List.of(), null);

    /**
     * Checks a value.
     *
     * @param where the provider and model to name in the error
     * @throws InvalidOptionException when the provider would not take it
     */
    public void check(ImageOption<?> option, Object value, String where) {
        check(option, value, where, () -> "");
    }

    /**
     * Checks a value.
     *
     * @param orElse what else can be done than to take one of the values, following them in the sentence
     */
    void check(ImageOption<?> option, Object value, String where, Supplier<String> orElse) {
        if (value instanceof Number number) {
            checkNumber(option, number, where);
        } else if (value instanceof List<?> list) {
            checkList(option, list, where);
        } else if (value instanceof Color color) {
            checkWeight(option, color, where);
        } else if (value instanceof String text) {
            checkText(option, text, where, orElse);
        }
    }

    /** The provider's spelling of a value, which is compared without regard to case. */
    public Optional<String> spelling(String value) {
        for (String spelling : values) {
            if (spelling.equalsIgnoreCase(value)) {
                return Optional.of(spelling);
            }
        }
        return Optional.empty();
    }

    /** Whether the value is one of those to choose from; where there is no choice, any is, whatever its range. */
    boolean offers(Object value) {
        return values.isEmpty()
                || !(value instanceof String text)
                || spelling(text).isPresent();
    }

    private void checkNumber(ImageOption<?> option, Number number, String where) {
        double value = number.doubleValue();
        if (!((min == null || value >= min) && (max == null || value <= max))) {
            throw new InvalidOptionException(
                    option.optionName(), number, "is out of range for " + where, "choose " + range());
        }
    }

    private String range() {
        if (min == null) {
            return max + " or less";
        }
        if (max == null) {
            return min + " or more";
        }
        return min.equals(max) ? min.toString() : "a number from " + min + " to " + max;
    }

    private void checkText(ImageOption<?> option, String text, String where, Supplier<String> orElse) {
        if (!values.isEmpty() && spelling(text).isEmpty()) {
            throw new InvalidOptionException(
                    option.optionName(),
                    option.shown(text),
                    "is not known to " + where,
                    "use one of: " + String.join(", ", values) + orElse.get());
        }
        int length = text.codePointCount(0, text.length());
        if (max != null && length > max) {
            throw new InvalidOptionException(
                    option.optionName(),
                    option.shown(text),
                    "is too long for " + where,
                    "shorten it to " + max + " characters");
        }
    }

    private void checkList(ImageOption<?> option, List<?> list, String where) {
        if (maxItems != null && list.size() > maxItems) {
            throw new InvalidOptionException(
                    option.optionName(),
                    list.size() + " values",
                    "is too many for " + where,
                    "give at most " + maxItems);
        }
        for (Object item : list) {
            if (item instanceof Color color) {
                checkWeight(option, color, where);
            } else if (item instanceof String text) {
                checkText(option, text, where, () -> "");
            }
        }
    }

    private void checkWeight(ImageOption<?> option, Color color, String where) {
        if (!weights && color.weight() != null) {
            throw new InvalidOptionException(
                    option.optionName(),
                    "@" + color.weight(),
                    "is a weight, which " + where + " does not know",
                    "leave it out");
        }
    }
}
