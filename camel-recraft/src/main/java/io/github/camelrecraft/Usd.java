package io.github.camelrecraft;

import io.github.camelrecraft.model.InvalidOptionException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Amounts of US dollars, as users write and read them. */
final class Usd {

    private Usd() {}

    /**
     * The value of an option, which Camel converts to a double, but not to a decimal. As it is written it has the digits
     * that the user wrote.
     *
     * @throws InvalidOptionException when it is no amount
     */
    static @Nullable BigDecimal ofOption(String option, @Nullable Double value) {
        if (value == null) {
            return null;
        }
        if (!Double.isFinite(value) || value < 0) {
            throw new InvalidOptionException(
                    option, value, "is not an amount of 0 or more", "give USD, or 0 for what is free alone");
        }
        return BigDecimal.valueOf(value);
    }

    /** As in {@code 0.04 USD}. */
    static String text(BigDecimal amount) {
        return plain(amount) + " USD";
    }

    /** As in {@code 0.04}. */
    static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
