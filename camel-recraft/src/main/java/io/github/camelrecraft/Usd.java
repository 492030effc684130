package io.github.camelrecraft;

import java.math.BigDecimal;

/** Amounts of US dollars in words. */
final class Usd {

    private Usd() {}

    /** As in {@code 0.04 USD}. */
    static String text(BigDecimal amount) {
        return plain(amount) + " USD";
    }

    /** As in {@code 0.04}. */
    static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
