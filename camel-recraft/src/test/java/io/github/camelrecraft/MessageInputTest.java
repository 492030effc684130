package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the prompt and the options come from, and which of several goes first. */
class MessageInputTest extends RouteTestSupport {

    private static final String PROMPT = "Ein Fuchs, 狐, 🦊";

    static Stream<Object> bodies() {
        byte[] bytes = PROMPT.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                PROMPT,
                CharBuffer.wrap(PROMPT),
                "  " + PROMPT + "\n",
                bytes,
                new ByteArrayInputStream(bytes),
                new InputStreamCache(bytes),
                new StringReader(PROMPT),
                Map.of("prompt", PROMPT),
                "{\"prompt\": \"" + PROMPT + "\"}");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void whateverHoldsTextCanBeThePrompt(Object body) {
        assertThat(send("recraft:generate?{{runware}}", body).getException()).isNull();

        assertThat(task().path("positivePrompt").asText()).isEqualTo(PROMPT);
    }

    @Test
    void aFileCanBeThePrompt() throws Exception {
        File file = Files.writeString(folder.resolve("prompt.txt"), PROMPT).toFile();

        assertThat(send("recraft:generate?{{runware}}", file).getException()).isNull();

        assertThat(task().path("positivePrompt").asText()).isEqualTo(PROMPT);
    }

    @Test
    void aPromptInBracesIsAPrompt() {
        send("recraft:generate?{{runware}}", "{a fox} or {a badger}");

        assertThat(task().path("positivePrompt").asText()).isEqualTo("{a fox} or {a badger}");
    }

    @Test
    void aPromptOfTenThousandCharactersOfAnySortIsSent() {
        assertThat(send("recraft:generate?{{runware}}", "🦊".repeat(10_000)).getException())
                .isNull();

        assertThat(task().path("positivePrompt").asText()).hasSize(20_000);
    }

    @ParameterizedTest
    @CsvSource({
        "body, header, option, body",
        "'', header, option, header",
        "'', '', option, option",
    })
    void thePromptIsTheBodyElseTheHeaderElseTheOption(String body, String header, String option, String sent) {
        send(
                "recraft:generate?{{runware}}&prompt=" + option,
                body,
                header.isEmpty() ? Map.of() : Map.of(RecraftConstants.PROMPT, header));

        assertThat(task().path("positivePrompt").asText()).isEqualTo(sent);
    }

    @Test
    void aHeaderGoesBeforeTheBodysOptionAndThatBeforeTheEndpoints() {
        String endpoint = "recraft:generate?{{runware}}&size=1:1&colors=111111&outputFormat=jpg";
        send(
                endpoint,
                Map.of("prompt", "A fox", "size", "16:9", "colors", List.of("#222222", "333333")),
                Map.of(RecraftConstants.SIZE, "9:16"));

        assertThat(task().path("width").asInt()).isEqualTo(768);
        assertThat(task().at("/settings/colors")).hasToString("[{\"rgb\":[34,34,34]},{\"rgb\":[51,51,51]}]");
        assertThat(task().path("outputFormat").asText()).isEqualTo("JPG");
    }

    @Test
    void theComponentsOptionsAreThoseThatEndpointsStartFrom() {
        component().getConfiguration().setSize("16:9");
        component().getConfiguration().setModel("recraftv4_pro");
        component().getConfiguration().setOutputFormat("png");

        send("recraft:generate?{{runware}}&outputFormat=webp", "A fox");

        assertThat(task().path("model").asText()).isEqualTo("recraft:v4-pro@0");
        assertThat(task().path("width").asInt()).isEqualTo(2688);
        assertThat(task().path("outputFormat").asText()).isEqualTo("WEBP");
    }

    @Test
    void aModelThatTheCatalogueDoesNotKnowIsPassedAsItIs() {
        send("recraft:generate?{{runware}}&model=recraft:v9@0&size=512x512", "A fox");

        assertThat(task().path("model").asText()).isEqualTo("recraft:v9@0");
        assertThat(task().path("width").asInt()).isEqualTo(512);
    }

    @Test
    void theProviderIsTheOneWhoseKeyIsInTheEnvironment() {
        Map<String, String> environment = Map.of("RUNWARE_API_KEY", " from-the-environment\n");
        component().setEnvironment(environment::get);

        Exchange result = send("recraft:generate?baseUrl=" + simulator().baseUrl("runware"), "A fox");

        assertThat(result.getException()).isNull();
        assertThat(simulator().requests().get(0).header("authorization")).isEqualTo("Bearer from-the-environment");
    }

    @Test
    void aMessageDeliveredAgainAsksForTheSameJobEvenWhenALaterStepHadFailed() throws Exception {
        AtomicInteger deliveries = new AtomicInteger();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0));
                from("direct:in").to("direct:image");
                from("direct:image")
                        .errorHandler(noErrorHandler())
                        .setBody(constant("A fox"))
                        .to("recraft:generate?{{runware}}")
                        .process(exchange -> {
                            if (deliveries.incrementAndGet() == 1) {
                                throw new IOException("the next system is down");
                            }
                        });
            }
        });

        send("direct:in", "");

        assertThat(jobs()).hasSize(3).containsOnly(jobs().get(0));
        assertThat(jobs().get(0)).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void eachRoundOfALoopAndEachStepIsAnotherJob() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .loop(2)
                        .setBody(constant("A fox"))
                        .to("recraft:generate?{{runware}}")
                        .end()
                        .setBody(constant("A fox"))
                        .to("recraft:generate?{{runware}}");
            }
        });

        assertThat(send("direct:in", "").getException()).isNull();

        assertThat(jobs()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void theSameMessageInAnotherProcessIsAnotherJob() throws Exception {
        context.setUuidGenerator(() -> "1");
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            other.setUuidGenerator(() -> "1");
            other.start();
            context.start();
            for (DefaultCamelContext each : List.of(context, other)) {
                each.createProducerTemplate().requestBody("recraft:generate?" + access("runware"), "A fox");
            }
        }

        assertThat(jobs()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aKeyIsForOneJobAndTwoStepsWithOtherOptionsAreTwo() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .setHeader(RecraftConstants.IDEMPOTENCY_KEY, constant("order-42"))
                        .to("recraft:generate?{{runware}}")
                        .setBody(constant("A badger"))
                        .to("recraft:generate?{{runware}}&model=recraftv4");
            }
        });

        assertThat(send("direct:in", "A fox").getException()).isNull();

        assertThat(jobs()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void headersMayBeBytesAsKafkasAre() {
        byte[] prompt = "A fox".getBytes(StandardCharsets.UTF_8);

        send("recraft:generate?{{runware}}", null, Map.of(RecraftConstants.PROMPT, prompt));

        assertThat(task().path("positivePrompt").asText()).isEqualTo("A fox");
    }

    @Test
    void theSameIdempotencyKeyIsTheSameJob() {
        TestTime.jumping().of(component());
        for (int message = 0; message < 2; message++) {
            send("recraft:generate?{{runware}}&idempotencyKey=order-42", "A fox");
        }

        assertThat(simulator().requests())
                .extracting(request -> request.json().at("/0/taskUUID").asText())
                .hasSize(3)
                .containsOnly(task().path("taskUUID").asText());
        assertThat(simulator().requests().get(2).json().at("/0/taskType").asText())
                .isEqualTo("getResponse");
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    private List<String> jobs() {
        return simulator().requests().stream()
                .map(request -> request.json().at("/0/taskUUID").asText())
                .toList();
    }

    private JsonNode task() {
        return simulator().requests().get(0).json().path(0);
    }
}
