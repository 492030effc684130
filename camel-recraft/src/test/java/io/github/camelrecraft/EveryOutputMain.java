package io.github.camelrecraft;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Uses endpoints in a JVM of its own, whose log levels the caller sets, and prints all that they show of themselves. The
 * arguments: the key, then a list of endpoints.
 */
final class EveryOutputMain {

    private static final PrintStream OUT = System.out;

    private EveryOutputMain() {}

    public static void main(String[] args) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            RecraftComponent component = context.getComponent("recraft", RecraftComponent.class);
            TestTime.jumping().of(component);
            component.setEnvironment(variable -> variable.equals("CLOUDFLARE_ACCOUNT_ID") ? "acc" : args[0]);
            HealthCheckRegistry health = HealthCheckRegistry.get(context);
            context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, health);
            HealthCheckRepository producers = HealthCheckHelper.getHealthCheckRepository(context, "producers");
            producers.setEnabled(true);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    for (int index = 1; index < args.length; index++) {
                        from("direct:in" + index).to(args[index]).to("log:result?showHeaders=true&showBody=false");
                    }
                }
            });
            context.start();
            for (int index = 1; index < args.length; index++) {
                show(context.createFluentProducerTemplate()
                        .to("direct:in" + index)
                        .withBody(SecretsTest.PROMPT)
                        .send());
            }
            context.getEndpoints().forEach(OUT::println);
            context.getRoutes().forEach(OUT::println);
            OUT.println(component + " " + component.getConfiguration() + " " + component.resources());
            showConsoles(context);
            producers.stream()
                    .map(HealthCheck::call)
                    .forEach(result -> OUT.println(
                            "health " + result.getState() + " " + result.getMessage() + " " + result.getDetails()));
            showManagement();
        }
    }

    private static void show(Exchange exchange) throws IOException {
        Exception exception = exchange.getException();
        if (exception != null) {
            exception.printStackTrace(OUT);
            ByteArrayOutputStream stored = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(stored)) {
                out.writeObject(exception);
            }
            OUT.println("stored " + stored.toString(StandardCharsets.ISO_8859_1));
        }
        OUT.println("exchange " + exchange + " " + exchange.getMessage() + " "
                + exchange.getMessage().getHeaders() + " " + exchange.getProperties());
    }

    private static void showConsoles(DefaultCamelContext context) {
        DevConsole console = context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("recraft");
        OUT.println("console " + console.call(DevConsole.MediaType.TEXT, Map.of()));
        OUT.println("console " + console.call(DevConsole.MediaType.JSON, Map.of()));
    }

    private static void showManagement() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            OUT.println("bean " + name);
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                try {
                    OUT.println("  " + attribute.getName() + "=" + server.getAttribute(name, attribute.getName()));
                } catch (JMException | RuntimeException e) {
                    OUT.println("  " + attribute.getName() + " cannot be read: " + e.getMessage());
                }
            }
        }
    }
}
