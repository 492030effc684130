package io.github.camelrecraft;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.example.ComfyProvider;
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
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the reference page, those on providers, one of your own and security, and the README against the code: their tables are generated,
 * their examples compile, load and start. {@link PageExamplesTest} lets them make images.
 */
class ReferencePageTest {

    private static final String UPDATE = "mvn test -pl camel-recraft -am -Dtest=ReferencePageTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dupdate.docs=true";

    private static final JsonMapper JSON = new JsonMapper();

    private static final String COMPONENT = "camel.component.recraft.";

    static final List<DocumentPage> PAGES = DocumentPage.ALL;

    /** Where endpoints are started; the examples' routes, whose other components are not here, are only loaded. */
    private static DefaultCamelContext context;

    private static SnippetCompiler compiled;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startContext() {
        context = new DefaultCamelContext();
        context.getPropertiesComponent().addPropertiesFunction(new FullEnvironment());
        context.getRegistry().bind("tls", new SSLContextParameters());
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:pages;DB_CLOSE_DELAY=-1");
        context.getRegistry().bind("dataSource", database);
        context.getPropertiesComponent().addInitialProperty("image.ledger", "#dataSource");
        context.getPropertiesComponent().addInitialProperty("image.events", "/recraft/events");
        context.getRegistry().bind("comfy", new ComfyProvider());
        context.start();
    }

    @BeforeAll
    static void compileExamples(@TempDir Path classes) throws IOException {
        compiled = new SnippetCompiler(classes);
    }

