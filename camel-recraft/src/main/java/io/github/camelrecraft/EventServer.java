package io.github.camelrecraft;

import io.github.camelrecraft.model.InvalidOptionException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.jspecify.annotations.Nullable;

/** Finds the HTTP server that webhooks come through: any that serves Camel's REST, and none of our own. */
final class EventServer {

    private static final String OPTION = "httpServer";
    private static final String PLATFORM = "platform-http";

    /** Those of Camel's components that bring a server along. */
    private static final List<String> OTHERS = List.of("netty-http", "undertow", "jetty", "servlet");

    private final CamelContext context;
    private final @Nullable String wanted;

    /**
     * @param wanted the component's or bean's name; null for the one that is there
     */
    EventServer(CamelContext context, @Nullable String wanted) {
        this.context = context;
        this.wanted = wanted;
    }

    /**
     * What takes the calls of a path.
     *
     * @throws InvalidOptionException when there is no server, or more than one to choose from
     */
    Consumer consumer(String path, Processor receiver) throws Exception {
        String absolute = path.startsWith("/") ? path : "/" + path;
        return factory()
                .createConsumer(
                        context,
                        receiver,
                        "POST",
                        absolute,
                        null,
                        null,
                        null,
                        context.getRestConfiguration(),
                        new HashMap<>());
    }

    private RestConsumerFactory factory() {
        RestConfiguration rest = context.getRestConfiguration();
        String name =
                wanted != null ? wanted.replaceFirst("^#(bean:)?", "") : rest == null ? null : rest.getComponent();
        if (name != null) {
            return named(name);
        }
        if (component(PLATFORM) instanceof RestConsumerFactory platform) {
            return platform;
        }
        List<RestConsumerFactory> found = present();
        if (found.isEmpty()) {
            found = OTHERS.stream()
                    .map(this::component)
                    .filter(RestConsumerFactory.class::isInstance)
                    .map(RestConsumerFactory.class::cast)
                    .toList();
        }
        if (found.size() != 1) {
            throw new InvalidOptionException(
                    OPTION,
                    found.isEmpty()
                            ? "is not set, and there is no HTTP server that webhooks could come through"
                            : "is not set, and there are several HTTP servers that webhooks could come through",
                    found.isEmpty()
                            ? "add a component that serves REST, such as camel-platform-http"
                            : "name one of them, or set the component of the REST configuration");
        }
        return found.get(0);
    }

    private RestConsumerFactory named(String name) {
        Object bean = context.getRegistry().lookupByName(name);
        return Stream.of(bean, bean == null ? component(name) : null)
                .filter(RestConsumerFactory.class::isInstance)
                .map(RestConsumerFactory.class::cast)
                .findFirst()
                .orElseThrow(() -> new InvalidOptionException(
                        OPTION,
                        name,
                        "is no component and no bean that serves REST",
                        "name one that does, such as platform-http or netty-http"));
    }

    private List<RestConsumerFactory> present() {
        List<RestConsumerFactory> found = new ArrayList<>(context.getRegistry().findByType(RestConsumerFactory.class));
        context.getComponentNames().stream()
                .map(name -> context.getComponent(name, false))
                .filter(Objects::nonNull)
                .filter(RestConsumerFactory.class::isInstance)
                .map(RestConsumerFactory.class::cast)
                .filter(factory -> !found.contains(factory))
                .forEach(found::add);
        return found;
    }

    /** Made if its library is there, and started by whoever uses it. */
    private @Nullable Component component(String name) {
        return context.getComponent(name, true, false);
    }
}
