package io.github.camelrecraft;

import io.github.camelrecraft.observe.RequestObserver;
import io.github.camelrecraft.observe.RequestObservers;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who hears of an endpoint's requests: what the component counts itself, and whoever waits in Camel's registry. */
final class Observers {

    private static final Logger LOG = LoggerFactory.getLogger(Observers.class);

    private Observers() {}

    static RequestObservers of(RecraftEndpoint endpoint) {
        RecraftComponent component = endpoint.getComponent();
        List<RequestObserver> observers = new ArrayList<>();
        if (!endpoint.getConfiguration().isDryRun()) { // which is no request, and refuses none
            observers.add(component.statistics());
            observers.add(endpoint.counters());
            observers.add(endpoint.health());
            observers.addAll(Telemetry.of(component));
            observers.addAll(endpoint.getCamelContext().getRegistry().findByType(RequestObserver.class));
        }
        return new RequestObservers(
                observers,
                component.clock(),
                (observer, e) -> LOG.warn(
                        "The request observer {} failed", observer.getClass().getName(), e));
    }
}
