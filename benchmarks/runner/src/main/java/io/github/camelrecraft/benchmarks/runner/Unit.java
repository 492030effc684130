package io.github.camelrecraft.benchmarks.runner;

import java.util.Locale;

/** How a figure is shown. */
enum Unit {
    COUNT("", 1, false),
    MICROSECONDS(" µs", 1, true),
    MILLISECONDS(" ms", 1e3, true),
    SECONDS(" s", 1, true),
    KILOBYTES(" KB", 1024, true),
    MEGABYTES(" MB", 1 << 20, true),
    MEGABYTES_OF_HEAP(" MB", 1, false);

    private final String sign;
    private final double divisor;
    private final boolean fractions;

    Unit(String sign, double divisor, boolean fractions) {
        this.sign = sign;
        this.divisor = divisor;
        this.fractions = fractions;
    }

    /** Three digits, and never fewer than stand before the point. */
    static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 99.95 ? "%,.0f" : size >= 9.995 ? "%,.1f" : "%,.2f", value);
    }

    String show(double value) {
        return bare(value) + sign;
    }

    private String bare(double value) {
        return fractions ? number(value / divisor) : String.format(Locale.ROOT, "%,.0f", value / divisor);
    }

    String show(Spread spread) {
        String median = bare(spread.median());
        String min = bare(spread.min());
        String max = bare(spread.max());
        return min.equals(max) ? median + sign : "%s%s (%s–%s)".formatted(median, sign, min, max);
    }
}
