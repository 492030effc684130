package io.github.camelrecraft.examples.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The manifests, held against what a worker reads. There is no cluster here to hold them against. */
class KubernetesTest {

    private static final Path MANIFESTS = Path.of("kubernetes");
    private static final Path ROUTES = Path.of("src/main/resources/camel");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\??)([a-z][\\w.-]*)}}");

    /** What the component looks for in the environment by itself. */
    private static final Set<String> KEYS = Set.of("RUNWARE_API_KEY");

    private final Properties settings = settings();

    @Test
    void everyVariableIsOneThatTheWorkerReads() throws Exception {
        Set<String> read = new TreeSet<>(KEYS);
        settings.stringPropertyNames().forEach(name -> read.add(variable(name)));
        placeholders("").forEach(name -> read.add(variable(name)));
        placeholders("?").forEach(name -> read.add(variable(name)));

        assertThat(read).containsAll(variables());
    }

    @Test
    void everySettingWithoutADefaultIsGiven() throws Exception {
        Set<String> needed = new TreeSet<>(placeholders(""));
        needed.removeAll(settings.stringPropertyNames());

        assertThat(needed).isNotEmpty();
        assertThat(variables())
                .containsAll(needed.stream().map(KubernetesTest::variable).toList())
                .contains("LEDGER", "LEDGER_URL", "LEDGER_USERNAME", "LEDGER_PASSWORD");
    }

    @Test
    void whatIsSecretIsInTheSecretAlone() throws Exception {
        assertThat(keys(document("ConfigMap"), "data")).noneMatch(name -> name.matches(".*(KEY|PASSWORD|TOKEN).*"));
        assertThat(keys(document("Secret"), "stringData"))
                .containsExactlyInAnyOrder("RUNWARE_API_KEY", "LEDGER_PASSWORD", "S3_ACCESS_KEY", "S3_SECRET_KEY");
    }

    @Test
    void theProbesAskAtThePortAtWhichTheWorkerAnswers() throws Exception {
        Map<String, Object> container = container();
        Map<String, Object> port = list(container, "ports").get(0);

        assertThat(map(document("ConfigMap"), "data")).containsEntry("HEALTH", "true");
        assertThat(map(document("ConfigMap"), "data").get("HEALTH_PORT")).isEqualTo("" + port.get("containerPort"));
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(map(map(container, probe), "httpGet"))
                    .as(probe)
                    .containsEntry("port", port.get("name"))
                    .containsEntry("path", "/observe/health/" + (probe.startsWith("readiness") ? "ready" : "live"));
        }
    }

    @Test
    void aPodHasMoreTimeToEndThanTheWorkerTakes() throws Exception {
        int grace = (int) pod().get("terminationGracePeriodSeconds");

        assertThat(grace).isGreaterThan(Integer.parseInt(settings.getProperty("camel.main.shutdownTimeout")));
    }

    @Test
    void theScalerLooksAtTheTopicAndTheGroupOfTheWorkers() throws Exception {
        Map<String, Object> scaler = map(document("ScaledObject"), "spec");
        Map<String, Object> configuration = map(document("ConfigMap"), "data");

        assertThat(map(scaler, "scaleTargetRef").get("name"))
                .isEqualTo(map(document("Deployment"), "metadata").get("name"));
        assertThat(map(list(scaler, "triggers").get(0), "metadata"))
                .containsEntry("bootstrapServers", configuration.get("KAFKA_BROKERS"))
                .containsEntry("topic", configuration.get("KAFKA_PROMPTS"))
                .containsEntry("consumerGroup", configuration.get("KAFKA_GROUP"));
    }

    /** How Camel finds a setting in the environment. */
    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static Set<String> variables() throws IOException {
        Set<String> names = new HashSet<>(keys(document("ConfigMap"), "data"));
        names.addAll(keys(document("Secret"), "stringData"));
        list(container(), "env").forEach(variable -> names.add((String) variable.get("name")));
        return names;
    }

    private static Properties settings() {
        Properties settings = new Properties();
        try (InputStream file = KubernetesTest.class.getResourceAsStream("/application.properties")) {
            settings.load(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return settings;
    }

    /** The settings that the routes, and other settings, ask for in this way. */
    private Set<String> placeholders(String how) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String route : List.of("image.yaml", "kafka.yaml")) {
            texts.add(Files.readString(ROUTES.resolve(route)));
        }
        settings.stringPropertyNames().forEach(name -> texts.add(settings.getProperty(name)));
        return texts.stream()
                .flatMap(text -> PLACEHOLDER.matcher(text).results())
                .filter(match -> match.group(1).equals(how))
                .map(match -> match.group(2))
                .collect(Collectors.toSet());
    }

    private static Map<String, Object> container() throws IOException {
        return list(pod(), "containers").get(0);
    }

    private static Map<String, Object> pod() throws IOException {
        return map(map(map(document("Deployment"), "spec"), "template"), "spec");
    }

    private static Map<String, Object> document(String kind) throws IOException {
        List<Map<String, Object>> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(MANIFESTS)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".yaml")).toList()) {
                Load yaml = new Load(LoadSettings.builder().build());
                yaml.loadAllFromString(Files.readString(file)).forEach(document -> found.add(asMap(document)));
            }
        }
        return found.stream()
                .filter(document -> kind.equals(document.get("kind")))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> keys(Map<String, Object> document, String name) {
        return map(document, name).keySet();
    }

    private static Map<String, Object> map(Map<String, Object> document, String name) {
        return asMap(document.get(name));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> document, String name) {
        return (List<Map<String, Object>>) document.get(name);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
