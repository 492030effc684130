package io.github.camelrecraft;

import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.observe.RequestEnd;
import io.github.camelrecraft.observe.RequestFacts;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.jspecify.annotations.Nullable;

/**
 * A producer's health check. It costs nothing, since it asks nobody: it says how the endpoint's own requests went. Made of
 * Camel's API alone, so that camel-health may be absent.
 */
final class RecraftHealthCheck implements HealthCheck {

    /** Where Camel keeps the checks of producers. */
    private static final String PRODUCERS = "producers";

    private final RecraftEndpoint endpoint;
    private final RequestFacts facts;
    private volatile boolean enabled;

    RecraftHealthCheck(RecraftEndpoint endpoint, RequestFacts facts) {
        this.endpoint = endpoint;
        this.facts = facts;
        this.enabled = endpoint.getComponent().isHealthCheckProducerEnabled();
    }

    void register() {
        endpoint.getComponent().add(this);
        WritableHealthCheckRepository repository = repository();
        if (repository != null) {
            repository.addHealthCheck(this);
        }
    }

    void unregister() {
        endpoint.getComponent().remove(this);
        WritableHealthCheckRepository repository = repository();
        if (repository != null) {
            repository.removeHealthCheck(this);
        }
    }

    /** Null without camel-health. */
    private @Nullable WritableHealthCheckRepository repository() {
        return HealthCheckHelper.getHealthCheckRepository(
                endpoint.getCamelContext(), PRODUCERS, WritableHealthCheckRepository.class);
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this);
        if (!enabled) {
            return result.unknown()
                    .message("Disabled")
                    .detail(CHECK_ENABLED, false)
                    .build();
        }
        RequestEnd trouble = endpoint.health().trouble();
        if (trouble == null) {
            result.up();
        } else {
            result.down()
                    .message((trouble.failure() == FailureKind.LEDGER_UNAVAILABLE
                                    ? "The ledger cannot be used, so that requests to " + facts.provider()
                                            + " are not sent: "
                                    : "Requests to " + facts.provider() + " fail: ")
                            + trouble.outcome() + ". The next one that succeeds ends this.");
        }
        RequestEnd failure = endpoint.health().lastFailure();
        if (failure != null) {
            result.detail("failure.kind", failure.outcome())
                    .detail("failure.time", failure.at().toString());
        }
        return result.detail("provider", facts.provider())
                .detail("model", facts.model())
                .detail("inFlight", endpoint.counters().figures().inFlight())
                .build();
    }

    /** A restart brings neither money nor a valid key. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public String getId() {
        return "producer:recraft-" + endpoint.getId();
    }
}
