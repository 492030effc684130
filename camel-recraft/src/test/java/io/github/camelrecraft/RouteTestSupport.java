package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.simulator.RecraftSimulator;
import io.github.camelrecraft.simulator.RecraftSimulatorExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A Camel context beside a simulator, with the temporary files in a folder of their own. */
abstract class RouteTestSupport {

    static final String KEY = "key-canary-4711";

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    @TempDir
    Path folder;

    DefaultCamelContext context;

    @BeforeEach
    void createContext() {
        context = newContext();
    }

    /** One that nobody stops but whoever asked for it. */
    final DefaultCamelContext newContext() {
        DefaultCamelContext context = new DefaultCamelContext();
        Properties properties = new Properties();
        for (String provider : new String[] {"cloudflare", "runware", "recraft", "fal", "replicate"}) {
            properties.setProperty(provider, access(provider));
        }
        properties.setProperty("fal-queue", access("fal", "fal-queue") + "&delivery=poll");
        properties.setProperty("replicate-queue", access("replicate") + "&delivery=poll");
        properties.setProperty("out", folder.resolve("out").toString());
        context.getPropertiesComponent().setInitialProperties(properties);
        context.getStreamCachingStrategy().setSpoolEnabled(true);
        context.getStreamCachingStrategy().setSpoolDirectory(spool().toFile());
        context.getShutdownStrategy().setTimeout(5);
        context.getComponent("recraft", RecraftComponent.class).setEnvironment(variable -> null);
        return context;
    }

    @AfterEach
    void stopContext() {
        context.stop();
        assertThat(temporaryFiles()).as("temporary files left behind").isZero();
    }

    RecraftSimulator simulator() {
        return SIMULATOR.simulator();
    }

    RecraftComponent component() {
        return context.getComponent("recraft", RecraftComponent.class);
    }

    /** The parameters that make an endpoint talk to the simulator. */
    static String access(String provider) {
        return access(provider, provider);
    }

    /** The same where a provider has several hosts; fal's keys have an id and a secret. */
    private static String access(String provider, String host) {
        String key = provider.equals("fal") ? "id:" + KEY : KEY;
        return "provider=" + provider + "&apiKey=" + key + "&accountId=acc&baseUrl="
                + SIMULATOR.simulator().baseUrl(host);
    }

    void route(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("image").to(uri);
            }
        });
        context.start();
    }

    /** Sends a body to the endpoint itself, without a route. */
    Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    Exchange send(String uri, Object body, Map<String, Object> headers) {
        if (!context.isStarted()) {
            context.start();
        }
        return context.createFluentProducerTemplate()
                .to(uri)
                .withBody(body)
                .withHeaders(new HashMap<>(headers))
                .send();
    }

    Path spool() {
        return folder.resolve("spool");
    }

    long temporaryFiles() {
        if (!Files.exists(spool())) {
            return 0;
        }
        try (Stream<Path> files = Files.list(spool())) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