    @AfterAll
    static void close() throws IOException {
        compiled.close();
        context.close();
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void itsTablesAreThoseOfTheCode(DocumentPage page) throws IOException {
        String renewed = PageTables.renew(page);
        if (Boolean.getBoolean("update.docs")) {
            page.write(renewed);
        } else {
            assertThat(page.text())
                    .as("The page is out of date, write its tables anew: " + UPDATE)
                    .isEqualTo(renewed);
        }
    }

    @Test
    void itsHeadIsThatOfTheMetadata() {
        JsonNode component = PageTables.metadata().path("component");

        assertThat(DocumentPage.REFERENCE.text())
                .contains(":doctitle: " + component.path("title").asText() + "\n")
                .contains(":shortname: " + component.path("scheme").asText() + "\n")
                .contains(":artifactid: " + component.path("artifactId").asText() + "\n")
                .contains(":description: " + component.path("description").asText() + "\n")
                .contains(":since: " + component.path("firstVersion").asText() + "\n")
                .contains(":supportlevel: " + component.path("supportLevel").asText() + "\n");
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void itNamesHeadersAndExceptionsThatExist(DocumentPage page) {
        assertThat(PageTables.headers()).containsAll(matches(page, "\\bCamelRecraft[A-Z]\\w*"));
        assertThat(exceptions()).containsAll(matches(page, "\\bRecraft[A-Z]\\w*Exception\\b"));
    }

    @Test
    void theReferenceNamesEveryException() {
        assertThat(matches(DocumentPage.REFERENCE, "\\bRecraft[A-Z]\\w*Exception\\b"))
                .isEqualTo(exceptions());
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void whatItLinksToIsThere(DocumentPage page) {
        Set<String> titles = matches(page, "(?m)^=+ .*$").stream()
                .map(title -> title.replaceFirst("^=+ ", ""))
                .collect(toSet());

        assertThat(titles)
                .containsAll(Pattern.compile("<<([^>]*)>>")
                        .matcher(page.prose())
                        .results()
                        // What is behind a comma is not the target but the text to show.
                        .map(link -> link.group(1).replaceAll(",.*", "").replaceAll("\\s+", " "))
                        .toList());
    }

    @Test
    void theFilesThatTheReadmeLinksToAreThere() {
        assertThat(matches(DocumentPage.README, "(?<=]\\()(?!https?:)[^)]+"))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(Path.of("..", link)).exists());
    }

    @Test
    void theTestsThatItNamesExist() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".java", "")))
                    .containsAll(matches(DocumentPage.SECURITY, "(?<=`)[A-Z]\\w*Test(?=`)"));
        }
    }

    @Test
    void theErrorThatItShowsIsTheRealOne() {
        assertThatThrownBy(() -> start("recraft:generate?model=recraftv4_1_pro&size=3840x2160"))
                .satisfies(error ->
                        assertThat(DocumentPage.REFERENCE.text()).contains("----\n" + error.getMessage() + "\n----\n"));
    }

    @Test
    void itsJavaCompiles() {
        assertThat(compiled.errors()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void anEndpointInItsTextStarts(String uri) throws Exception {
        start(uri);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void anExampleLoadsAndItsEndpointsStart(Snippet example) throws Exception {
        assumeThat(compiled.errors()).isEmpty();
        List<String> endpoints = new ArrayList<>();
        try (DefaultCamelContext loading = new DefaultCamelContext()) {
            example.loadInto(loading, compiled);
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
    @MethodSource("examplesInTabs")
    void anExampleIsThereInEveryLanguage(String tabs) {
        assertThat(Pattern.compile("(?m)^(.+)::$").matcher(tabs).results().map(tab -> tab.group(1)))
                .containsExactly("Java", "Endpoint DSL", "XML", "YAML");
    }

    @ParameterizedTest
    @MethodSource("properties")
    void itsPropertiesAreThoseOfTheComponent(Snippet example) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(example.text().replaceAll("\\{\\{.*}}", "key")));
        RecraftComponent component = new RecraftComponent();
        component.setCamelContext(context);
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith("image.")) {
                continue; // the application's own, which a route names in {{...}}
            }
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
        if (json.has("providers") && !json.has("models")) {
            assertThatItsTermsAreTaken(json.path("providers"), example.text());
            return;
        }
        if (!json.has("models")) {
            assertThat(json.fieldNames())
                    .toIterable()
                    .allMatch(name -> ImageOption.named(name).orElseThrow().settableByMessage());
            return;
        }
        Path file = Files.writeString(folder.resolve("models.json"), example.text());
        String model = json.path("models").fieldNames().next();
        ModelCatalog catalog = CatalogReader.read(context, "file:" + file);
        for (String provider : names(json.path("models").path(model).path("generate"))) {
            Offer offer = catalog.offer(RecraftOperation.GENERATE, provider, model, true);
            assertThat(offer.sizes().sizes()).isNotEmpty();
        }
    }

    /** A user's terms change those of the component, and name what is there. */
    private void assertThatItsTermsAreTaken(JsonNode providers, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("terms.json"), text);
        ModelCatalog ours = CatalogReader.read(context, null);
        ModelCatalog theirs = CatalogReader.read(context, "file:" + file);
        for (String provider : names(providers)) {
            for (String name : names(providers.path(provider))) {
                RecraftOperation operation = RecraftOperation.parse(name);
                Offer before = ours.offer(operation, provider, null, true);
                Offer after = theirs.offer(operation, provider, null, true);
                assertThat(after).isNotEqualTo(before);
                assertThat(after.traits().keySet()).isEqualTo(before.traits().keySet());
            }
        }
    }

    static Stream<String> endpoints() {
        return PAGES.stream()
                .flatMap(page -> Pattern.compile("`(recraft:[a-zA-Z]+(?:[?][^`]*)?)`")
                        .matcher(page.prose())
                        .results()
                        .map(match -> match.group(1)));
    }

    static Stream<Snippet> routes() {
        return Snippet.routes();
    }

    static Stream<String> examplesInTabs() {
        return PAGES.stream()
                .flatMap(page -> Pattern.compile("\\[tabs]\n====\n(.*?)\n====\n", Pattern.DOTALL)
                        .matcher(page.text())
                        .results()
                        .map(tabs -> tabs.group(1)));
    }

    static Stream<Snippet> properties() {
        return Snippet.all("properties");
    }

    static Stream<Snippet> json() {
        return Snippet.all("json");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> exceptions() {
        Stream<Class<?>> thrown = Arrays.stream(FailureKind.values())
                .map(kind -> Failure.of(kind, Billing.NO, ""))
                .map(failure -> RecraftException.of("", RecraftOperation.GENERATE, failure))
                .map(Object::getClass);
        return Stream.concat(thrown, Stream.of(RecraftNotBilledException.class))
                .map(Class::getSimpleName)
                .collect(toSet());
    }

    private static Set<String> matches(DocumentPage page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page.text())
                .results()
                .map(MatchResult::group)
                .collect(toSet());
    }

    /** Starts a producer, which checks every option against the model catalogue. Nothing is sent. */
    private static void start(String uri) throws Exception {
        // A provider that is not named is the one that has a key.
        boolean named = uri.contains("provider=");
        context.getComponent("recraft", RecraftComponent.class)
                .setEnvironment(variable -> named || variable.equals("RUNWARE_API_KEY") ? "key" : null);
        Endpoint endpoint = context.getEndpoint(uri);
        if (uri.matches("recraft:(events|recover).*")) {
            return; // routes begin with these, which tests of their own start
        }
        Producer producer = endpoint.createProducer();
        producer.start();
        producer.stop();
    }
}
