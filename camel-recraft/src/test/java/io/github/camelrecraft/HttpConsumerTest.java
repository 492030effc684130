package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.RecordedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An HTTP server in front of the endpoint: who calls it chooses the prompt, and learns the image. */
class HttpConsumerTest extends RouteTestSupport {

    private static final String OUTSIDE = "outside-canary";

    private VertxPlatformHttpServer server;

    @BeforeEach
    void startServer() throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        configuration
                .getBodyHandler()
                .setUploadsDirectory(folder.resolve("uploads").toString());
        server = new VertxPlatformHttpServer(configuration);
        context.addService(server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelRecraft",
                "camelrecraft",
                "CAMELRECRAFT",
                "cAMELrECRAFT",
                "camelRecraft",
                "Camel",
                "camel",
                "recraft",
                "Recraft",
                "X-CamelRecraft",
                ""
            })
    void noHeaderOfTheCallerReachesTheProducer(String prefix) throws Exception {
        route("recraft:generate?{{runware}}&model=recraftv4");

        String answer = post("/image", "A fox", attack(prefix, ": ", "\r\n"));

        assertThat(answer).startsWith("HTTP/1.1 200 OK");
        assertThatThePromptIsAllThatWasTaken();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CamelRecraft", "camelrecraft", "CAMELRECRAFT", "recraft", ""})
    void neitherDoesAParameterOfTheQuery(String prefix) throws Exception {
        route("recraft:generate?{{runware}}&model=recraftv4");

        String answer = post("/image?" + attack(prefix, "=", "&"), "A fox", "");

        assertThat(answer).startsWith("HTTP/1.1 200 OK");
        assertThatThePromptIsAllThatWasTaken();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CamelRecraft", "camelrecraft", "CAMELRECRAFT"})
    void neitherDoesAFieldOfAFormThatLooksLikeOurHeaders(String prefix) throws Exception {
        route("recraft:generate?{{runware}}&model=recraftv4");

        String answer = post(
                "/image",
                "prompt=" + URLEncoder.encode("A fox", StandardCharsets.UTF_8) + "&" + attack(prefix, "=", "&"),
                "Content-Type: application/x-www-form-urlencoded\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 OK");
        assertThatThePromptIsAllThatWasTaken();
    }

    /** What the tests above would see, were it not for the filter that Camel has in front of each route. */
    @Test
    void withoutCamelsFilterAHeaderOfTheCallerWouldCount() throws Exception {
        HttpHeaderFilterStrategy open = new HttpHeaderFilterStrategy();
        open.setInFilterStartsWith((String[]) null);
        context.getRegistry().bind("open", open);
        route("/image?headerFilterStrategy=#open", "recraft:generate?{{runware}}&model=recraftv4");

        post("/image", "A fox", "CamelRecraftModel: recraftv4_pro\r\n");

        assertThat(simulator().requests().get(0).json().get(0).get("model").asText())
                .isEqualTo("recraft:v4-pro@0");
    }

    @Test
    void theCallerLearnsTheImageAndNothingThatIsOurs() throws Exception {
        route("recraft:generate?{{runware}}&outputFormat=PNG");

        String answer = post("/image", "A fox", "");

        assertThat(answer).startsWith("HTTP/1.1 200 OK").containsIgnoringCase("\r\ncontent-type: image/png\r\n");
        assertThat(head(answer))
                .doesNotContain(KEY)
                .doesNotContainIgnoringCase("camel")
                .doesNotContainIgnoringCase("recraft");
        assertThat(answer).contains("\u0089PNG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void aFailureThatIsShownToTheCallerShowsNoSecret(String muted) throws Exception {
        simulator().faults().always(Fault.failureInside200("invalidApiKey", "The key " + KEY + " is not known"));
        route("/image?muteException=" + muted, "recraft:generate?{{runware}}");

        String answer = post("/image", "A fox", "");

        assertThat(answer).startsWith("HTTP/1.1 500").doesNotContain(KEY);
    }

    @Test
    void whatTheProviderCallsAnImageNeverBecomesALineOfTheAnswersHead() throws Exception {
        try (RawServer provider = new RawServer();
                RawServer images = new RawServer().answers("200 OK", Pngs.plain(8, 8))) {
            provider.answers(
                    "200 OK",
                    RawServer.ascii(
                            "{\"data\":[{\"taskType\":\"imageInference\",\"imageUUID\":\"../a\\r\\nSet-Cookie: stolen=1\\r\\n\\r\\n\","
                                    + "\"imageURL\":\"" + images.url("/b%0D%0ASet-Cookie:%20stolen.png") + "\"}]}"));
            route("recraft:generate?provider=runware&apiKey=k&allowedImageHosts=127.0.0.1&baseUrl="
                    + provider.url("/v1"));

            String answer = post("/image", "A fox", "");

            assertThat(answer).startsWith("HTTP/1.1 200 OK");
            assertThat(head(answer))
                    .containsIgnoringCase("\r\nx-image-id: ../a Set-Cookie: stolen=1")
                    .containsPattern("(?i)\r\ncontent-disposition: attachment; filename=\"[0-9a-f]{16}\\.png\"\r\n")
                    .doesNotContain("\r\nSet-Cookie");
        }
    }

    @Test
    void neitherDoesTheCodeOfAFailure() throws Exception {
        try (RawServer provider = new RawServer()) {
            provider.answers(
                    "200 OK",
                    RawServer.ascii(
                            "{\"errors\":[{\"code\":\"bad\\r\\nSet-Cookie: stolen=1\",\"message\":\"a\\r\\nb\"}]}"));
            route("recraft:generate?provider=runware&apiKey=k&baseUrl=" + provider.url("/v1"));

            String answer = post("/image", "A fox", "");

            assertThat(answer).startsWith("HTTP/1.1 502");
            assertThat(head(answer))
                    .containsIgnoringCase("\r\nx-code: bad Set-Cookie: stolen=1\r\n")
                    .containsIgnoringCase("\r\nx-job: ")
                    .containsIgnoringCase("\r\nx-message: ")
                    .doesNotContain("\r\nSet-Cookie");
        }
    }

    private void assertThatThePromptIsAllThatWasTaken() {
        List<RecordedRequest> posted = simulator().requests().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
        assertThat(posted).singleElement().satisfies(request -> {
            assertThat(request.json().get(0).get("positivePrompt").asText()).isEqualTo("A fox");
            assertThat(request.json().get(0).get("model").asText()).isEqualTo("recraft:v4@0");
            assertThat(request.json().get(0).path("numberResults").asInt(1)).isEqualTo(1);
            assertThat(request.header("authorization")).isEqualTo("Bearer " + KEY);
        });
        assertThat(simulator().requests().toString()).doesNotContain(OUTSIDE, "evil.example");
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    /** Each option under a prefix, as lines of a head or parameters of a query. */
    private static String attack(String prefix, String is, String end) {
        StringBuilder text = new StringBuilder();
        for (String[] option : new String[][] {
            {"Model", "recraftv4_pro"},
            {"Prompt", OUTSIDE},
            {"NumberOfImages", "20"},
            {"Size", "7x7"},
            {"NegativePrompt", OUTSIDE},
            {"Colors", "FF0000"},
            {"StyleId", OUTSIDE},
            {"Provider", "cloudflare"},
            {"BaseUrl", "http%3A%2F%2Fevil.example"},
            {"ApiKey", OUTSIDE},
            {"WebhookUrl", "http%3A%2F%2Fevil.example"},
            {"UploadEndpoint", "http%3A%2F%2Fevil.example"},
            {"IdempotencyKey", OUTSIDE},
            {"Delivery", "poll"},
            {"FileName", OUTSIDE},
            {"HttpUri", "http%3A%2F%2Fevil.example"},
        }) {
            text.append(prefix).append(option[0]).append(is).append(option[1]).append(end);
        }
        return text.toString();
    }

    private void route(String from, String to) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(RecraftBadAnswerException.class, RecraftUnavailableException.class)
                        .handled(true)
                        .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(502))
                        .setHeader("X-Code", simple("${exception.providerCode}"))
                        .setHeader("X-Job", simple("${exception.jobId}"))
                        .setHeader("X-Message", simple("${exception.message}"));
                from("platform-http:" + from)
                        .to(to)
                        .setHeader("X-Image-Id", simple("${header.CamelRecraftImageId}"))
                        .setHeader("Content-Disposition", simple("attachment; filename=\"${header.CamelFileName}\""));
            }
        });
        context.start();
    }

    @Override
    void route(String uri) throws Exception {
        route("/image", uri);
    }

    /** Sends a request and gives the answer as it came, a byte a character. */
    private String post(String path, String body, String head) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.getServer().actualPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Other: " + OUTSIDE
                                    + "\r\nAuthorization: Bearer " + OUTSIDE + "\r\nCookie: a=" + OUTSIDE + "\r\n"
                                    + head
                                    + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String head(String answer) {
        return answer.substring(0, answer.indexOf("\r\n\r\n") + 4);
    }
}
