package io.github.camelrecraft.benchmarks.contender;

import io.github.camelrecraft.benchmarks.RouteContender;
import io.github.camelrecraft.benchmarks.Setup;
import org.apache.camel.model.ProcessorDefinition;

/**
 * The component, as its README shows it. The provider's documented limits are lifted, since this one has none, and the
 * connections are as many as are to be in flight.
 */
public final class CamelRecraft extends RouteContender {

    @Override
    protected ProcessorDefinition<?> image(ProcessorDefinition<?> route, Setup setup) {
        return route.to("recraft:generate?provider=recraft&apiKey=benchmark&baseUrl=" + setup.provider()
                + "&outputType=" + (setup.base64() ? "base64Data" : "URL")
                + "&requestsPerSecond=0&imagesPerMinute=0&maxTotalConnections=" + setup.inFlight()
                + "&connectionsPerRoute=" + setup.inFlight());
    }

    @Override
    protected boolean waits() {
        return false;
    }
}
