package io.github.camelrecraft.springboot;

import io.github.camelrecraft.model.InvalidOptionException;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in a sentence which option kept the application from starting, where Spring would show a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE) // Spring's own analyzer would show the value, which may be a secret.
class InvalidOptionFailureAnalyzer extends AbstractFailureAnalyzer<InvalidOptionException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidOptionException cause) {
        return new FailureAnalysis(where(rootFailure) + cause.getMessage(), null, cause);
    }

    private String where(Throwable rootFailure) {
        FailedToCreateRouteException created = findCause(rootFailure, FailedToCreateRouteException.class);
        if (created != null) {
            return "Route " + created.getRouteId() + ": ";
        }
        FailedToStartRouteException started = findCause(rootFailure, FailedToStartRouteException.class);
        return started == null ? "" : "Route " + started.getRouteId() + ": ";
    }
}
