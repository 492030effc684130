package io.github.camelrecraft;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Makes one image in a JVM of its own. Arguments: the endpoint that makes it and the endpoint that gets it. */
final class OneImageMain {

    private OneImageMain() {}

    public static void main(String[] endpoints) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").to(endpoints[0]).to(endpoints[1]);
                }
            });
            context.start();
            Exchange result = context.createFluentProducerTemplate()
                    .to("direct:in")
                    .withBody("A fox")
                    .send();
            if (result.getException() != null) {
                throw result.getException();
            }
        }
    }
}
