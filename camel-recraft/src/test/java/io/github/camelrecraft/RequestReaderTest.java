package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.http.Spool;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.InputImages;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.provider.RunwareProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever an option is set, and whether what it needs was checked once or with the message: the request is the same. */
class RequestReaderTest {

    private static final String PROMPT = "A fox";

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    /** Options as text, by name, of which none is a default. */
    static Stream<Map<String, String>> options() {
        return Stream.of(
                Map.of(),
                Map.of("size", "16:9"),
                Map.of("colors", "FF6B35,002B5B", "backgroundColor", "FFFFFF"),
                Map.of("model", "recraftv4", "numberOfImages", "3"),
                Map.of("outputFormat", "webp", "outputQuality", "80", "includeCost", "true", "safety", "fast"),
                Map.of("idempotencyKey", "order-7"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void aRequestIsTheSameWhereverItsOptionsAreSet(Map<String, String> options) {
        MessageRequests onTheEndpoint = reader(options).read(message(PROMPT, Map.of()));

        assertSame(reader(Map.of()).read(message(PROMPT, headers(options))), onTheEndpoint);
        assertSame(reader(Map.of()).read(message(with(options, "prompt", PROMPT), Map.of())), onTheEndpoint);
        assertSame(
                reader(with(options, "size", "1:1")).read(message(PROMPT, headers(with(options, "size", "16:9")))),
                reader(with(options, "size", "16:9")).read(message(PROMPT, Map.of())));
    }

    @ParameterizedTest
    @MethodSource("options")
    void aRequestIsTheSameWhereverItsPromptIsSet(Map<String, String> options) {
        MessageRequests inTheBody = reader(options).read(message(PROMPT, Map.of()));

        assertSame(reader(options).read(message("", headers(Map.of("prompt", PROMPT)))), inTheBody);
        assertSame(reader(with(options, "prompt", PROMPT)).read(message(null, Map.of())), inTheBody);
        assertSame(
                reader(with(options, "prompt", "A hare")).read(message(PROMPT, headers(Map.of("prompt", "An owl")))),
                inTheBody);
    }

    @Test
    void whatOneMessageAsksForIsNotAskedForByTheNext() {
        RequestReader reader = reader(Map.of("size", "1:1"));
        MessageRequests before = reader.read(message(PROMPT, Map.of()));

        MessageRequests other = reader.read(message("A hare", headers(Map.of("size", "16:9", "outputFormat", "png"))));

        assertThat(other.first().options()).isNotEqualTo(before.first().options());
        assertSame(reader.read(message(PROMPT, Map.of())), before);
    }

    @Test
    void aHeaderIsReadInAnySpelling() {
        Map<String, Object> lower = Map.of("camelrecraftsize", "16:9");
        assertSame(
                reader(Map.of()).read(message(PROMPT, lower)),
                reader(Map.of("size", "16:9")).read(message(PROMPT, Map.of())));
    }

    @Test
    void aHeaderThatWouldDecideWhereSomethingIsSentIsRefused() {
        assertThatThrownBy(
                        () -> reader(Map.of()).read(message(PROMPT, Map.of("CamelRecraftWebhookUrl", "https://host"))))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageStartingWith("header CamelRecraftWebhookUrl would decide where something is sent");
    }

    @Test
    void theIdOfAJobIsThatOfTheMessageAsItWasRead() {
        RequestReader reader = reader(Map.of("size", "16:9"));
        Exchange exchange = message(List.of(PROMPT, "A hare"), headers(Map.of("outputFormat", "png")));
        exchange.getExchangeExtension().setHistoryNodeId("to1");
        String key = context.getComponent("recraft", RecraftComponent.class)
                .messageKeys()
                .of(exchange, endpoint(Map.of()), null)
                .get();

        MessageRequests asked = reader.read(exchange);
        exchange.getExchangeExtension().setHistoryNodeId("to2");
        exchange.getMessage().setBody("An owl");
        exchange.getMessage().removeHeaders("*");

        assertThat(asked.key().get()).isEqualTo(key);
        assertThat(asked.first().tasks()).extracting(ImageRequest.Task::prompt).containsExactly(PROMPT, "A hare");
        String first = JobIds.derive(key, null, RequestFingerprint.of(asked.first()));
        assertThat(asked.first().tasks())
                .extracting(ImageRequest.Task::jobId)
                .containsExactly(first, JobIds.part(first, 1));
    }

    @Test
    void eachRequestOfAMessageHasItsOwnId() {
        MessageRequests asked = reader(Map.of("model", "recraftv4_vector", "numberOfImages", "2"))
                .read(message(List.of(PROMPT, "A hare"), Map.of()));

        assertThat(asked.isBatch()).isTrue();
        assertThat(asked.requests())
                .hasSize(4)
                .extracting(ImageRequest::numberOfImages)
                .containsOnly(1);
        String first = asked.first().jobId();
        assertThat(asked.requests())
                .extracting(ImageRequest::jobId)
                .containsExactly(
                        first,
                        JobIds.portion(first, 1),
                        JobIds.part(first, 1),
                        JobIds.portion(JobIds.part(first, 1), 1));
    }

    @Test
    void anOptionMayNeedThePromptThatComesWithTheMessage(@TempDir Path folder) throws IOException {
        Path catalog = Files.writeString(folder.resolve("models.json"), """
                {"providers": {"runware": {"generate": {"options": {"outputQuality": {"needs": "prompt==*"}}}}}}""");
        Map<String, String> options = Map.of("modelCatalog", catalog.toUri().toString());

        MessageRequests inAHeader = reader(options).read(message(PROMPT, headers(Map.of("outputQuality", "80"))));
        MessageRequests onTheEndpoint =
                reader(with(options, "outputQuality", "80")).read(message(PROMPT, Map.of()));

        assertThat(inAHeader.first().options()).containsEntry(ImageOption.OUTPUT_QUALITY, 80);
        assertSame(onTheEndpoint, inAHeader);
    }

    /** Two messages have two keys, and so two jobs; everything else must be the same. */
    private static void assertSame(MessageRequests asked, MessageRequests expected) {
        assertThat(asked.dropped()).isEqualTo(expected.dropped());
        assertThat(asked.requests()).hasSameSizeAs(expected.requests());
        for (int index = 0; index < asked.requests().size(); index++) {
            ImageRequest request = asked.requests().get(index);
            ImageRequest wanted = expected.requests().get(index);
            assertThat(request.options()).isEqualTo(wanted.options()).containsEntry(ImageOption.PROMPT, PROMPT);
            assertThat(request.offer()).isEqualTo(wanted.offer());
            assertThat(request.images()).isEqualTo(InputImages.NONE);
            assertThat(request.prompt()).isEqualTo(PROMPT);
            assertThat(RequestFingerprint.of(request)).isEqualTo(RequestFingerprint.of(wanted));
        }
    }

    private RequestReader reader(Map<String, String> options) {
        RequestReader reader = new RequestReader(
                endpoint(options), new RunwareProvider(), new InputReader(new Spool.Settings(null, 1), false));
        reader.checkEndpoint();
        return reader;
    }

    private RecraftEndpoint endpoint(Map<String, String> options) {
        String parameters = options.entrySet().stream()
                .map(option -> "&" + option.getKey() + "=RAW(" + option.getValue() + ")")
                .collect(Collectors.joining());
        return context.getEndpoint("recraft:generate?provider=runware&apiKey=k" + parameters, RecraftEndpoint.class);
    }

    private Exchange message(Object body, Map<String, Object> headers) {
        DirectEndpoint from = new DirectEndpoint("direct://in", context.getComponent("direct", DirectComponent.class));
        Exchange exchange = DefaultExchange.newFromEndpoint(from);
        exchange.getMessage().setBody(body);
        headers.forEach(exchange.getMessage()::setHeader);
        return exchange;
    }

    private static Map<String, String> with(Map<String, String> options, String name, String value) {
        Map<String, String> more = new HashMap<>(options);
        more.put(name, value);
        return more;
    }

    private static Map<String, Object> headers(Map<String, String> options) {
        Map<String, Object> headers = new HashMap<>();
        options.forEach((name, value) ->
                headers.put("CamelRecraft" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), value));
        return headers;
    }
}
