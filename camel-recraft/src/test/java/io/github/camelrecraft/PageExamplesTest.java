package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.simulator.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.component.stub.StubEndpoint;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages' routes make images: with the simulator as the provider, and stubs for what stands around the component. */
class PageExamplesTest extends RouteTestSupport {

    private static final List<String> AROUND = List.of("file", "ftp", "sftp", "jms", "kafka", "aws2-s3");

    private static SnippetCompiler compiled;

    @BeforeAll
    static void compileExamples(@TempDir Path classes) throws IOException {
        compiled = new SnippetCompiler(classes);
    }

    @AfterAll
    static void close() throws IOException {
        compiled.close();
    }

    @BeforeEach
    void setUpTheSurroundings() {
        AROUND.forEach(scheme -> context.addComponent(scheme, new StubComponent()));
        context.getPropertiesComponent().addPropertiesFunction(new FullEnvironment());
        component().setEnvironment(variable -> variable.equals("RUNWARE_API_KEY") ? KEY : null);
        context.getCamelContextExtension().registerEndpointCallback((uri, endpoint) -> {
            if (endpoint instanceof RecraftEndpoint recraft) {
                toSimulator(recraft.getConfiguration());
            }
            return endpoint;
        });
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aMessageBecomesAnImage(Snippet example) throws Exception {
        assumeThat(compiled.errors()).isEmpty();
        example.loadInto(context, compiled);
        List<String> entries = openEntries();
        context.start();

        for (String entry : entries) {
            simulator().reset();
            Exchange result = send(entry, "A fox in the snow", Map.of("format", "16:9"));

            assertThat(result.getException()).isNull();
            assertThat(simulator().bills().count()).isPositive();
        }
        assertThat(entries).isNotEmpty();
        List<ImageInfo> delivered = deliveries();
        if (!example.text().contains("resultType")) {
            assertThat(delivered).isNotEmpty().allMatch(image -> image.width() > 0);
        }
    }

    @ParameterizedTest
    @MethodSource("fallbacks")
    void whatCannotHaveBeenChargedGoesToTheOtherProvider(Snippet example) throws Exception {
        assumeThat(compiled.errors()).isEmpty();
        example.loadInto(context, compiled);
        String entry = openEntries().get(0);
        context.start();

        simulator().faults().next(Fault.status(503));
        assertThat(send(entry, "A fox").getException()).isNull();
        assertThat(deliveries()).hasSize(1);
        assertThat(simulator().bills().count()).isEqualTo(1);

        simulator().faults().next(Fault.status(500));
        assertThat(send(entry, "A fox").getException()).isInstanceOf(RecraftException.class);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    static Stream<Snippet> routes() {
        return Snippet.routes();
    }

    static Stream<Snippet> fallbacks() {
        return Snippet.routes().filter(example -> example.text().contains("doTry"));
    }

    private void toSimulator(RecraftConfiguration configuration) {
        String provider = Objects.requireNonNullElse(configuration.getProvider(), "runware");
        configuration.setBaseUrl(simulator().baseUrl(provider).toString());
        configuration.setApiKey(KEY);
        configuration.setAccountId("acc");
    }

    /** Lets messages in where files, queues and the like would. */
    private List<String> openEntries() {
        List<String> entries = new ArrayList<>();
        for (RouteDefinition route : context.getRouteDefinitions()) {
            if (!route.getInput().getEndpointUri().startsWith("direct:")) {
                route.getInput().setUri("direct:entry" + entries.size());
            }
            boolean makesImages =
                    ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), SendDefinition.class).stream()
                            .anyMatch(to -> to.getEndpointUri().startsWith("recraft:"));
            if (makesImages) {
                entries.add(route.getInput().getEndpointUri());
            }
        }
        return entries;
    }

    /** What arrived at the stubs; anything else than an image fails. */
    private List<ImageInfo> deliveries() {
        List<ImageInfo> images = new ArrayList<>();
        for (Endpoint endpoint : context.getEndpoints()) {
            if (endpoint instanceof StubEndpoint stub) {
                stub.getExchanges()
                        .forEach(exchange -> images.add(exchange.getMessage().getBody(ImageInfo.class)));
            }
        }
        return images;
    }
}
