package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.observe.RequestEnd;
import io.github.camelrecraft.observe.RequestObserver;
import io.github.camelrecraft.simulator.Fault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

/** Holds the page about operations against what the component really shows. */
class OperationsPageTest extends RouteTestSupport {

    private static final Path PAGE = Path.of("src/main/docs/operations.adoc");

    @Test
    void itsMetersAreThoseThatThereAre() throws IOException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        context.getRegistry().bind("meters", meters);
        component().setBudget(1.0);
        send("recraft:generate?{{runware}}&model=recraftv4", "A fox");

        Set<String> names = meters.getMeters().stream()
                .map(meter -> meter.getId().getName())
                .collect(Collectors.toSet());
        assertThat(firstCells("== Meters", "| Meter")).isEqualTo(new TreeSet<>(names));
        Set<String> tags = meters.getMeters().stream()
                .flatMap(meter -> meter.getId().getTags().stream())
                .map(tag -> tag.getKey())
                .collect(Collectors.toSet());
        assertThat(firstCells("== Meters", "| Tag")).isEqualTo(new TreeSet<>(tags));
    }

    @Test
    void itsOutcomesAreAllKindsOfFailure() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains("`outcome` | `" + RequestEnd.SUCCESS + "`, or the kind of failure: "
                        + Arrays.stream(FailureKind.values())
                                .map(kind -> "`" + RequestEnd.name(kind) + "`")
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    @Test
    void itsAttributesOfSpansAreThoseThatThereAre() throws IOException {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        try (OpenTelemetrySdk openTelemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build())
                .build()) {
            context.getRegistry().bind("openTelemetry", openTelemetry);
            send("recraft:generate?{{runware}}&includeCost=true", "A fox");
            simulator().faults().next(Fault.status(401));
            send("recraft:generate?{{runware}}", "A fox");

            Set<String> attributes = spans.getFinishedSpanItems().stream()
                    .flatMap(span -> span.getAttributes().asMap().keySet().stream())
                    .map(key -> key.getKey())
                    .collect(Collectors.toSet());
            assertThat(firstCells("== Spans", "| Attribute")).isEqualTo(new TreeSet<>(attributes));
        }
    }

    @Test
    void itsAttributesOfJmxAreThoseThatThereAre() throws IOException {
        Set<String> attributes = Stream.of(RecraftFiguresMBean.class, RecraftComponent.class, RecraftEndpoint.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(ManagedAttribute.class))
                .map(method -> method.getName().substring("get".length()))
                .collect(Collectors.toSet());

        assertThat(firstCells("== JMX", "| Attribute")).isEqualTo(new TreeSet<>(attributes));
    }

    @Test
    void itsPropertiesSwitchOnWhatTheySayInAProgramOnCamelMain() throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(snippet("properties")));
        Main main = new Main();
        main.setPropertyPlaceholderLocations("false");
        main.setOverrideProperties(properties);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("recraft:generate?" + access("runware"));
            }
        });
        main.start();
        try {
            assertThat(HealthCheckHelper.getHealthCheckRepository(main.getCamelContext(), "producers").stream())
                    .singleElement()
                    .satisfies(check -> assertThat(check.getId()).startsWith("producer:recraft-"));
            assertThat(main.getCamelContext().isDevConsole()).isTrue();
        } finally {
            main.stop();
        }
    }

    @Test
    void itsObserverCompilesAndBooks() throws Exception {
        Path source = Files.writeString(folder.resolve("Bookkeeping.java"), snippet("java"));
        String classPath = System.getProperty("java.class.path");
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-classpath", classPath, source.toString());
        assertThat(result).isZero();
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            RequestObserver bookkeeping = (RequestObserver)
                    classes.loadClass("Bookkeeping").getConstructor().newInstance();
            context.getRegistry().bind("bookkeeping", bookkeeping);

            send("recraft:generate?{{runware}}&model=recraftv4&includeCost=true", "A fox");

            Object spend = bookkeeping.getClass().getField("spend").get(bookkeeping);
            assertThat(spend)
                    .isEqualTo(
                            Map.of("recraftv4", component().statistics().total().spend()))
                    .isNotEqualTo(Map.of("recraftv4", BigDecimal.ZERO));
        }
    }

    private static String snippet(String language) throws IOException {
        return group("(?s)\\[source," + language + "]\n----\n(.*?)\n----\n");
    }

    /** What stands in backquotes in the first column of a table. */
    private static Set<String> firstCells(String section, String head) throws IOException {
        String table = group("(?s)" + Pattern.quote(section) + "\n.*?\n(" + Pattern.quote(head) + " .*?)\n\\|===");
        List<String> rows = table.lines().skip(1).filter(row -> !row.isBlank()).toList();
        return rows.stream()
                .map(row -> row.split(" \\| ", -1)[0])
                .flatMap(cell -> Pattern.compile("`([^`]+)`").matcher(cell).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String group(String pattern) throws IOException {
        MatchResult match = Pattern.compile(pattern)
                .matcher(Files.readString(PAGE))
                .results()
                .findFirst()
                .orElseThrow();
        return match.group(1);
    }
}
