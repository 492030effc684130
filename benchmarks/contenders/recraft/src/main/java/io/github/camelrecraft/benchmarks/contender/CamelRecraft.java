package io.github.camelrecraft.benchmarks.contender;

import io.github.camelrecraft.benchmarks.RouteContender;
import io.github.camelrecraft.benchmarks.Setup;
import org.apache.camel.model.ProcessorDefinition;

/** The component, as its README shows it. */
public final class CamelRecraft extends RouteContender {

    @Override
    protected ProcessorDefinition<?> image(ProcessorDefinition<?> route, Setup setup) {
        return route.to("recraft:generate?provider=recraft&apiKey=benchmark&baseUrl=" + setup.provider()
                + "&outputType=" + (setup.base64() ? "base64Data" : "URL"));
    }

    @Override
    protected boolean waits() {
        return false;
    }
}
