package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelrecraft.KameletFiles.Kamelet;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.OptionRule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Producer;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Holds the Kamelets and their page against the component, and writes what they say of its options anew when asked. */
class KameletFilesTest extends RouteTestSupport {

    private static final Path PAGE = Path.of("src/main/docs/kamelets.adoc");

    private static final String UPDATE = "mvn test -pl camel-recraft -am -Dtest=KameletFilesTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dupdate.kamelets=true";

    static List<Kamelet> kamelets() {
        return KameletFiles.ALL;
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itsPropertiesAreTheOptionsOfTheComponent(Kamelet kamelet) throws IOException {
        Path path = Path.of("src/main/resources", kamelet.file());
        holdOrUpdate(path, KameletFiles.of(kamelet, Files.readString(path)));
    }

    @Test
    void thePagesTablesAreTheKameletsAndTheirProperties() throws IOException {
        String page = Files.readString(PAGE);
        Map<Kamelet, JsonNode> definitions = new LinkedHashMap<>();
        for (Kamelet kamelet : KameletFiles.ALL) {
            JsonNode definition = yaml(Files.readString(Path.of("src/main/resources", kamelet.file())))
                    .at("/spec/definition");
            definitions.put(kamelet, definition);
            page = KameletFiles.replace(
                    page, "properties of " + kamelet.name(), KameletFiles.table(kamelet.name(), definition));
        }
        page = KameletFiles.replace(page, "kamelets", KameletFiles.table(definitions));
        holdOrUpdate(PAGE, page);
    }

    @Test
    void everyFileIsARowAndEveryRowAFile() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/kamelets"))) {
            assertThat(files.map(file -> "kamelets/" + file.getFileName()))
                    .containsExactlyInAnyOrderElementsOf(
                            KameletFiles.ALL.stream().map(Kamelet::file).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void everyOptionIsAPropertyOrTakenNowhereOrLeftOutForAReason(Kamelet kamelet) throws IOException {
        Set<String> accountedFor = properties(kamelet);
        assertThat(accountedFor).containsAll(kamelet.own());
        kamelet.own().forEach(accountedFor::remove);
        Set<String> takenNowhere = kamelet.takenNowhere();
        assertThat(kamelet.leftOut().keySet())
                .as("needs no reason beside the catalogue's")
                .doesNotContainAnyElementsOf(takenNowhere);
        Set<String> leftOut = new TreeSet<>(KameletFiles.LEFT_OUT.keySet());
        leftOut.addAll(kamelet.leftOut().keySet());
        leftOut.addAll(takenNowhere);
        assertThat(leftOut).doesNotContainAnyElementsOf(accountedFor);
        accountedFor.addAll(leftOut);

        assertThat(KameletFiles.METADATA.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(accountedFor);
    }

    @Test
    void aKameletHasTheOptionsOfItsOwnOperationAlone() throws IOException {
        Map<String, Set<String>> properties = new HashMap<>();
        for (Kamelet kamelet : KameletFiles.ALL) {
            properties.put(kamelet.name().replaceAll("^recraft-|-action$", ""), properties(kamelet));
        }

        assertThat(properties.values()).allSatisfy(each -> assertThat(each).contains("provider", "apiKey", "baseUrl"));
        assertThat(properties.get("generate")).contains("size", "seed", "gatewayId", "model", "accountId");
        assertThat(properties.get("generate")).doesNotContain("svgCompression", "strictColorPalette", "strength");
        assertThat(properties.get("vectorize")).contains("svgCompression", "strictColorPalette", "includeCost");
        assertThat(properties.get("vectorize")).doesNotContain("prompt", "size", "model", "gatewayId", "strictModels");
        assertThat(properties.get("image-to-image")).contains("prompt", "strength", "model", "negativePrompt");
        assertThat(properties.get("image-to-image")).doesNotContain("size", "accountId", "cancelAfter");
        assertThat(properties.get("remove-background")).contains("outputFormat", "cancelAfter");
        assertThat(properties.get("remove-background")).doesNotContain("falRunnerHint", "checkContent", "prompt");
        assertThat(properties.get("crisp-upscale")).contains("falRunnerHint", "checkContent", "cancelAfter");
        assertThat(properties.get("creative-upscale")).contains("falRunnerHint", "checkContent", "cancelAfter");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itIsAsTheCatalogueOfKameletsWantsIt(Kamelet kamelet) throws IOException {
        JsonNode file = packaged(kamelet);
        String version = version();
        String annotation = "camel.apache.org/";

        assertThat(file.path("kind").asText()).isEqualTo("Kamelet");
        assertThat(file.at("/metadata/name").asText()).isEqualTo(kamelet.name());
        JsonNode annotations = file.at("/metadata/annotations");
        for (String name : List.of("kamelet.support.level", "provider", "kamelet.group", "kamelet.namespace")) {
            assertThat(annotations.path(annotation + name).asText()).as(name).isNotBlank();
        }
        assertThat(annotations.path(annotation + "catalog.version").asText()).isEqualTo(version);
        assertThat(annotations.path(annotation + "kamelet.icon").asText()).startsWith("data:image/svg+xml;base64,");
        assertThat(file.at("/metadata/labels").path(annotation + "kamelet.type").asText())
                .isEqualTo(kamelet.isSink() ? "sink" : "action");
        assertThat(file.at("/spec/dependencies"))
                .extracting(JsonNode::asText)
                .contains("mvn:io.github.camelrecraft:camel-recraft:" + version);
        file.at("/spec/definition/properties").properties().forEach(property -> {
            JsonNode terms = property.getValue();
            assertThat(terms.path("title").asText()).as(property.getKey()).isNotBlank();
            assertThat(terms.path("description").asText()).as(property.getKey()).endsWith(".");
            assertThat(terms.has("enum") || terms.path("type").asText().equals("boolean") || terms.has("example"))
                    .as("an example of " + property.getKey())
                    .isTrue();
            assertThat(terms.has("default"))
                    .as("a default here would hide what the application sets on the component: " + property.getKey())
                    .isFalse();
        });
    }

    /** Some provider takes it with some model, beside what else it needs. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void anExampleIsAValueThatAnEndpointTakes(Kamelet kamelet) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:kamelets;DB_CLOSE_DELAY=-1");
        context.getRegistry().bind("dataSource", database);
        for (String option : kamelet.options()) {
            String example = KameletFiles.EXAMPLES.get(option);
            if (example != null && !option.equals("apiKey")) {
                assertThat(kamelet.offers())
                        .as(option + "=" + example)
                        .anyMatch(offer -> starts(kamelet, offer, option, example));
            }
        }
    }

    private boolean starts(Kamelet kamelet, Offer offer, String option, String example) {
        Map<String, String> parameters = new HashMap<>(Map.of("provider", offer.provider(), "apiKey", "id:key"));
        parameters.put("accountId", "acc");
        if (!offer.model().isEmpty()) {
            parameters.put("model", offer.model());
        }
        offer.options().forEach((name, rule) -> {
            if (rule.required()) {
                parameters.put(name, KameletFiles.EXAMPLES.get(name));
            }
        });
        OptionRule rule = offer.options().get(option);
        if (rule != null && rule.needs() != null) {
            String needed = rule.needs().replaceAll("=.*", "");
            parameters.put(
                    needed,
                    KameletFiles.EXAMPLES.getOrDefault(
                            needed, rule.needs().replaceAll(".*=", "").replaceAll("\\|.*", "")));
        }
        parameters.put(option, example);
        StringJoiner uri = new StringJoiner("&", "recraft:" + kamelet.operation() + "?", "");
        parameters.forEach((name, value) -> uri.add(name + "=RAW(" + value + ")"));
        try {
            start(uri.toString());
            return true;
        } catch (Exception e) {
            return false;
        }
    }

    @Test
    void thePagesExamplesStart() throws Exception {
        component().setEnvironment(variable -> "key");
        context.getPropertiesComponent().addPropertiesFunction(new EnvironmentOfKeys());
        String page = Files.readString(PAGE);
        List<String> examples = Pattern.compile("\\[source,yaml]\n----\n(.*?)\n----\n", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(example -> example.group(1)
                        .replace("file:images", "file:{{out}}")
                        .replace("directory: images", "directory: " + folder)
                        .replace("file:prompts", "file:" + folder.resolve("of-" + example.start())))
                .toList();
        assertThat(examples).hasSize(3);
        for (String example : examples) {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("example.yaml", example));
        }

        assertThatCode(context::start).doesNotThrowAnyException();
        assertThat(context.getRoutes().stream().filter(route -> !route.isCreatedByKamelet()))
                .hasSize(3);
    }

    private void start(String uri) throws Exception {
        context.start();
        Producer producer = context.getEndpoint(uri).createProducer();
        producer.start();
        producer.stop();
    }

    private static void holdOrUpdate(Path path, String expected) throws IOException {
        if (Boolean.getBoolean("update.kamelets")) {
            Files.writeString(path, expected);
        } else {
            assertThat(path)
                    .as("The component's options have changed. Write the file anew: " + UPDATE)
                    .content()
                    .isEqualTo(expected);
        }
    }

    private static Set<String> properties(Kamelet kamelet) throws IOException {
        Set<String> names = new TreeSet<>();
        packaged(kamelet).at("/spec/definition/properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** As it is in the jar. */
    private static JsonNode packaged(Kamelet kamelet) throws IOException {
        try (InputStream in = RecraftComponent.class.getResourceAsStream("/" + kamelet.file())) {
            return yaml(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static JsonNode yaml(String text) {
        return new ObjectMapper().valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    private static String version() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        Matcher parent = Pattern.compile("<parent>.*?<version>(.*?)</version>", Pattern.DOTALL)
                .matcher(pom);
        assertThat(parent.find()).isTrue();
        return parent.group(1);
    }

    /** An environment in which every variable is set. */
    private static final class EnvironmentOfKeys implements PropertiesFunction {
        @Override
        public String getName() {
            return "env";
        }

        @Override
        public String apply(String variable) {
            return "key";
        }
    }
}
