package io.github.camelrecraft.benchmarks.contender;

import io.github.camelrecraft.benchmarks.RouteContender;
import io.github.camelrecraft.benchmarks.Setup;
import org.apache.camel.model.ProcessorDefinition;

/** The component, as its README shows it; a provider that does not count needs no pace. */
public final class CamelRecraft extends RouteContender {

    @Override
    protected ProcessorDefinition<?> image(ProcessorDefinition<?> route, Setup setup) {
        return route.to("recraft:generate?provider=recraft&apiKey=benchmark&baseUrl=" + setup.provider()
                + "&outputType=" + (setup.base64() ? "base64Data" : "URL")
                + "&requestsPerSecond=0&imagesPerMinute=0");
    }

    @Override
    protected boolean waits() {
        return false;
    }
}
