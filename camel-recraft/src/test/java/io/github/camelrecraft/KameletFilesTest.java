package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelrecraft.KameletFiles.Kamelet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Producer;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
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
    void thePagesTablesAreThePropertiesOfTheKamelets() throws IOException {
        String page = Files.readString(PAGE);
        for (Kamelet kamelet : KameletFiles.ALL) {
            JsonNode definition = yaml(Files.readString(Path.of("src/main/resources", kamelet.file())))
                    .at("/spec/definition");
            page = KameletFiles.replace(
                    page, "properties of " + kamelet.name(), KameletFiles.table(kamelet.name(), definition));
        }
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
    void everyOptionIsAPropertyOrLeftOutForAReason(Kamelet kamelet) throws IOException {
        Set<String> accountedFor = new TreeSet<>();
        packaged(kamelet).at("/spec/definition/properties").fieldNames().forEachRemaining(accountedFor::add);
        assertThat(accountedFor).containsAll(kamelet.own());
        kamelet.own().forEach(accountedFor::remove);
        List<String> leftOut = new ArrayList<>(KameletFiles.LEFT_OUT.keySet());
        leftOut.addAll(kamelet.leftOut().keySet());
        assertThat(leftOut).doesNotContainAnyElementsOf(accountedFor);
        accountedFor.addAll(leftOut);

        assertThat(KameletFiles.METADATA.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(accountedFor);
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

    static List<Map.Entry<String, String>> examples() {
        return KameletFiles.EXAMPLES.entrySet().stream()
                .filter(example -> !example.getKey().equals("apiKey"))
                .toList();
    }

    /** Some provider takes it, beside what else it needs. */
    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsAValueThatAnEndpointTakes(Map.Entry<String, String> example) {
        List<Throwable> refusals = new ArrayList<>();
        for (String provider : List.of("runware", "cloudflare")) {
            try {
                start("recraft:generate?provider=" + provider + "&apiKey=key&accountId=acc&" + example.getKey()
                        + "=RAW(" + example.getValue() + ")");
                return;
            } catch (Exception e) {
                refusals.add(e);
            }
        }
        assertThat(refusals).isEmpty();
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
                        .replace("file:prompts", "file:" + folder))
                .toList();
        assertThat(examples).hasSize(2);
        for (String example : examples) {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("example.yaml", example));
        }

        assertThatCode(context::start).doesNotThrowAnyException();
        assertThat(context.getRoutes().stream().filter(route -> !route.isCreatedByKamelet()))
                .hasSize(2);
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
