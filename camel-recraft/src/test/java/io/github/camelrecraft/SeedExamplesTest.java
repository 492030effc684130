package io.github.camelrecraft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelrecraft.model.ImageOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every request and every answer that the providers' documents print, in both directions: the options that a user
 * writes become exactly the printed request, and the printed answer becomes exactly the expected headers.
 *
 * <p>The examples are in {@code seeds}: {@code options} is what a user writes, {@code request} and {@code response} are
 * the documents' own. Cloudflare's page of V4 Pro prints no answers but the images' addresses; they stand in the answer
 * that its other pages print.
 */
class SeedExamplesTest {

    private static final String API_KEY = "key-of-the-examples";
    private static final String ACCOUNT = "account-of-the-examples";

    /** The documents' spellings and Recraft's own. */
    private static final Map<String, String> CANONICAL = Map.of(
            "recraft:v4.1-pro@0", "recraftv4_1_pro",
            "recraft:v4-pro@0", "recraftv4_pro",
            "recraft/recraftv4-1", "recraftv4_1",
            "recraft/recraftv4-pro", "recraftv4_pro",
            "recraft/recraftv4-1-utility-pro", "recraftv4_1_utility_pro");

    /** What an image costs at Cloudflare, as far as that is published. */
    private static final Map<String, BigDecimal> LISTED = Map.of(
            "recraft/recraftv4-1", new BigDecimal("0.04"), "recraft/recraftv4-1-utility-pro", new BigDecimal("0.25"));

    private static final JsonMapper JSON = new JsonMapper();

    private static RecordingApi api;
    private static DefaultCamelContext context;

    /** One printed example. */
    private record Example(String provider, String name, ObjectNode options, ObjectNode request, String response) {

        static Example of(Path optionsFile) {
            String stem = optionsFile.toString().replaceAll("\\.options\\.json$", "");
            return new Example(
                    optionsFile.getParent().getParent().getFileName().toString(),
                    stem.substring(stem.indexOf("seeds")),
                    object(Path.of(stem + ".options.json")),
                    object(Path.of(stem + ".request.json")),
                    text(Path.of(stem + ".response.json")));
        }

        boolean isRunware() {
            return provider.equals("runware");
        }

        /** Runware takes an array of tasks, also of one. */
        JsonNode wholeRequest() {
            return isRunware() ? JSON.createArrayNode().add(request) : request;
        }

        String path() {
            return isRunware() ? "/v1" : "/client/v4/accounts/" + ACCOUNT + "/ai/run";
        }

        Map<String, String> gatewayHeaders() {
            JsonNode gateway = options.get("gatewayId");
            return gateway == null ? Map.of() : Map.of("cf-aig-gateway-id", gateway.asText());
        }

        Map<String, Object> settable(boolean byMessage) {
            Map<String, Object> chosen = new TreeMap<>();
            options.properties().forEach(option -> {
                if (ImageOption.named(option.getKey()).orElseThrow().settableByMessage() == byMessage) {
                    chosen.put(option.getKey(), option.getValue().asText());
                }
            });
            return chosen;
        }

        Map<String, Object> resultHeaders() {
            JsonNode answer = json(response);
            Map<String, Object> headers = new TreeMap<>();
            headers.put("CamelRecraftProvider", provider);
            headers.put(
                    "CamelRecraftImageModel", CANONICAL.get(options.get("model").asText()));
            headers.put("CamelRecraftImageUrl", imageUrl());
            headers.put("CamelRecraftIndex", 0);
            headers.put("CamelRecraftCount", 1);
            headers.put("CamelRecraftAttempts", 1);
            if (isRunware()) {
                headers.put("CamelRecraftImageId", answer.get("imageUUID").asText());
                headers.put("CamelRecraftJobId", answer.get("taskUUID").asText());
                headers.put("CamelRecraftImageSeed", answer.get("seed").longValue());
                headers.put("CamelRecraftCost", new BigDecimal("0.25"));
            } else if (LISTED.containsKey(options.get("model").asText())) {
                headers.put("CamelRecraftCost", LISTED.get(options.get("model").asText()));
            }
            return headers;
        }

