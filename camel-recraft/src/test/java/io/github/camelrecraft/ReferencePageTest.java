package io.github.camelrecraft;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ModelCatalog;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.RecraftOperation;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.camel.Producer;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the reference page against the code: its tables are generated, and its examples are tried. */
class ReferencePageTest {

    private static final Path PAGE = Path.of("src/main/docs/recraft-component.adoc");

    private static final String UPDATE = "mvn test -pl camel-recraft -am -Dtest=ReferencePageTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dupdate.docs=true";

    private static final JsonMapper JSON = new JsonMapper();

    private static final String METADATA = "/META-INF/io/github/camelrecraft/recraft.json";

    private static final String COMPONENT = "camel.component.recraft.";

    private static final String CATALOG = "/io/github/camelrecraft/model-catalog.json";

    /** Where endpoints are started; the examples' routes, whose other components are not here, are only loaded. */
    private static DefaultCamelContext context;

    private static URLClassLoader examples;

    private static String compilerErrors;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startContext() {
        context = new DefaultCamelContext();
        context.getPropertiesComponent().addPropertiesFunction(new Environment());
        context.getRegistry().bind("tls", new SSLContextParameters());
        context.start();
    }

    @BeforeAll
    static void compileExamples(@TempDir Path classes) throws IOException {
        StringWriter errors = new StringWriter();
        String classPath = System.getProperty("java.class.path");
        List<String> options = List.of("-d", classes.toString(), "-proc:none", "-classpath", classPath);
        ToolProvider.getSystemJavaCompiler()
                .getTask(
                        errors,
                        null,
                        null,
                        options,
                        null,
                        Snippet.all("java").map(Snippet::source).toList())
                .call();
        compilerErrors = errors.toString();
        examples = new URLClassLoader(new URL[] {classes.toUri().toURL()});
    }

    @AfterAll
    static void close() throws IOException {
        examples.close();
        context.close();
    }

