package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.example.ComfyProvider;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.model.RecraftOperation.Input;
import io.github.camelrecraft.simulator.Fault;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.component.stub.StubEndpoint;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages' routes make images: with the simulator as the provider, and stubs for what stands around the component. */
class PageExamplesTest extends RouteTestSupport {

    private static final List<String> AROUND = List.of("file", "ftp", "sftp", "jms", "kafka", "aws2-s3");

    private static final byte[] PICTURE = Pngs.plain(512, 384);

    private static SnippetCompiler compiled;

    private ComfyRouter comfy;

    /** Where messages come in, and the operation that they come to first. */
    private record Entry(String uri, RecraftOperation operation) {}

    @BeforeAll
    static void compileExamples(@TempDir Path classes) throws IOException {
        compiled = new SnippetCompiler(classes);
    }

    @AfterAll
    static void close() throws IOException {
        compiled.close();
    }

    @AfterEach
    void closeTheRouter() {
        comfy.close();
    }

    @BeforeEach
    void setUpTheSurroundings() throws IOException {
        comfy = new ComfyRouter(simulator().baseUrl("recraft"), KEY);
        context.getRegistry().bind("comfy", new ComfyProvider());
        AROUND.forEach(scheme -> context.addComponent(scheme, new StubComponent()));
        context.getPropertiesComponent().addPropertiesFunction(new FullEnvironment());
        context.getPropertiesComponent().addInitialProperty("image.ledger", "file:" + folder.resolve("ledger"));
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
        if (example.text().contains("recraft:events")) {
            serveEvents();
        }
        List<Entry> entries = openEntries();
        context.start();

        for (Entry entry : entries) {
            simulator().reset();
            Exchange result = context.createProducerTemplate().send(entry.uri(), exchange -> fill(exchange, entry));

            assertThat(result.getException()).isNull();
            assertThat(simulator().requests()).isNotEmpty();
            assertThat(simulator().bills().count() > 0).isEqualTo(entry.operation() != RecraftOperation.ACCOUNT);
        }
        assertThat(entries).isNotEmpty();
        if (example.text().contains("waitForResult=false")) {
            await().until(() -> context.getEndpoints().stream()
                    .anyMatch(endpoint -> endpoint instanceof StubEndpoint stub
                            && !stub.getExchanges().isEmpty()));
        }
        List<ImageInfo> delivered = deliveries();
        if (!example.text().contains("resultType") && !example.text().contains("account")) {
            assertThat(delivered).isNotEmpty().allMatch(image -> image.width() > 0);
        }
    }

    @ParameterizedTest
    @MethodSource("fallbacks")
    void whatCannotHaveBeenChargedGoesToTheOtherProvider(Snippet example) throws Exception {
        assumeThat(compiled.errors()).isEmpty();
        TestTime.jumping().of(component());
        example.loadInto(context, compiled);
        String entry = openEntries().get(0).uri();
        context.start();

        simulator().faults().next(Fault.status(429));
        assertThat(send(entry, "A fox").getException()).isNull();
        assertThat(deliveries()).hasSize(1);
        assertThat(simulator().bills().count()).isEqualTo(1);

        simulator().faults().next(Fault.resetBeforeAnswer());
        send(entry, "A fox");
        assertThat(simulator().bills().count())
                .as("what may have been charged is not bought elsewhere")
                .isEqualTo(2);
    }

    static Stream<Snippet> routes() {
        return Snippet.routes();
    }

    static Stream<Snippet> fallbacks() {
        return Snippet.routes()
                .filter(example -> example.text().toLowerCase(Locale.ROOT).contains("failover"));
    }

    private void toSimulator(RecraftConfiguration configuration) {
        if (configuration.getLedger() != null) {
            configuration.setLedger("file:" + folder.resolve("ledger"));
        }
        String provider = Objects.requireNonNullElse(configuration.getProvider(), "runware");
        configuration.setApiKey(provider.equals("fal") ? "id:" + KEY : KEY);
        configuration.setAccountId("acc");
        if (provider.equals("#comfy")) {
            configuration.setBaseUrl(comfy.baseUrl());
            configuration.setAllowedImageHosts("127.0.0.1,localhost");
        } else {
            configuration.setBaseUrl(simulator().baseUrl(provider).toString());
        }
    }

    /** What a message of that kind brings. */
    private static void fill(Exchange exchange, Entry entry) {
        Message message = exchange.getMessage();
        message.setHeader("format", "16:9");
        if (entry.operation().needs(Input.MASK)) {
            message.setHeader("mask", PICTURE);
        }
        switch (entry.uri()) {
            case "direct:mail" -> {
                message.setBody("See the picture");
                exchange.getMessage(AttachmentMessage.class)
                        .addAttachment("fox.png", new DataHandler(new ByteArrayDataSource(PICTURE)));
            }
            case "direct:prompts" -> message.setBody(List.of("A fox in the snow", "An owl at night"));
            default -> message.setBody(entry.operation().takesImages() ? PICTURE : "A fox in the snow");
        }
    }

    /** A picture as a mail's attachment. */
    private record ByteArrayDataSource(byte[] bytes) implements DataSource {
        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException("an attachment is only read");
        }

        @Override
        public String getContentType() {
            return "image/png";
        }

        @Override
        public String getName() {
            return "fox.png";
        }
    }

    /** Where webhooks would come in; the simulator calls no other machine, so what they would say is asked for. */
    private void serveEvents() throws Exception {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(Ports.unused());
        context.addService(new VertxPlatformHttpServer(server));
        component().setDelayers(EventsTestSupport::atOnce);
    }

    /** Lets messages in where files, queues and the like would. */
    private List<Entry> openEntries() {
        List<Entry> entries = new ArrayList<>();
        for (RouteDefinition route : context.getRouteDefinitions()) {
            String begin = route.getInput().getEndpointUri();
            if (!begin.startsWith("direct:") && !begin.startsWith("recraft:")) {
                route.getInput().setUri("direct:entry" + entries.size());
            }
            String entry = route.getInput().getEndpointUri().replace("://", ":"); // as the Endpoint DSL writes it
            ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), SendDefinition.class).stream()
                    .map(SendDefinition::getEndpointUri)
                    .filter(uri -> uri.startsWith("recraft:"))
                    .findFirst()
                    .map(uri -> RecraftOperation.parse(
                            uri.replaceFirst("^recraft:(//)?", "").replaceFirst("[?].*", "")))
                    .ifPresent(operation -> entries.add(new Entry(entry, operation)));
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
