package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.StringReader;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.InputStreamCache;
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
    void aMessageDeliveredAgainAsksForTheSameJobAndALoopForAnother() {
        String uri = "recraft:generate?{{runware}}";
        context.start();
        Exchange exchange = context.getEndpoint(uri).createExchange();
        var template = context.createProducerTemplate();
        simulator().requireKey("another");
        for (int attempt = 0; attempt < 2; attempt++) {
            exchange.setException(null);
            exchange.getMessage().setBody("A fox");
            template.send(uri, exchange);
        }
        simulator().requireKey(KEY);
        for (int round = 0; round < 2; round++) {
            exchange.setException(null);
            exchange.getMessage().setBody("A fox");
            template.send(uri, exchange);
        }

        List<String> jobs = simulator().requests().stream()
                .map(request -> request.json().at("/0/taskUUID").asText())
                .toList();
        assertThat(jobs).hasSize(4);
        assertThat(jobs.subList(0, 3)).containsOnly(jobs.get(0));
        assertThat(jobs.get(3)).isNotEqualTo(jobs.get(0));
        assertThat(jobs.get(0)).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void theSameIdempotencyKeyIsTheSameJob() {
        for (int message = 0; message < 2; message++) {
            send("recraft:generate?{{runware}}&idempotencyKey=order-42", "A fox");
        }

        assertThat(simulator().requests())
                .extracting(request -> request.json().at("/0/taskUUID").asText())
                .hasSize(2)
                .containsOnly(task().path("taskUUID").asText());
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    private JsonNode task() {
        return simulator().requests().get(0).json().path(0);
    }
}
