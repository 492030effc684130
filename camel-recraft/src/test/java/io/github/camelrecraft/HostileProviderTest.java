package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.simulator.BigPng;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that no provider documents. None of them may cost money twice, memory, or the exchange's end. */
class HostileProviderTest extends RouteTestSupport {

    private static final int IMAGE = 200_000;

    private final AtomicInteger downloads = new AtomicInteger();
    private ExecutorService threads;
    private HttpServer server;
    private String base64;
    private int status;
    private String answer;

    @BeforeEach
    void startProvider() throws IOException {
        threads = Executors.newCachedThreadPool();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1", exchange -> reply(exchange, status, answer.getBytes(StandardCharsets.UTF_8)));
        server.createContext("/image", exchange -> {
            downloads.incrementAndGet();
            reply(exchange, 200, BigPng.open(0, IMAGE).readAllBytes());
        });
        server.start();
        base64 = Base64.getEncoder().encodeToString(BigPng.open(0, IMAGE).readAllBytes());
        status = 200;
    }

    @AfterEach
    void stopProvider() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void anImageThatWasMadeDecidesOverErrorsBesideIt() {
        answer = "{\"data\":[%s],\"errors\":[{\"code\":\"rateLimitExceeded\",\"message\":\"m\"}]}"
                .formatted(item("imageURL", url("/gone")));

        RecraftException failure = failure("&numberOfImages=2&maxRetries=0");

        assertThat(failure).isInstanceOf(RecraftDownloadException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.YES);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getImageUrl()).hasPath("/gone");
        assertThat(failure.getSuppressed()).singleElement().isExactlyInstanceOf(RecraftException.class);
    }

    @Test
    void anErrorThatLeavesItOpenDecidesOverOneThatDoesNot() {
        answer =
                "{\"errors\":[{\"code\":\"rateLimitExceeded\",\"message\":\"m\"},{\"code\":\"inferenceError\",\"message\":\"m\"}]}";

        assertThat(failure("").getBilled()).isEqualTo(Billing.UNKNOWN);
    }

    @Test
    void aServerThatFailedHasNotRefusedWhateverItsCodeSays() {
        status = 500;
        answer = "{\"errors\":[{\"code\":\"rateLimitExceeded\",\"message\":\"m\"}]}";

        RecraftException failure = failure("&requestTimeout=2000");

        assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(Sent.earlier(failure)).hasSize(1);
    }

    @Test
    void anImageBesideARefusalIsDelivered() {
        status = 400;
        answer = "{\"data\":[%s]}".formatted(item("imageURL", url("/image.png")));

        assertThat(generate("").getException()).isNull();
    }

    @Test
    void imagesThatTheAnswerDoesNotSpeakOfAreMissingAndNotForgotten() {
        answer = "{\"data\":[%s]}".formatted(item("imageURL", url("/image.png")));

        Message message = generate("&numberOfImages=3").getMessage();

        assertThat(message.getHeader(RecraftConstants.COUNT)).isEqualTo(1);
        assertThat(message.getHeader(RecraftConstants.FAILURES, String.class))
                .contains("says nothing of 2 of the images", "billed=UNKNOWN");
    }

    @Test
    void theKeyIsNotShownInTheReasonsOfPartialFailures() {
        answer = "{\"data\":[%s],\"errors\":[{\"code\":\"inferenceError\",\"message\":\"%s %s\"}]}"
                .formatted(item("imageURL", url("/image.png")), "x".repeat(480), KEY);

        Message message = generate("&numberOfImages=2").getMessage();

        assertThat(message.getHeader(RecraftConstants.FAILURES, String.class))
                .contains("xxx")
                .doesNotContain(KEY.substring(0, 8));
    }

    @Test
    void anImageThatNoResultSpeaksOfLeavesNothingBehind() {
        answer =
                "{\"data\":[{\"taskType\":\"imageInference\",\"imageBase64Data\":\"%s\",\"imageDataURI\":\"data:image/png;base64,%s\"}]}"
                        .formatted(base64, base64);

        assertThat(generate("&outputType=base64Data")
                        .getMessage()
                        .getBody(ImageInfo.class)
                        .length())
                .isEqualTo(IMAGE);
        assertThat(temporaryFiles()).isZero();
    }

    @Test
    void anImageWhereAnAddressWasWantedIsNotLostWithoutAWord() {
        answer = "{\"data\":[%s]}".formatted(item("imageBase64Data", base64));

        RecraftException failure = failure("&resultType=url");

        assertThat(failure.getBilled()).isEqualTo(Billing.YES);
        assertThat(temporaryFiles()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lifted:-1", "lifted:7", "lifted:99999999999", "lifted:x"})
    void aTextThatLooksLikeOurPlaceholderIsNoImage(String text) {
        answer = "{\"data\":[%s,%s]}".formatted(item("imageURL", text), item("imageURL", url("/image.png")));

        Message message = generate("&numberOfImages=2").getMessage();

        assertThat(message.getBody(ImageInfo.class)).isNotNull();
        assertThat(temporaryFiles()).isZero();
    }

    @Test
    void anImageIsDeliveredOnceHoweverOftenItIsNamed() {
        answer = "{\"data\":[%s,%s]}".formatted(item("imageBase64Data", base64), item("imageURL", "lifted:0"));

        Message message = generate("&numberOfImages=2").getMessage();

        assertThat(message.getBody(ImageInfo.class)).isNotNull();
        assertThat(message.getHeader(RecraftConstants.FAILURES, String.class)).contains("delivered already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notBase64", "tooLarge", "truncated"})
    void oneBadImageInAnAnswerDoesNotCostTheOthers(String what) throws IOException {
        String bad = switch (what) {
            case "notBase64" -> base64.substring(0, 4_000) + "*" + base64.substring(4_000);
            case "tooLarge" ->
                Base64.getEncoder().encodeToString(BigPng.open(0, 2 * IMAGE).readAllBytes());
            default -> base64.substring(0, base64.length() / 8 * 4);
        };
        answer = "{\"data\":[%s,%s,%s]}"
                .formatted(
                        item("imageBase64Data", base64), item("imageBase64Data", bad), item("imageBase64Data", base64));

        Message message =
                generate("&numberOfImages=3&maxImageSize=" + (IMAGE + 10)).getMessage();

        List<?> images = message.getBody(List.class);
        assertThat(images).hasSize(2);
        assertThat(message.getHeader(RecraftConstants.FAILURES, String.class)).contains("billed=YES");
        assertThat(temporaryFiles()).isZero();
    }

    @Test
    void moreImagesThanAnybodyCanAskForAreNotFetched() {
        answer = "{\"data\":[%s]}"
                .formatted(IntStream.range(0, 3_000)
                        .mapToObj(index -> item("imageURL", url("/image/" + index)))
                        .collect(Collectors.joining(",")));

        assertThat(generate("").getException()).isNull();

        assertThat(downloads).hasValueLessThanOrEqualTo(20);
    }

    @Test
    void aCostOfManyDigitsIsNone() {
        answer = "{\"data\":[%s,%s]}"
                .formatted(
                        item("imageURL", url("/image.png")).replace("}", ",\"cost\":1e99999999}"),
                        item("imageURL", url("/image.png")).replace("}", ",\"cost\":0.1}"));

        Exchange result = generate("&numberOfImages=2");

        assertThat(result.getException()).isNull();
        assertThat(result.getMessage().getHeaders()).doesNotContainKey(RecraftConstants.COST);
    }

    @Test
    void anAddressWithCharactersThatShouldBeEscapedIsFetched() {
        answer = "{\"data\":[%s]}".formatted(item("imageURL", url("/image/a|b c.png")));

        assertThat(generate("").getException()).isNull();
    }

    @Test
    void aHeaderWithoutEndEndsTheExchangeAndNotTheClient() throws Exception {
        try (ServerSocket endless = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            threads.execute(() -> sendEndlessHeader(endless));
            Exchange result = send(
                    "recraft:generate?provider=runware&apiKey=" + KEY + "&requestTimeout=2s&baseUrl=http://127.0.0.1:"
                            + endless.getLocalPort(),
                    "A fox");

            assertThat(result.getException()).isInstanceOf(RecraftException.class);
            assertThat(((RecraftException) result.getException()).getBilled()).isEqualTo(Billing.UNKNOWN);
        }
        answer = "{\"data\":[%s]}".formatted(item("imageURL", url("/image.png")));
        assertThat(generate("").getException()).isNull();
    }

    private static void sendEndlessHeader(ServerSocket server) {
        byte[] block = "a".repeat(64 << 10).getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            for (int sent = 0; sent < 10_000; sent++) {
                out.write(block);
            }
        } catch (IOException e) {
            // the other side hung up, as it should
        }
    }

    private static String item(String member, String value) {
        return "{\"taskType\":\"imageInference\",\"" + member + "\":\"" + value + "\"}";
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private RecraftException failure(String options) {
        Exchange result = generate(options);
        assertThat(result.getException()).isInstanceOf(RecraftException.class);
        return (RecraftException) result.getException();
    }

    private Exchange generate(String options) {
        String deadline = options.contains("requestTimeout") ? "" : "&requestTimeout=60s";
        return send(
                "recraft:generate?provider=runware&apiKey=" + KEY + "&baseUrl=" + url("/v1") + options + deadline,
                "A fox");
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
