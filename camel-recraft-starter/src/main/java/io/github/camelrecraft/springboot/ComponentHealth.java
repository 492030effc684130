package io.github.camelrecraft.springboot;

import io.github.camelrecraft.RecraftComponent;
import io.github.camelrecraft.observe.RequestFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;

/**
 * How the component's requests fare, as they tell themselves: nobody is asked, and it costs nothing. Camel's own
 * contribution, camelHealth, shows producers only when {@code camel.health.producers-enabled} is set.
 *
 * @param failing whether an endpoint's requests fail for a reason that the next one most likely meets, too
 * @param details what else there is to know
 */
record ComponentHealth(boolean failing, Map<String, Object> details) {

    static ComponentHealth of(CamelContext context) {
        List<RecraftComponent> components = context.getComponentNames().stream()
                .map(name -> context.hasComponent(name))
                .filter(RecraftComponent.class::isInstance)
                .map(RecraftComponent.class::cast)
                .toList();
        List<String> failing = components.stream()
                .flatMap(component -> component.healthChecks().stream())
                .map(HealthCheck::call)
                .filter(result -> result.getState() == HealthCheck.State.DOWN)
                .map(HealthCheck.Result::getMessage)
                .map(message -> message.orElse("Requests fail"))
                .distinct()
                .toList();
        Map<String, Object> details = new LinkedHashMap<>();
        components.stream().map(RecraftComponent::figures).forEach(figures -> add(details, figures));
        if (!failing.isEmpty()) {
            details.put("failing", failing);
        }
        return new ComponentHealth(!failing.isEmpty(), details);
    }

    private static void add(Map<String, Object> details, RequestFigures figures) {
        details.merge("requests", figures.requests(), ComponentHealth::sum);
        details.merge("failed", failed(figures), ComponentHealth::sum);
        details.merge("inFlight", figures.inFlight(), ComponentHealth::sum);
        details.merge("waiting", figures.waiting(), ComponentHealth::sum);
    }

    private static long failed(RequestFigures figures) {
        return figures.failures().values().stream().mapToLong(Long::longValue).sum();
    }

    private static Object sum(Object one, Object other) {
        return (Long) one + (Long) other;
    }
}