    @Test
    void itsTablesAreThoseOfTheCode() throws IOException {
        String page = page();
        String generated = page;
        for (Map.Entry<String, String> table : Tables.all().entrySet()) {
            generated = replace(generated, table.getKey(), table.getValue());
        }
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(PAGE, generated);
        } else {
            assertThat(page)
                    .as("The page is out of date, write its tables anew: " + UPDATE)
                    .isEqualTo(generated);
        }
    }

    @Test
    void itsHeadIsThatOfTheMetadata() {
        JsonNode component = read(METADATA).path("component");

        assertThat(page())
                .contains(":doctitle: " + component.path("title").asText() + "\n")
                .contains(":shortname: " + component.path("scheme").asText() + "\n")
                .contains(":artifactid: " + component.path("artifactId").asText() + "\n")
                .contains(":description: " + component.path("description").asText() + "\n")
                .contains(":since: " + component.path("firstVersion").asText() + "\n")
                .contains(":supportlevel: " + component.path("supportLevel").asText() + "\n");
    }

    @Test
    void itNamesHeadersAndExceptionsThatExist() {
        Set<String> exceptions = Arrays.stream(FailureKind.values())
                .map(kind -> Failure.of(kind, Billing.NO, ""))
                .map(failure -> RecraftException.of("", RecraftOperation.GENERATE, failure))
                .map(exception -> exception.getClass().getSimpleName())
                .collect(toSet());

        assertThat(Tables.names(read(METADATA).path("headers"))).containsAll(matches("\\bCamelRecraft[A-Z]\\w*"));
        assertThat(matches("\\bRecraft[A-Z]\\w*Exception\\b")).isEqualTo(exceptions);
    }

    @Test
    void theErrorThatItShowsIsTheRealOne() {
        assertThatThrownBy(() -> start("recraft:generate?model=recraftv4_1_pro&size=3840x2160"))
                .satisfies(error -> assertThat(page()).contains("----\n" + error.getMessage() + "\n----\n"));
    }

    @Test
    void itsJavaCompiles() {
        assertThat(compilerErrors).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void anEndpointInItsTextStarts(String uri) throws Exception {
        start(uri);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void anExampleLoadsAndItsEndpointsStart(Snippet example) throws Exception {
        List<String> endpoints = new ArrayList<>();
        try (DefaultCamelContext loading = new DefaultCamelContext()) {
            example.loadInto(loading);
            for (RouteDefinition route : loading.getRouteDefinitions()) {
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), SendDefinition.class)
                        .forEach(to -> endpoints.add(to.getEndpointUri()));
            }
        }
        endpoints.removeIf(uri -> !uri.startsWith("recraft:"));
        assertThat(endpoints).isNotEmpty();
        for (String uri : endpoints) {
            start(uri);
        }
    }

    @ParameterizedTest
    @MethodSource("properties")
    void itsPropertiesAreThoseOfTheComponent(Snippet example) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(example.text().replaceAll("\\{\\{.*}}", "key")));
        RecraftComponent component = new RecraftComponent();
        component.setCamelContext(context);
        for (String name : properties.stringPropertyNames()) {
            assertThat(name).startsWith(COMPONENT);
            PropertyBindingSupport.build()
                    .withMandatory(true)
                    .withConfigurer(component.getComponentPropertyConfigurer())
                    .bind(context, component, name.substring(COMPONENT.length()), properties.getProperty(name));
        }
    }

    @ParameterizedTest
    @MethodSource("json")
    void itsJsonIsUnderstood(Snippet example) throws Exception {
        JsonNode json = JSON.readTree(example.text());
        if (!json.has("models")) {
            assertThat(json.fieldNames())
                    .toIterable()
                    .allMatch(name -> ImageOption.named(name).orElseThrow().settableByMessage());
            return;
        }
        Path file = Files.writeString(folder.resolve("models.json"), example.text());
        String model = json.path("models").fieldNames().next();
        ModelCatalog catalog = CatalogReader.read(context, "file:" + file);
        for (String provider : catalog.providers(RecraftOperation.GENERATE)) {
            Offer offer = catalog.offer(RecraftOperation.GENERATE, provider, model, true);
            assertThat(offer.sizes().sizes()).isNotEmpty();
        }
    }

    static Stream<String> endpoints() {
        String text = Snippet.BLOCK.matcher(page()).replaceAll("");
        return Pattern.compile("`(recraft:generate[^`]*)`")
                .matcher(text)
                .results()
                .map(match -> match.group(1));
    }

    static Stream<Snippet> routes() {
        return Snippet.all("java", "xml", "yaml").filter(Snippet::isRoute);
    }

    static Stream<Snippet> properties() {
        return Snippet.all("properties");
    }

    static Stream<Snippet> json() {
        return Snippet.all("json");
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String resource) {
        try (InputStream in = RecraftComponent.class.getResourceAsStream(resource)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> matches(String pattern) {
        return Pattern.compile(pattern)
                .matcher(page())
                .results()
                .map(MatchResult::group)
                .collect(toSet());
    }

    private static String replace(String page, String name, String table) {
        String start = "// " + name + ": START\n";
        String end = "// " + name + ": END\n";
        assertThat(page).contains(start).contains(end);
        return page.substring(0, page.indexOf(start) + start.length()) + table + page.substring(page.indexOf(end));
    }

    /** Starts a producer, which checks every option against the model catalogue. Nothing is sent. */
    private static void start(String uri) throws Exception {
        // A provider that is not named is the one that has a key.
        boolean named = uri.contains("provider=");
        context.getComponent("recraft", RecraftComponent.class)
                .setEnvironment(variable -> named || variable.equals("RUNWARE_API_KEY") ? "key" : null);
        Producer producer = context.getEndpoint(uri).createProducer();
        producer.start();
        producer.stop();
    }

    /** An environment in which every variable is set. */
    private static final class Environment implements PropertiesFunction {
        @Override
        public String getName() {
            return "env";
        }

        @Override
        public String apply(String variable) {
            return "key";
        }
    }

    /** A block of source on the page. */
    record Snippet(String language, String text, int line) {

        static final Pattern BLOCK = Pattern.compile("\\[source,(\\w+)]\n----\n(.*?)\n----\n", Pattern.DOTALL);

        private static final Pattern CLASS = Pattern.compile("^class (\\w+)", Pattern.MULTILINE);

        static Stream<Snippet> all(String... languages) {
            String page = page();
            return BLOCK.matcher(page)
                    .results()
                    .map(block -> new Snippet(
                            block.group(1),
                            block.group(2),
                            (int) page.substring(0, block.start()).lines().count() + 1))
                    .filter(snippet -> List.of(languages).contains(snippet.language()));
        }

        boolean isRoute() {
            return switch (language) {
                case "java" -> !isClass() && text.contains("from(");
                case "xml" -> !text.startsWith("<dependency>");
                default -> true;
            };
        }

        private boolean isClass() {
            return CLASS.matcher(text).find();
        }

        void loadInto(DefaultCamelContext loading) throws Exception {
            if (language.equals("java")) {
                assumeThat(compilerErrors).isEmpty();
                Class<?> routes = examples.loadClass(className());
                loading.addRoutes((RoutesBuilder) routes.getConstructor().newInstance());
            } else {
                Resource resource = ResourceHelper.fromString("example." + language, text);
                PluginHelper.getRoutesLoader(loading).loadRoutes(resource);
            }
        }

        JavaFileObject source() {
            URI uri = URI.create("string:///" + className() + ".java");
            return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return isClass() ? text : inRouteBuilder();
                }
            };
        }

        private String className() {
            Matcher declared = CLASS.matcher(text);
            return declared.find() ? declared.group(1) : "ExampleInLine" + line;
        }

        private String inRouteBuilder() {
            return """
                    import static io.github.camelrecraft.dsl.StaticEndpointBuilders.recraft;
                    import io.github.camelrecraft.*;
                    import java.util.*;
                    import org.apache.camel.*;
                    import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
                    public class %s extends EndpointRouteBuilder {
                        public void configure() throws Exception {
                            %s
                        }
                    }
                    """.formatted(className(), text);
        }

        @Override
        public String toString() {
            return language + " in line " + line;
        }
    }

    /** The page's tables, by the name of their markers. */
    private static final class Tables {

        private static final String OPTIONS = "[width=\"100%\",cols=\"2,5,^1,2\",options=\"header\"]";

        static Map<String, String> all() {
            JsonNode metadata = read(METADATA);
            JsonNode catalog = read(CATALOG);
            return Map.of(
                    "component options", options("Component options", metadata.path("componentProperties")),
                    "endpoint options", options("Endpoint options", metadata.path("properties")),
                    "headers", headers(metadata.path("headers")),
                    "provider options", providers(catalog.path("providers")),
                    "models", models(catalog.path("models")),
                    "sizes", sizes(catalog.path("sizes")));
        }

        private static String options(String title, JsonNode options) {
            Stream<String> rows = options.properties().stream().map(option -> {
                JsonNode terms = option.getValue();
                String required = terms.path("required").asBoolean() ? "*Required* " : "";
                return row(
                        "*" + option.getKey() + "* (" + terms.path("group").asText() + ")",
                        required + description(terms) + values(terms.path("enum")),
                        terms.path("defaultValue").asText(),
                        type(terms));
            });
            return table(title, OPTIONS, row("Name", "Description", "Default", "Type"), rows);
        }

        private static String headers(JsonNode headers) {
            Set<String> read = ImageOption.all().stream().map(HeaderNames::of).collect(toSet());
            return headers("Headers that are read", headers, read::contains) + "\n"
                    + headers("Headers that are set", headers, name -> !read.contains(name));
        }

        private static String headers(String title, JsonNode headers, Predicate<String> which) {
            Stream<String> rows = headers.properties().stream()
                    .filter(header -> which.test(header.getKey()))
                    .map(header -> row(
                            header.getKey() + " +\nConstant: `" + constant(header.getValue()) + "`",
                            description(header.getValue()),
                            type(header.getValue())));
            return table(
                    title,
                    "[width=\"100%\",cols=\"3,5,1\",options=\"header\"]",
                    row("Name", "Description", "Type"),
                    rows);
        }

        private static String providers(JsonNode providers) {
            List<String> names = names(providers);
            Stream<String> rows = ImageOption.all().stream()
                    .filter(option -> option != ImageOption.MODEL)
                    .map(ImageOption::optionName)
                    .map(option -> row(
                            "`" + option + "`",
                            names.stream()
                                    .map(name -> providers
                                            .path(name)
                                            .path("generate")
                                            .path("options")
                                            .path(option))
                                    .map(Tables::rule)));
            return table(
                    "What each provider takes",
                    "[cols=\"1,2,2\",options=\"header\"]",
                    row("Option", names.stream()),
                    rows);
        }

        private static String rule(JsonNode rule) {
            if (rule.isMissingNode()) {
                return "";
            }
            List<String> parts = new ArrayList<>();
            rule.path("values").forEach(value -> parts.add("`" + value.asText() + "`"));
            String min = rule.path("min").asText();
            String max = rule.path("max").asText();
            if (!max.isEmpty()) {
                parts.add(min.equals(max) ? min : min + " to " + max);
            } else if (!min.isEmpty()) {
                parts.add(min + " or more");
            }
            if (rule.has("maxItems")) {
                parts.add("at most " + rule.path("maxItems").asText());
            }
            if (rule.has("needs")) {
                parts.add("with `" + rule.path("needs").asText() + "`");
            }
            return parts.isEmpty() ? "yes" : String.join(", ", parts);
        }

        private static String models(JsonNode models) {
            Stream<String> rows = models.properties().stream().map(model -> {
                JsonNode offers = model.getValue().path("generate");
                return row(
                        "`" + model.getKey() + "`",
                        model.getValue().path("sizes").asText(),
                        model.getValue().path("prompt").asText(),
                        code(offers.path("cloudflare").path("id").asText()),
                        code(offers.path("runware").path("id").asText()));
            });
            String head = row("Model", "Sizes", "Longest prompt", "cloudflare", "runware");
            return table("Models", "[cols=\"3,1,1,3,3\",options=\"header\"]", head, rows);
        }

        private static String sizes(JsonNode sizes) {
            List<String> names = names(sizes);
            Stream<String> rows = names(sizes.path(names.get(0))).stream()
                    .map(ratio -> row(
                            ratio,
                            names.stream()
                                    .map(name -> sizes.path(name).path(ratio).asText())));
            return table("Sizes", "[options=\"header\"]", row("Ratio", names.stream()), rows);
        }

        private static String table(String title, String attributes, String head, Stream<String> rows) {
            return "." + title + "\n" + attributes + "\n|===\n" + head + "\n" + rows.collect(joining()) + "|===\n";
        }

        private static String row(String first, Stream<String> others) {
            return row(Stream.concat(Stream.of(first), others).toArray(String[]::new));
        }

        private static String row(String... cells) {
            return Arrays.stream(cells)
                            .map(cell -> "| " + cell.replace("|", "\\|"))
                            .collect(joining(" "))
                            .stripTrailing()
                    + "\n";
        }

        private static String description(JsonNode terms) {
            String text = terms.path("description").asText();
            return text.endsWith(".") ? text : text + ".";
        }

        private static String values(JsonNode values) {
            List<String> names = new ArrayList<>();
            values.forEach(value -> names.add("`" + value.asText() + "`"));
            return names.isEmpty() ? "" : " Values: " + String.join(", ", names) + ".";
        }

        private static String type(JsonNode terms) {
            return terms.path("type").asText().equals("duration")
                    ? "duration"
                    : terms.path("javaType").asText().replaceAll(".*\\.", "");
        }

        private static String constant(JsonNode header) {
            return header.path("constantName").asText().replaceAll(".*#", "");
        }

        private static String code(String id) {
            return id.isEmpty() ? "" : "`" + id + "`";
        }

        private static List<String> names(JsonNode object) {
            return object.properties().stream().map(Map.Entry::getKey).toList();
        }
    }
}
