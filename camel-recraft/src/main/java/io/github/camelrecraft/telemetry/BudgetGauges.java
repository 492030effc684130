package io.github.camelrecraft.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.math.BigDecimal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows with Micrometer how a component's budget stands, in USD. The gauges have the tag {@code component}, the name under
 * which Camel knows it. They are there when a budget is set.
 */
public final class BudgetGauges {

    /** What was spent within the window. */
    public static final String SPENT = "camel.recraft.budget.spent";

    /** What is reserved for requests that are under way. */
    public static final String RESERVED = "camel.recraft.budget.reserved";

    /** What may still be spent. */
    public static final String LEFT = "camel.recraft.budget.left";

    private static final String USD = "USD";

    private BudgetGauges() {}

    /** Binds the gauges of a component, in place of those that another context's of the same name has left behind. */
    public static void bind(
            MeterRegistry registry,
            String component,
            Supplier<@Nullable BigDecimal> spent,
            Supplier<@Nullable BigDecimal> reserved,
            Supplier<@Nullable BigDecimal> left) {
        Tags tags = Tags.of("component", component);
        gauge(registry, SPENT, "What was spent within the budget's window", tags, spent);
        gauge(registry, RESERVED, "What is reserved of the budget for requests under way", tags, reserved);
        gauge(registry, LEFT, "What is left of the budget", tags, left);
    }

    private static void gauge(
            MeterRegistry registry, String name, String description, Tags tags, Supplier<@Nullable BigDecimal> amount) {
        Gauge known = registry.find(name).tags(tags).gauge();
        if (known != null) { // a registry keeps the first gauge of a name, and what it shows
            registry.remove(known);
        }
        Gauge.builder(name, () -> {
                    BigDecimal now = amount.get();
                    return now == null ? Double.NaN : now.doubleValue();
                })
                .description(description)
                .baseUnit(USD)
                .tags(tags)
                .register(registry);
    }
}
