package io.github.camelrecraft.benchmarks.contender;

import io.github.camelrecraft.benchmarks.RouteContender;
import io.github.camelrecraft.benchmarks.Setup;
import java.util.HexFormat;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;

/** The route without a provider: whatever is asked for, one dot comes back. */
public final class Stub extends RouteContender {

    /** A PNG of one grey pixel. */
    private static final byte[] DOT = HexFormat.of()
            .parseHex("89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
                    + "0000000a49444154789c636800000082008177cd72b6"
                    + "0000000049454e44ae426082");

    @Override
    protected void prepare(CamelContext context, Setup setup) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:image").setBody().constant(DOT);
            }
        });
    }

    @Override
    protected ProcessorDefinition<?> image(ProcessorDefinition<?> route, Setup setup) {
        return route.to("direct:image");
    }

    @Override
    protected boolean waits() {
        return false;
    }
}
