package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.camelrecraft.model.Billing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.camel.Exchange;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS with one's own trust, and the way through a proxy, with real servers for both. */
class TlsAndProxyTest extends RouteTestSupport {

    private static final String PASSWORD = "changeit";
    private static final byte[] ANSWER =
            "{\"data\":[{\"taskType\":\"imageInference\",\"imageURL\":\"https://im.example/1.png\"}]}"
                    .getBytes(StandardCharsets.UTF_8);

    private final List<String> proxied = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aServerIsTrustedBySslContextParametersAlone() throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SSLContextParameters parameters = parameters(keyStore());
        server.setHttpsConfigurator(new HttpsConfigurator(parameters.createSSLContext(context)));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, ANSWER.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(ANSWER);
            }
        });
        server.start();
        String uri = "recraft:generate?provider=runware&apiKey=k&resultType=url&baseUrl=https://localhost:"
                + server.getAddress().getPort();
        context.getRegistry().bind("mine", parameters);

        Exchange distrusted = send(uri + "&maxRetries=0", "A fox");
        Exchange trusted = send(uri + "&sslContextParameters=#mine", "A fox");
        server.stop(0);

        assertThat(((RecraftException) distrusted.getException()).getBilled()).isEqualTo(Billing.NO);
        assertThat(trusted.getException()).isNull();
        assertThat(trusted.getMessage().getBody()).isEqualTo("https://im.example/1.png");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAnswerOfManyRecordsArrivesWhole(boolean inChunks) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SSLContextParameters parameters = parameters(keyStore());
        server.setHttpsConfigurator(new HttpsConfigurator(parameters.createSSLContext(context)));
        String address = "https://im.example/"
                + IntStream.range(0, 50_000).mapToObj(String::valueOf).collect(Collectors.joining("-")) + ".png";
        byte[] answer = new String(ANSWER, StandardCharsets.UTF_8)
                .replace("https://im.example/1.png", address)
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, inChunks ? 0 : answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer);
            }
        });
        server.start();
        context.getRegistry().bind("mine", parameters);

        Exchange result = send(
                "recraft:generate?provider=runware&apiKey=k&resultType=url&sslContextParameters=#mine&baseUrl=https://localhost:"
                        + server.getAddress().getPort(),
                "A fox");
        server.stop(0);

        assertThat(result.getException()).isNull();
        assertThat(result.getMessage().getBody()).isEqualTo(address);
    }

    @Test
    void anAnswerThatTlsHandsOnWhenItKnowsOfTheEndArrivesWhole() throws Exception {
        SSLContextParameters parameters = parameters(keyStore());
        SSLSocketFactory tls = parameters.createSSLContext(context).getSocketFactory();
        String address = "https://im.example/" + "1".repeat(4_000) + ".png";
        String body = new String(ANSWER, StandardCharsets.UTF_8).replace("https://im.example/1.png", address);
        ExecutorService threads = Executors.newCachedThreadPool();
        context.getRegistry().bind("mine", parameters);

        Exchange result;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var unused = threads.submit(() -> {
                HoldingSocket connection = new HoldingSocket(server.accept());
                try (SSLSocket client = (SSLSocket) tls.createSocket(connection, "localhost", 0, true)) {
                    client.setUseClientMode(false);
                    InputStream in = client.getInputStream();
                    StringBuilder request = new StringBuilder();
                    while (request.indexOf("\r\n\r\n") < 0) {
                        request.append((char) in.read());
                    }
                    connection.hold();
                    client.startHandshake(); // new keys: what comes with them waits until they are agreed upon
                    client.getOutputStream()
                            .write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                                    .getBytes(StandardCharsets.US_ASCII));
                    connection.sendAndEnd();
                    return in.transferTo(OutputStream.nullOutputStream());
                }
            });
            result = send(
                    "recraft:generate?provider=runware&apiKey=k&resultType=url&maxRetries=0&requestTimeout=60s&sslContextParameters=#mine"
                            + "&baseUrl=https://localhost:" + server.getLocalPort(),
                    "A fox");
        } finally {
            threads.shutdownNow();
        }

        assertThat(result.getException()).isNull();
        assertThat(result.getMessage().getBody()).isEqualTo(address);
    }

    @Test
    void aServerThatShowsTheCertificateOfAnotherHostIsNotSpokenTo() throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SSLContextParameters parameters = parameters(keyStore("elsewhere.example"));
        server.setHttpsConfigurator(new HttpsConfigurator(parameters.createSSLContext(context)));
        AtomicInteger requests = new AtomicInteger();
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(500, -1);
        });
        server.start();
        context.getRegistry().bind("mine", parameters);

        Exchange result = send(
                "recraft:generate?provider=runware&apiKey=k&maxRetries=0&sslContextParameters=#mine&baseUrl=https://localhost:"
                        + server.getAddress().getPort(),
                "A fox");
        server.stop(0);

        assertThat(result.getException()).isInstanceOf(RecraftUnavailableException.class);
        assertThat(((RecraftException) result.getException()).getBilled()).isEqualTo(Billing.NO);
        assertThat(requests).hasValue(0);
    }

    @Test
    void aConnectionThatShowedACertificateIsUsedForTheNextRequestToo() throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SSLContextParameters parameters = parameters(keyStore());
        server.setHttpsConfigurator(new HttpsConfigurator(parameters.createSSLContext(context)) {
            @Override
            public void configure(HttpsParameters connection) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                connection.setSSLParameters(wanted);
            }
        });
        Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
        server.createContext("/", exchange -> {
            clients.add(exchange.getRemoteAddress());
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, ANSWER.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(ANSWER);
            }
        });
        server.start();
        context.getRegistry().bind("mine", parameters);
        String uri =
                "recraft:generate?provider=runware&apiKey=k&resultType=url&sslContextParameters=#mine&baseUrl=https://localhost:"
                        + server.getAddress().getPort();

        Exchange first = send(uri, "A fox");
        Awaitility.await().until(() -> component().getConnectionsLeased() == 0);
        Exchange second = send(uri, "A bear");
        server.stop(0);

        assertThat(first.getException()).isNull();
        assertThat(second.getException()).isNull();
        assertThat(clients).hasSize(1);
    }

    @Test
    void theComponentUsesTheContextsTlsWhenToldTo() throws Exception {
        SSLContextParameters parameters = parameters(keyStore());
        context.setSSLContextParameters(parameters);
        component().setUseGlobalSslContextParameters(true);

        assertThat(send("recraft:generate?{{runware}}", "A fox").getException()).isNull();
        assertThat(component().resources().sslContext(parameters)).isNotNull();
    }

    @Test
    void requestsGoThroughTheProxyWithItsCredentialsAndPastItForTheHostsNamed() throws Exception {
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            proxied.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
            exchange.getRequestBody().readAllBytes();
            boolean known = exchange.getRequestHeaders().containsKey("Proxy-Authorization");
            if (!known) {
                exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"proxy\"");
            }
            exchange.sendResponseHeaders(known ? 200 : 407, known ? ANSWER.length : -1);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(known ? ANSWER : new byte[0]);
            }
        });
        proxy.start();
        String options = "&resultType=url&proxyHost=127.0.0.1&proxyPort="
                + proxy.getAddress().getPort() + "&proxyAuthUsername=me&proxyAuthPassword=pw";

        Exchange through =
                send("recraft:generate?provider=runware&apiKey=k&baseUrl=http://api.example/v1" + options, "A fox");
        Exchange past = send("recraft:generate?{{runware}}&nonProxyHosts=*.example.org,127.*" + options, "A fox");
        proxy.stop(0);

        String credentials = Base64.getEncoder().encodeToString("me:pw".getBytes(StandardCharsets.UTF_8));
        assertThat(through.getException()).isNull();
        assertThat(past.getException()).isNull();
        assertThat(proxied).last().isEqualTo("http://api.example/v1 Basic " + credentials);
        assertThat(proxied).allSatisfy(line -> assertThat(line).startsWith("http://api.example/v1"));
        assertThat(simulator().requests()).hasSize(1);
    }

    @Test
    void aServerBehindTheProxyThatPretendsToBeTheProxyIsNotSentTheRequestAgain() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SSLContextParameters parameters = parameters(keyStore());
        context.getRegistry().bind("mine", parameters);
        server.setHttpsConfigurator(new HttpsConfigurator(parameters.createSSLContext(context)));
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"proxy\"");
            exchange.sendResponseHeaders(407, -1);
            exchange.close();
        });
        server.start();
        ExecutorService threads = Executors.newCachedThreadPool();
        try (ServerSocket proxy = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            threads.execute(() -> tunnel(proxy, server.getAddress().getPort(), threads));
            Exchange result = send(
                    "recraft:generate?provider=cloudflare&accountId=a&apiKey=k&sslContextParameters=#mine&requestTimeout=60s"
                            + "&proxyHost=127.0.0.1&proxyAuthUsername=me&proxyAuthPassword=pw&proxyPort="
                            + proxy.getLocalPort() + "&baseUrl=https://localhost:"
                            + server.getAddress().getPort(),
                    "A fox");

            assertThat(result.getException()).isInstanceOf(RecraftException.class);
            assertThat(((RecraftException) result.getException()).isRetryable()).isFalse();
            assertThat(requests).hasValue(1);
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    /** Answers CONNECT and then passes bytes on in both directions. */
    private static void tunnel(ServerSocket proxy, int port, ExecutorService threads) {
        try {
            while (true) {
                Socket client = proxy.accept();
                InputStream in = client.getInputStream();
                StringBuilder head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    head.append((char) in.read());
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                threads.execute(() -> pass(client, server));
                threads.execute(() -> pass(server, client));
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one side hung up
        }
    }

    private static SSLContextParameters parameters(Path keyStore) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + keyStore);
        store.setPassword(PASSWORD);
        store.setType("PKCS12");
        KeyManagersParameters keys = new KeyManagersParameters();
        keys.setKeyStore(store);
        keys.setKeyPassword(PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setKeyManagers(keys);
        parameters.setTrustManagers(trust);
        return parameters;
    }

    private Path keyStore() throws IOException, InterruptedException {
        return keyStore("localhost", "ip:127.0.0.1");
    }

    private Path keyStore(String host, String... others) throws IOException, InterruptedException {
        String names = String.join(
                ",", Stream.concat(Stream.of("dns:" + host), Stream.of(others)).toList());
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=" + names,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD,
                        "-validity",
                        "2")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        return file;
    }
}
