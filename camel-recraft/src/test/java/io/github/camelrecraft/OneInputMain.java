package io.github.camelrecraft;

import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Sends one image in a JVM of its own. Arguments: the folder with {@code large.png}, and the endpoint to send it to. */
final class OneInputMain {

    private OneInputMain() {}

    public static void main(String[] arguments) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getStreamCachingStrategy().setSpoolEnabled(true);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").to(arguments[1]);
                }
            });
            context.start();
            try (InputStream image =
                    new FileInputStream(Path.of(arguments[0], "large.png").toFile())) {
                Exchange result = context.createFluentProducerTemplate()
                        .to("direct:in")
                        .withBody(image)
                        .send();
                System.out.println(result.getException());
            }
        }
    }
}
