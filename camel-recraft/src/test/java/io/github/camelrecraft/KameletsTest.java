package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.KameletFiles.Kamelet;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.ImageFormat;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.provider.RunwareProvider;
import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Kamelets of the jar, in the two ways in which Kamelets are used: YAML routes and Pipes. */
class KameletsTest extends RouteTestSupport {

    /** Each of these means something to a URI. */
    private static final String AWKWARD_KEY = "k&e=y+w%20i?t/h#s";

    private static final byte[] IMAGE = Pictures.png(300, 260);

    @ParameterizedTest
    @ValueSource(strings = {ACTION_AS_ENDPOINT, ACTION_AS_STEP})
    void anActionInAYamlRouteTurnsThePromptIntoAnImage(String step) throws Exception {
        load(yamlRoute(step.formatted(properties("""
                model: recraftv4_1_pro
                size: 16:9
                colors: "#FF6B35,#002B5B"
                backgroundColor: "#F5F5F5"
                outputFormat: png
                """))));

        Exchange result = send("direct:in", "A fox");

        assertThat(result.getException()).isNull();
        assertThat(result.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/png");
        assertThat(result.getMessage().getHeader(Exchange.FILE_NAME, String.class))
                .endsWith(".png");
        assertThat(result.getMessage().getBody(ImageInfo.class).width()).isPositive();
        assertThat(asked().at("/positivePrompt").asText()).isEqualTo("A fox");
        assertThat(asked().at("/model").asText()).isEqualTo("recraft:v4.1-pro@0");
        assertThat(asked().at("/settings/colors")).hasToString("[{\"rgb\":[255,107,53]},{\"rgb\":[0,43,91]}]");
        assertThat(asked().at("/settings/backgroundColor")).hasToString("{\"rgb\":[245,245,245]}");
    }

    @Test
    void anActionInAPipeTurnsWhatTheSourceSendsIntoAnImageForTheSink() throws Exception {
        MockEndpoint sink = context.getEndpoint("mock:sink", MockEndpoint.class);
        sink.expectedMessageCount(1);
        load(pipe("timer:prompts?repeatCount=1&delay=0", "recraft-generate-action", properties("""
                        prompt: RAW(A fox & a hen, 100% + snow?)
                        size: 16:9
                        colors: "#FF6B35,#002B5B"
                        """), "uri: mock:sink"));

        sink.assertIsSatisfied();

        assertThat(sink.getReceivedExchanges()
                        .get(0)
                        .getMessage()
                        .getBody(ImageInfo.class)
                        .width())
                .isPositive();
        assertThat(asked().at("/positivePrompt").asText()).isEqualTo("A fox & a hen, 100% + snow?");
        assertThat(asked().at("/settings/colors")).hasToString("[{\"rgb\":[255,107,53]},{\"rgb\":[0,43,91]}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"endpoint", "step", "pipe"})
    void aSecretInRawArrivesAsItIs(String way) throws Exception {
        context.getPropertiesComponent().addInitialProperty("the-key", AWKWARD_KEY);
        String properties = "provider: runware\nbaseUrl: %s\napiKey: RAW({{the-key}})\n"
                .formatted(simulator().baseUrl("runware"))
                .indent(8);
        load(way, properties);

        assertThat(send("direct:in", "A fox").getException()).isNull();

        assertThat(simulator().requests().get(0).header("authorization")).isEqualTo("Bearer " + AWKWARD_KEY);
    }

    @Test
    void aSecretInAPropertyOfTheApplicationArrivesAsItIs() throws Exception {
        String prefix = "camel.kamelet.recraft-generate-action.";
        context.getPropertiesComponent().addInitialProperty(prefix + "apiKey", AWKWARD_KEY);
        context.getPropertiesComponent()
                .addInitialProperty(
                        prefix + "baseUrl", simulator().baseUrl("runware").toString());
        load(yamlRoute("- to: kamelet:recraft-generate-action?provider=runware\n"));

        assertThat(send("direct:in", "A fox").getException()).isNull();

        assertThat(simulator().requests().get(0).header("authorization")).isEqualTo("Bearer " + AWKWARD_KEY);
    }

    @Test
    void whatTheKameletDoesNotSetIsThatOfTheComponentAndTheEnvironment() throws Exception {
        component().setEnvironment(variable -> variable.equals("RUNWARE_API_KEY") ? AWKWARD_KEY : null);
        component().getConfiguration().setBaseUrl(simulator().baseUrl("runware").toString());
        component().getConfiguration().setModel("recraftv4_pro");
        load(yamlRoute("- to: kamelet:recraft-generate-action\n"));

        assertThat(send("direct:in", "A fox").getException()).isNull();

        assertThat(simulator().requests().get(0).header("authorization")).isEqualTo("Bearer " + AWKWARD_KEY);
        assertThat(asked().at("/model").asText()).isEqualTo("recraft:v4-pro@0");
    }

    @Test
    void whatTheApplicationSetsForAllEndpointsIsRefusedWhereItHasNoEffect() {
        component().getConfiguration().setModel("recraftv4_pro");

        assertThatThrownBy(() -> load(yamlRoute(
                        as("recraft-vectorize-action", ACTION_AS_ENDPOINT).formatted(properties("")))))
                .hasStackTraceContaining("model=recraftv4_pro has no effect on vectorize");
    }

    @Test
    void whatTheApplicationSetsForOneKameletDoesNotReachTheNext() throws Exception {
        simulator().reset(); // images of full size: a small one is not taken for the next step
        context.getPropertiesComponent()
                .addInitialProperty("camel.kamelet.recraft-generate-action.model", "recraftv4_pro");
        load(yamlRoute(ACTION_AS_ENDPOINT.formatted(properties(""))
                + as("recraft-vectorize-action", ACTION_AS_ENDPOINT).formatted(propertiesOf("replicate", ""))));

        Exchange result = send("direct:in", "A fox");

        assertThat(result.getException()).isNull();
        assertThat(asked().at("/model").asText()).isEqualTo("recraft:v4-pro@0");
        assertThat(result.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/svg+xml");
        assertThat(result.getMessage().getHeader(RecraftConstants.PROVIDER)).isEqualTo("replicate");
        assertThat(result.getMessage().getHeader(RecraftConstants.IMAGE_MODEL)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"endpoint", "step", "pipe"})
    void aPromptInRawArrivesAsItIs(String way) throws Exception {
        load(way, properties("prompt: \"RAW(A fox & a hen: 50% red + %2C, #1?)\"\n"));

        assertThat(send("direct:in", "").getException()).isNull();

        assertThat(asked().at("/positivePrompt").asText()).isEqualTo("A fox & a hen: 50% red + %2C, #1?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"endpoint", "step", "pipe"})
    void aStyleOfSeveralWordsAndColoursWithSpacesArriveAsTheyAre(String way) throws Exception {
        load(way, propertiesOf("recraft", """
                model: recraftv3
                style: Natural light
                colors: "#FF6B35@0.6, rgb(0, 43, 91)@0.4"
                """));

        assertThat(send("direct:in", "A fox").getException()).isNull();

        assertThat(asked().at("/style").asText()).isEqualTo("Natural light");
        assertThat(asked().at("/controls/colors").findValuesAsText("weight")).containsExactly("0.6", "0.4");
        assertThat(asked().at("/controls/colors/1/rgb")).hasToString("[0,43,91]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"endpoint", "step", "pipe"})
    void aProviderOfOnesOwnIsABean(String way) throws Exception {
        context.getRegistry().bind("mine", new RunwareProvider());
        load(way, properties("").replace("provider: runware", "provider: \"#mine\""));

        assertThat(send("direct:in", "A fox").getException()).isNull();

        assertThat(asked().at("/positivePrompt").asText()).isEqualTo("A fox");
    }

    @Test
    void aPropertyOfTheApplicationOfTheSameNameIsUsedWhereTheKameletsIsNotSet() throws Exception {
        context.getPropertiesComponent().addInitialProperty("size", "16:9");
        load(yamlRoute(ACTION_AS_ENDPOINT.formatted(properties(""))));

        assertThat(send("direct:in", "A fox").getException()).isNull();

        assertThat(asked().at("/width").asInt())
                .isGreaterThan(asked().at("/height").asInt());
    }

    @Test
    void headersOfTheMessageReachTheComponent() throws Exception {
        load(yamlRoute(ACTION_AS_ENDPOINT.formatted(properties("size: 1:1\n"))));

        Exchange result = send("direct:in", "A fox", Map.of(RecraftConstants.SIZE, "16:9"));

        assertThat(result.getException()).isNull();
        assertThat(asked().at("/width").asInt())
                .isGreaterThan(asked().at("/height").asInt());
    }

    @Test
    void anActionMakesSeveralImagesThatASplitterHandsToASink() throws Exception {
        simulator().reset(); // images of full size, each of which goes through a temporary file
        load(yamlRoute(ACTION_AS_ENDPOINT.formatted(properties("numberOfImages: 3\noutputFormat: png\n")) + """
                - split:
                    simple: ${body}
                    steps:
                      - to: file:{{out}}
                """));

        assertThat(send("direct:in", "A fox").getException()).isNull();

        assertThat(written()).hasSize(3).allSatisfy(KameletsTest::isAnImage);
        assertThat(simulator().bills().images()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3"})
    void aSinkInAYamlRouteWritesEachImageIntoItsFolder(String images) throws Exception {
        simulator().reset();
        load(yamlRoute(SINK.formatted(
                properties("directory: \"{{out}}\"\noutputFormat: png\nnumberOfImages: " + images + "\n"))));

        assertThat(send("direct:in", "A fox").getException()).isNull();

        assertThat(written()).hasSize(Integer.parseInt(images)).allSatisfy(KameletsTest::isAnImage);
    }

    @Test
    void aSinkInAPipeMakesAnImageOfEachPromptThatIsAFileUnderTheSameName() throws Exception {
        Path prompts = Files.createDirectories(folder.resolve("prompts"));
        Files.writeString(prompts.resolve("fox.txt"), "A fox");
        Files.writeString(prompts.resolve("hen.txt"), "A hen");
        NotifyBuilder done =
                new NotifyBuilder(context).fromRoute("images").whenDone(2).create();
        load(pipe(
                "file:" + prompts + "?initialDelay=0&delay=10",
                null,
                null,
                """
                ref:
                  kind: Kamelet
                  apiVersion: camel.apache.org/v1
                  name: recraft-generate-sink
                properties:
                  directory: %s
                  outputFormat: png
                """.formatted(folder.resolve("out"))
                        + properties("size: 16:9\n").indent(-6)));

        assertThat(done.matches(1, TimeUnit.MINUTES)).isTrue();

        assertThat(written()).allSatisfy(KameletsTest::isAnImage);
        assertThat(written()).extracting(file -> file.getFileName().toString()).containsExactly("fox.png", "hen.png");
    }

    @Test
    void aSinkThatCannotWriteFailsTheCallingRouteAndDoesNotBuyAgain() throws Exception {
        Path file = Files.writeString(folder.resolve("in-the-way"), "");
        load(REDELIVERY + yamlRoute(SINK.formatted(properties("directory: %s\nnumberOfImages: 2\n".formatted(file)))));

        Exchange result = send("direct:in", "A fox");

        assertThat(result.getException()).hasStackTraceContaining("in-the-way");
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {ACTION_AS_ENDPOINT, ACTION_AS_STEP, SINK})
    void aSizeThatTheModelDoesNotMakeFailsAtTheStartWithTheNearestOnes(String step) {
        String yaml = yamlRoute(step.formatted(properties("size: 17:9\ndirectory: nowhere\n")));

        assertThatThrownBy(() -> load(yaml)).hasStackTraceContaining("17:9").hasStackTraceContaining("16:9");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aSinkWithoutAFolderFailsAtTheStart() {
        assertThatThrownBy(() -> load(yamlRoute(SINK.formatted(properties("")))))
                .hasStackTraceContaining("directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {ACTION_AS_ENDPOINT, ACTION_AS_STEP, SINK})
    void aFailureReachesTheCallingRouteWithWhatItCost(String step) throws Exception {
        simulator().faults().next(Fault.status(401));
        load(yamlRoute(
                """
                - doTry:
                    steps:
                %s
                    doCatch:
                      - exception: [io.github.camelrecraft.RecraftException]
                        steps:
                          - setBody:
                              simple: ${exception.billed}
                """.formatted(step.formatted(properties("directory: nowhere\n")).indent(6))));

        Exchange result = send("direct:in", "A fox");

        assertThat(result.getException()).isNull();
        assertThat(result.getMessage().getBody()).isEqualTo(Billing.NO);
    }

    @ParameterizedTest
    @ValueSource(strings = {ACTION_AS_ENDPOINT, ACTION_AS_STEP})
    void theCallingRoutesRedeliveryAsksForTheSameJob(String step) throws Exception {
        TestTime.jumping().of(component());
        simulator().faults().next(Fault.status(401), Fault.status(500).afterBilling());
        load(REDELIVERY + yamlRoute(step.formatted(properties(""))));

        Exchange result = send("direct:in", "A fox");

        assertThat(result.getException()).isNull();
        assertThat(simulator().requests().stream()
                        .map(request -> request.json().at("/0/taskUUID").asText())
                        .distinct())
                .hasSize(1);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    static Stream<Arguments> imageActionsAndWhoHasThem() {
        return imageActions()
                .flatMap(kamelet -> kamelet.providers().stream().map(provider -> Arguments.of(kamelet, provider)));
    }

    static Stream<Kamelet> imageActions() {
        return KameletFiles.ALL.stream().filter(kamelet -> kamelet.operation().takesImages());
    }

    @ParameterizedTest
    @MethodSource("imageActionsAndWhoHasThem")
    void anActionInAYamlRouteTurnsTheImageIntoOneAsTheEndpointDoes(Kamelet kamelet, String provider) throws Exception {
        boolean needsMore = kamelet.operation().needs(RecraftOperation.Input.PROMPT);
        load(yamlRoute(as(kamelet.name(), ACTION_AS_ENDPOINT)
                .formatted(propertiesOf(provider, needsMore ? "strength: 0.3\nprompt: A fox\n" : ""))));
        send(
                "recraft:" + kamelet.operation() + "?{{" + provider + "}}"
                        + (needsMore ? "&strength=0.3&prompt=A fox" : ""),
                IMAGE);
        RecordedRequest expected = simulator().requests().get(0);
        String billed = simulator().bills().all().get(0).model();
        simulator().clear();

        Exchange result = send("direct:in", IMAGE);

        assertThat(result.getException()).isNull();
        ImageInfo info = result.getMessage().getBody(ImageInfo.class);
        assertThat(result.getMessage().getHeader(Exchange.CONTENT_TYPE))
                .isEqualTo(info.format().mediaType());
        assertThat(info.format() == ImageFormat.SVG).isEqualTo(kamelet.operation() == RecraftOperation.VECTORIZE);
        assertThat(result.getMessage().getHeader(Exchange.FILE_NAME, String.class))
                .endsWith("." + info.format().extension());
        assertThat(simulator().requests().get(0).path()).isEqualTo(expected.path());
        assertThat(simulator().bills().all())
                .singleElement()
                .satisfies(bill -> assertThat(bill.model()).isEqualTo(billed));
    }

    @ParameterizedTest
    @MethodSource("imageActions")
    void anActionInAPipeTurnsTheImageThatTheSourceSendsIntoOneForTheSink(Kamelet kamelet) throws Exception {
        MockEndpoint sink = context.getEndpoint("mock:sink", MockEndpoint.class);
        sink.expectedMessageCount(1);
        load(pipe(
                "direct:in",
                kamelet.name(),
                propertiesOf(
                        "recraft",
                        switch (kamelet.operation()) {
                            case IMAGE_TO_IMAGE -> "strength: 0.3\nprompt: RAW(A fox & a hen, 100% + snow?)\n";
                            case VECTORIZE -> "strictColorPalette: \"#FF6B35,rgb(0, 43, 91)\"\nmaxNumShapes: 9\n";
                            default -> "outputFormat: png\n";
                        }),
                "uri: mock:sink"));

        assertThat(send("direct:in", IMAGE).getException()).isNull();

        sink.assertIsSatisfied();
        assertThat(sink.getReceivedExchanges()
                        .get(0)
                        .getMessage()
                        .getBody(ImageInfo.class)
                        .width())
                .isPositive();
        RecordedRequest asked = simulator().requests().get(0);
        switch (kamelet.operation()) {
            case IMAGE_TO_IMAGE -> {
                assertThat(asked.field("prompt")).isEqualTo("A fox & a hen, 100% + snow?");
                assertThat(asked.field("strength")).isEqualTo("0.3");
            }
            case VECTORIZE -> {
                assertThat(asked.json().at("/strict_color_palette")).hasToString("[[255,107,53],[0,43,91]]");
                assertThat(asked.json().at("/max_num_shapes").asInt()).isEqualTo(9);
            }
            default -> assertThat(asked.field("image_format")).isEqualTo("png");
        }
    }

    @Test
    void theHeaderSaysWhatBecomesOfTheImageBeforeThePropertyDoes() throws Exception {
        load(yamlRoute(as("recraft-image-to-image-action", ACTION_AS_STEP)
                .formatted(propertiesOf("recraft", "strength: 0.3\nprompt: A fox\n"))));

        Exchange result = send("direct:in", IMAGE, Map.of(RecraftConstants.PROMPT, "A hen"));

        assertThat(result.getException()).isNull();
        assertThat(simulator().requests().get(0).field("prompt")).isEqualTo("A hen");
    }

    @ParameterizedTest
    @MethodSource("imageActions")
    void aFailureOfAnImageActionReachesTheCallingRoute(Kamelet kamelet) throws Exception {
        load(yamlRoute(as(kamelet.name(), ACTION_AS_ENDPOINT)
                .formatted(propertiesOf(
                        "recraft",
                        kamelet.operation() == RecraftOperation.IMAGE_TO_IMAGE
                                ? "strength: 0.3\nprompt: A fox\n"
                                : ""))));
        simulator().faults().next(Fault.status(401));

        Exchange refused = send("direct:in", IMAGE);

        assertThat(refused.getException(RecraftException.class).getBilled()).isEqualTo(Billing.NO);
        assertThat(simulator().requests()).hasSize(1);

        Exchange noImage = send("direct:in", "https://images.example.com/fox.png");

        assertThat(noImage.getException(RecraftException.class).getBilled()).isEqualTo(Billing.NO);
        assertThat(simulator().requests()).hasSize(1);
        assertThat(simulator().bills().count()).isZero();
    }

    @Test
    void aPipeMakesAVectorImageWithoutABackgroundOfEachPromptInAFolder() throws Exception {
        simulator().reset(); // images of full size: a small one is not taken for the next step
        Path prompts = Files.createDirectories(folder.resolve("prompts"));
        Files.writeString(prompts.resolve("fox.txt"), "A fox");
        NotifyBuilder done =
                new NotifyBuilder(context).fromRoute("images").whenDone(1).create();
        String recraft = propertiesOf("recraft", "");
        load(pipe(
                "file:" + prompts + "?initialDelay=0&delay=10",
                step("recraft-generate-action", propertiesOf("recraft", "size: 1:1\n"))
                        + step("recraft-remove-background-action", recraft)
                        + step("recraft-vectorize-action", recraft),
                "uri: \"file:" + folder.resolve("out") + "\""));

        assertThat(done.matches(1, TimeUnit.MINUTES)).isTrue();

        assertThat(written()).singleElement().satisfies(file -> {
            assertThat(file.getFileName().toString()).startsWith("fox").endsWith(".svg");
            assertThat(file).content().contains("<svg");
        });
        assertThat(simulator().requests().stream().map(request -> request.path().replaceAll(".*/", "")))
                .containsExactly("generations", "removeBackground", "vectorize");
        assertThat(simulator().bills().count()).isEqualTo(3);
    }

    static final String ACTION_AS_ENDPOINT = """
            - to:
                uri: kamelet:recraft-generate-action
                parameters:
            %s
            """;

    static final String ACTION_AS_STEP = """
            - kamelet:
                name: recraft-generate-action
                parameters:
            %s
            """;

    static final String SINK = """
            - to:
                uri: kamelet:recraft-generate-sink
                parameters:
            %s
            """;

    static final String REDELIVERY = """
            - errorHandler:
                defaultErrorHandler:
                  redeliveryPolicy:
                    maximumRedeliveries: 2
                    redeliveryDelay: 0
            """;

    private static String yamlRoute(String steps) {
        return """
                - route:
                    id: calling
                    from:
                      uri: direct:in
                      steps:
                """ + steps.indent(8);
    }

    private static String pipe(String source, @Nullable String action, String properties, String sink) {
        return pipe(source, action == null ? "" : step(action, properties), sink);
    }

    private static String pipe(String source, String steps, String sink) {
        return """
                apiVersion: camel.apache.org/v1
                kind: Pipe
                metadata:
                  name: images
                spec:
                  source:
                    uri: "%s"
                """.formatted(source) + (steps.isEmpty() ? "" : "  steps:\n" + steps) + "  sink:\n" + sink.indent(4);
    }

    private static String step(String action, String properties) {
        return """
                - ref:
                    kind: Kamelet
                    apiVersion: camel.apache.org/v1
                    name: %s
                  properties:
                """.formatted(action).indent(4) + properties;
    }

    private static String as(String kamelet, String step) {
        return step.replace("recraft-generate-action", kamelet);
    }

    private String properties(String more) {
        return propertiesOf("runware", more);
    }

    private String propertiesOf(String provider, String more) {
        String key = provider.equals("fal") ? "id:" + KEY : KEY; // fal's keys have an id and a secret
        return """
                provider: %s
                apiKey: %s
                baseUrl: %s
                """.formatted(provider, key, simulator().baseUrl(provider))
                .concat(more)
                .indent(8);
    }

    private List<Path> written() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.sorted().toList();
        }
    }

    private static void isAnImage(Path file) throws IOException {
        assertThat(file.toString()).endsWith(".png");
        assertThat(ImageIO.read(file.toFile())).isNotNull();
    }

    private JsonNode asked() {
        JsonNode body = simulator().requests().get(0).json();
        return body.isArray() ? body.get(0) : body;
    }

    /** The action with these properties, in one of the ways of using it. */
    private void load(String way, String properties) throws Exception {
        load(
                switch (way) {
                    case "endpoint" -> yamlRoute(ACTION_AS_ENDPOINT.formatted(properties));
                    case "step" -> yamlRoute(ACTION_AS_STEP.formatted(properties));
                    default -> pipe("direct:in", "recraft-generate-action", properties, "uri: mock:sink");
                });
    }

    private void load(String yaml) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes.yaml", yaml));
        context.start();
    }
}
