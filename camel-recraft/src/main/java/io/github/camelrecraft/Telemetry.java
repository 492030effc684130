package io.github.camelrecraft;

import io.github.camelrecraft.observe.RequestObserver;
import io.github.camelrecraft.telemetry.BudgetGauges;
import io.github.camelrecraft.telemetry.MeterObserver;
import io.github.camelrecraft.telemetry.SpanObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the libraries for meters and traces that are there. Each is looked for by name before the class that needs it is
 * touched, since neither has to be on the class path.
 */
final class Telemetry {

    private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);

    private Telemetry() {}

    static List<RequestObserver> of(RecraftComponent component) {
        CamelContext context = component.getCamelContext();
        Optional<RequestObserver> meters =
                component.isMetricsEnabled() && has(context, "io.micrometer.core.instrument.MeterRegistry")
                        ? Meters.of(component)
                        : Optional.empty();
        Optional<RequestObserver> spans =
                component.isTracingEnabled() && has(context, "io.opentelemetry.api.OpenTelemetry")
                        ? Spans.in(context.getRegistry())
                        : Optional.empty();
        return Stream.concat(meters.stream(), spans.stream()).toList();
    }

    private static boolean has(CamelContext context, String type) {
        return context.getClassResolver().resolveClass(type, Telemetry.class.getClassLoader()) != null;
    }

    /** Touched when Micrometer is there. */
    private static final class Meters {

        /** The name under which camel-micrometer binds and looks for it. */
        private static final String CUSTOMARY = "metricsRegistry";

        static Optional<RequestObserver> of(RecraftComponent component) {
            Registry registry = component.getCamelContext().getRegistry();
            MeterRegistry customary = registry.lookupByNameAndType(CUSTOMARY, MeterRegistry.class);
            MeterRegistry found = customary != null ? customary : choose(registry.findByType(MeterRegistry.class));
            if (found != null && component.getBudget() != null) {
                BudgetGauges.bind(
                        found,
                        name(component),
                        component::getBudgetSpent,
                        component::getBudgetReserved,
                        component::getBudgetLeft);
            }
            return Optional.ofNullable(found).map(MeterObserver::new);
        }

        private static String name(RecraftComponent component) {
            CamelContext context = component.getCamelContext();
            return context.getComponentNames().stream()
                    .filter(name -> context.hasComponent(name) == component)
                    .findFirst()
                    .orElse("recraft");
        }

        /** Spring Boot has a registry for each system it publishes to, and one over them all. */
        private static @Nullable MeterRegistry choose(Collection<MeterRegistry> found) {
            List<MeterRegistry> overAll = found.stream()
                    .filter(each -> found.size() == 1 || each instanceof CompositeMeterRegistry)
                    .toList();
            if (overAll.size() == 1) {
                return overAll.get(0);
            }
            if (!found.isEmpty()) {
                LOG.warn(
                        "There are {} meter registries, and requests are counted in none of them: bind one as {}",
                        found.size(),
                        CUSTOMARY);
            }
            return null;
        }
    }

    /** Touched when OpenTelemetry's API is there. */
    private static final class Spans {

        private static final String SCOPE = "io.github.camelrecraft";

        static Optional<RequestObserver> in(Registry registry) {
            OpenTelemetry openTelemetry = registry.findSingleByType(OpenTelemetry.class);
            Tracer tracer = openTelemetry != null
                    ? openTelemetry.getTracer(SCOPE)
                    : registry.findSingleByType(Tracer.class); // what camel-opentelemetry2 looks for
            return Optional.ofNullable(tracer).map(SpanObserver::new);
        }
    }
}
