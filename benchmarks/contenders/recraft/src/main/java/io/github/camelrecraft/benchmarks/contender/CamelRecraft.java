package io.github.camelrecraft.benchmarks.contender;

import io.github.camelrecraft.RecraftComponent;
import io.github.camelrecraft.benchmarks.RouteContender;
import io.github.camelrecraft.benchmarks.Setup;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.util.concurrent.SynchronousExecutorService;

/**
 * The component, as its README shows it; tuned, by somebody who knows that the steps behind it do not block. The provider's
 * documented limits are lifted, since this one has none, and the connections are as many as are to be in flight.
 */
public final class CamelRecraft extends RouteContender {

    @Override
    protected void prepare(CamelContext context, Setup setup) {
        if (setup.style() == Setup.Style.TUNED) {
            RecraftComponent recraft = new RecraftComponent();
            recraft.getConfiguration().setWorkerPool(new SynchronousExecutorService());
            context.addComponent("recraft", recraft);
        }
    }

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
