package io.github.camelrecraft.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelrecraft.model.ImageContent;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.http.ProtocolException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request has on the wire: all that HTTP asks for, and nothing that nobody asked for. */
class SentRequestTest {

    private static final byte[] BODY = "{\"prompt\":\"A fox\"}".getBytes(StandardCharsets.UTF_8);

    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile String answer = "200 OK";
    private ServerSocket server;
    private HttpTransport transport;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        threads.execute(this::serve);
        transport = new HttpTransport(
                new TransportSettings(Duration.ofSeconds(5), 5, 5, null, null),
                SystemDefaultDnsResolver.INSTANCE,
                Executors.defaultThreadFactory(),
                threads);
    }

    @AfterEach
    void close() throws IOException {
        transport.close();
        server.close();
        threads.shutdownNow();
    }

    @Test
    void aBodySaysWhatItIsAndHowLong() throws Exception {
        status(post(HttpBody.json(BODY)));

        assertThat(headers())
                .containsExactlyInAnyOrder(
                        "POST /v1/images?a=b%20c HTTP/1.1",
                        "Host: " + host(),
                        "Authorization: Bearer key",
                        "Content-Type: application/json",
                        "Content-Length: " + BODY.length,
                        "Connection: keep-alive",
                        "User-Agent: camel-recraft");
    }

    @Test
    void aBodyOfUnknownLengthIsSentInChunks() throws Exception {
        ImageContent content = Contents.of(BODY, HttpBody.UNKNOWN);

        status(post(new HttpBody("image/png", List.of(new HttpBody.Raw(content)))));

        assertThat(headers())
                .contains("Transfer-Encoding: chunked", "Host: " + host())
                .noneMatch(header -> header.startsWith("Content-Length"));
    }

    @Test
    void aDownloadOffersNothingButToTakeAnImage() throws Exception {
        status(HttpCall.get(uri("")));

        assertThat(headers())
                .containsExactlyInAnyOrder(
                        "GET /v1/images?a=b%20c HTTP/1.1",
                        "Host: " + host(),
                        "Accept: image/*, */*;q=0.1",
                        "Connection: keep-alive",
                        "User-Agent: camel-recraft");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"api\"",
                "401 Unauthorized\r\nWWW-Authenticate: Bearer error=\"invalid_token\"",
                "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\""
            })
    void whoAsksForAPasswordHasAnsweredAndIsNotSentTheRequestAgain(String refusal) throws Exception {
        answer = refusal;

        assertThat(status(post(HttpBody.json(BODY)))).isEqualTo(Integer.parseInt(refusal.substring(0, 3)));
        assertThat(heads).hasSize(1);
    }

    @Test
    void anAddressWithAPasswordIsRefusedUnsent() {
        HttpExchange<Integer> exchange = transport.execute(HttpCall.get(uri("user:password@")), new Status());

        assertThatThrownBy(() -> exchange.result().get(1, TimeUnit.MINUTES))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ProtocolException.class)
                .hasMessageContaining("userinfo");
        assertThat(exchange.wasSent()).isFalse();
        assertThat(heads).isEmpty();
        await().untilAsserted(() -> assertThat(transport.inFlight()).isZero());
    }

    private HttpCall post(HttpBody body) {
        return new HttpCall("POST", uri(""), Map.of("Authorization", "Bearer key"), body);
    }

    private URI uri(String userInfo) {
        return URI.create("http://" + userInfo + host() + "/v1/images?a=b%20c");
    }

    private String host() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private int status(HttpCall call) throws Exception {
        return transport.execute(call, new Status()).result().get(1, TimeUnit.MINUTES);
    }

    private List<String> headers() {
        assertThat(heads).hasSize(1);
        return Arrays.asList(heads.get(0).strip().split("\r\n"));
    }

    private void serve() {
        try {
            while (true) {
                try (Socket client = server.accept()) {
                    heads.add(head(client.getInputStream()));
                    client.getOutputStream()
                            .write(("HTTP/1.1 " + answer + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                    client.shutdownOutput();
                    client.getInputStream().readAllBytes();
                }
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    /** Takes the status and drops the rest. */
    private static final class Status implements AnswerHandler<Integer> {

        private int status;

        @Override
        public void begin(AnswerHead head) {
            status = head.status();
        }

        @Override
        public void accept(ByteBuffer chunk) {
            chunk.position(chunk.limit());
        }

        @Override
        public Integer finish() {
            return status;
        }

        @Override
        public void abort() {
            // nothing is held
        }
    }
}