        String imageUrl() {
            JsonNode answer = json(response);
            return (isRunware() ? answer.get("imageURL") : answer.get("result").get("image")).asText();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What the documents leave open: what stands around the printed answer. */
    private enum Envelope {
        NONE("any"),
        DATA("runware"),
        DATA_AND_ERRORS("runware"),
        ARRAY("runware"),
        STATE_IN_RESULT("cloudflare"),
        IMAGE_IN_RESULT("cloudflare");

        private final String provider;

        Envelope(String provider) {
            this.provider = provider;
        }

        boolean isOf(Example example) {
            return provider.equals("any") || provider.equals(example.provider());
        }

        String around(String answer) {
            return switch (this) {
                case NONE -> answer;
                case DATA -> "{\"data\":[" + answer + "]}";
                case DATA_AND_ERRORS -> "{\"data\":[" + answer + "],\"errors\":[]}";
                case ARRAY -> "[" + answer + "]";
                case STATE_IN_RESULT -> classic(answer);
                case IMAGE_IN_RESULT -> classic(json(answer).get("result").toString());
            };
        }

        private static String classic(String result) {
            return "{\"result\":" + result + ",\"success\":true,\"errors\":[],\"messages\":[]}";
        }
    }

    @BeforeAll
    static void start() throws Exception {
        api = new RecordingApi();
        context = new DefaultCamelContext();
        context.getShutdownStrategy().setTimeout(5);
        context.start();
    }

    @AfterAll
    static void stop() {
        context.stop();
        api.close();
    }

    @BeforeEach
    void forget() {
        api.seen.clear();
    }

    @Test
    void everyExampleOfTheDocumentsIsHere() {
        Map<String, Integer> counts = new TreeMap<>();
        examples()
                .forEach(example -> counts.merge(
                        example.name()
                                .substring("seeds/".length(), example.name().lastIndexOf('/')),
                        1,
                        Integer::sum));
        assertThat(counts)
                .isEqualTo(Map.of(
                        "runware/recraft-v4-1-pro", 4,
                        "runware/recraft-v4-pro", 4,
                        "cloudflare/recraftv4-1", 5,
                        "cloudflare/recraftv4-pro", 4,
                        "cloudflare/recraftv4-1-utility-pro", 4));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void optionsInTheUriBecomeThePrintedRequest(Example example) throws Exception {
        Map<String, Object> parameters = example.settable(true);
        parameters.putAll(example.settable(false));

        succeeds(send(example, example.response(), parameters, Map.of(), null));

        assertThatTheRequestIsTheOneOf(example);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void optionsInHeadersBecomeThePrintedRequest(Example example) throws Exception {
        Map<String, Object> headers = new HashMap<>();
        example.settable(true)
                .forEach((name, value) ->
                        headers.put("CamelRecraft" + Character.toUpperCase(name.charAt(0)) + name.substring(1), value));

        Exchange exchange = send(example, example.response(), example.settable(false), headers, null);

        succeeds(exchange);
        assertThatTheRequestIsTheOneOf(example);
        Map<String, Object> expected = example.resultHeaders();
        expected.putAll(headers);
        assertThat(recraftHeaders(exchange)).as("results beside what was asked").isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void optionsInAJsonBodyBecomeThePrintedRequest(Example example) throws Exception {
        String body = JSON.valueToTree(example.settable(true)).toString();

        succeeds(send(example, example.response(), example.settable(false), Map.of(), body));

        assertThatTheRequestIsTheOneOf(example);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void thePromptAloneIsTheBody(Example example) throws Exception {
        Map<String, Object> parameters = example.settable(true);
        parameters.putAll(example.settable(false));
        Object prompt = parameters.remove("prompt");

        succeeds(send(example, example.response(), parameters, Map.of(), prompt));

        assertThatTheRequestIsTheOneOf(example);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void thePrintedAnswerBecomesTheAddressAndTheHeaders(Example example, Envelope envelope) throws Exception {
        Exchange exchange =
                send(example, envelope.around(example.response()), with(example, "resultType", "url"), Map.of(), null);

        succeeds(exchange);
        assertThat(exchange.getMessage().getBody()).isEqualTo(example.imageUrl());
        assertThat(recraftHeaders(exchange)).isEqualTo(example.resultHeaders());
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isNull();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void thePrintedAnswerPassesAsJsonByteForByte(Example example, Envelope envelope) throws Exception {
        String answer = envelope.around(example.response());

        Exchange exchange = send(example, answer, with(example, "resultType", "json"), Map.of(), null);

        succeeds(exchange);
        assertThat(exchange.getMessage().getBody(byte[].class)).isEqualTo(answer.getBytes(UTF_8));
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/json");
        assertThat(recraftHeaders(exchange)).isEqualTo(example.resultHeaders());
    }

    private static Stream<Example> examples() {
        try (Stream<Path> files =
                Files.walk(Path.of(SeedExamplesTest.class.getResource("/seeds").toURI()))) {
            return files
                    .filter(file -> file.toString().endsWith(".options.json"))
                    .sorted()
                    .map(Example::of)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Arguments> answers() {
        return examples()
                .flatMap(example -> Arrays.stream(Envelope.values())
                        .filter(envelope -> envelope.isOf(example))
                        .map(envelope -> Arguments.of(example, envelope)));
    }

    private static Map<String, Object> with(Example example, String name, String value) {
        Map<String, Object> parameters = example.settable(true);
        parameters.putAll(example.settable(false));
        parameters.put(name, value);
        return parameters;
    }

    /** Through a route of its own, over HTTP. The answer's image is not fetched unless the parameters say so. */
    private static Exchange send(
            Example example, String answer, Map<String, Object> parameters, Map<String, Object> headers, Object body)
            throws Exception {
        Map<String, Object> all = new TreeMap<>(Map.of("resultType", "url"));
        all.putAll(parameters);
        all.put("provider", example.provider());
        all.put("baseUrl", api.baseUrl() + (example.isRunware() ? "/v1" : "/client/v4"));
        all.put("apiKey", API_KEY);
        all.put("accountId", ACCOUNT);
        StringBuilder uri = new StringBuilder("recraft:generate");
        all.forEach((name, value) -> uri.append(uri.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value.toString(), UTF_8)));
        api.answer = answer.getBytes(UTF_8);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:example").routeId("example").to(uri.toString());
            }
        });
        try {
            return context.createFluentProducerTemplate()
                    .to("direct:example")
                    .withBody(body)
                    .withHeaders(new HashMap<>(headers))
                    .send();
        } finally {
            context.getRouteController().stopRoute("example");
            context.removeRoute("example");
        }
    }

    private static void succeeds(Exchange exchange) throws Exception {
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
    }

    private static void assertThatTheRequestIsTheOneOf(Example example) {
        assertThat(api.seen).as("requests").hasSize(1);
        Call call = api.seen.get(0);
        assertThat(json(call.body())).isEqualTo(example.wholeRequest());
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.target()).isEqualTo(example.path());
        assertThat(call.headers().get("authorization")).isEqualTo(List.of("Bearer " + API_KEY));
        assertThat(call.headers().get("content-type"))
                .singleElement()
                .satisfies(type -> assertThat(type).startsWith("application/json"));
        assertThat(call.headers().get("content-length"))
                .isEqualTo(List.of("" + call.body().getBytes(UTF_8).length));
        Map<String, String> gateway = new TreeMap<>();
        call.headers().forEach((name, values) -> {
            if (name.startsWith("cf-")) {
                gateway.put(name, String.join(",", values));
            }
        });
        assertThat(gateway).as("headers for the gateway").isEqualTo(example.gatewayHeaders());
    }

    /** All headers of the component; the duration, which no document prints, is checked and taken out. */
    private static Map<String, Object> recraftHeaders(Exchange exchange) {
        Map<String, Object> headers = new TreeMap<>(exchange.getMessage().getHeaders());
        headers.keySet().removeIf(name -> !name.startsWith("CamelRecraft"));
        assertThat(headers.remove("CamelRecraftDuration"))
                .isInstanceOfSatisfying(Long.class, millis -> assertThat(millis).isNotNegative());
        return headers;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode object(Path file) {
        return (ObjectNode) json(text(file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What arrived at the API. */
    private record Call(String method, String target, Map<String, List<String>> headers, String body) {}

    /** Writes down what arrives and answers everything with the same. */
    private static final class RecordingApi {

        private final HttpServer server;
        private final List<Call> seen = new CopyOnWriteArrayList<>();
        private volatile byte[] answer = {};

        RecordingApi() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::handle);
            server.start();
        }

        String baseUrl() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        void close() {
            server.stop(0);
        }

        private void handle(HttpExchange exchange) throws IOException {
            try (exchange) {
                Map<String, List<String>> headers = new TreeMap<>();
                exchange.getRequestHeaders()
                        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
                seen.add(new Call(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        headers,
                        new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        }
    }
}
