package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelrecraft.model.Billing;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An image's host is not trusted, unless the route's author named it. Here it is a hostile one. */
class ImageHostsTest extends RouteTestSupport {

    private final List<HttpExchange> downloads = Collections.synchronizedList(new ArrayList<>());
    private ExecutorService threads;
    private HttpServer api;
    private HttpServer images;
    private byte[] answer;

    @BeforeEach
    void startHosts() throws IOException {
        threads = Executors.newCachedThreadPool();
        api = start();
        api.createContext("/", exchange -> reply(exchange, 200, answer));
        images = start();
    }

    @AfterEach
    void stopHosts() {
        api.stop(0);
        images.stop(0);
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:%d/image.png",
                "https://localhost:%d/image.png",
                "https://[::1]:%d/image.png",
                "https://10.1.2.3/image.png",
                "https://192.168.0.1/image.png",
                "https://169.254.169.254/latest/meta-data",
                "https://0.0.0.0:%d/image.png",
                "https://[::ffff:127.0.0.1]:%d/image.png",
                "https://[fd00::1]/image.png",
                "http://example.com/image.png",
                "http://127.0.0.1:%d/image.png",
                "ftp://example.com/image.png",
                "file:///etc/passwd",
                "jar:file:/x.jar!/y",
                "//127.0.0.1:%d/image.png",
            })
    void anAddressThatIsNotPublicHttpsIsNotAsked(String url) throws Exception {
        images.createContext("/", this::png);

        RecraftException failure = failure(url.formatted(port(images)), "");

        assertThat(failure).isInstanceOf(RecraftDownloadException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.YES);
        assertThat(downloads).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.1:%d", "other.example, 127.0.0.1"})
    void aHostThatTheAuthorAllowedIsAskedWithoutCredentials(String allowed) throws Exception {
        images.createContext("/", this::png);

        Exchange result = generate(
                "http://127.0.0.1:%d/image.png?sig=a%%2Fb+c".formatted(port(images)),
                "&allowedImageHosts=" + allowed.formatted(port(images)));

        assertThat(result.getException()).isNull();
        assertThat(downloads).hasSize(1);
        assertThat(downloads.get(0).getRequestURI().toString()).isEqualTo("/image.png?sig=a%2Fb+c");
        assertThat(downloads.get(0).getRequestHeaders())
                .doesNotContainKeys("Authorization", "Cookie", "Accept-encoding");
    }

    @Test
    void aRedirectIsHeldAgainstTheSameRules() throws Exception {
        HttpServer internal = start();
        internal.createContext("/", this::png);
        images.createContext("/", exchange -> redirect(exchange, "http://127.0.0.1:" + port(internal) + "/secret"));

        RecraftException failure = failure(
                "http://127.0.0.1:" + port(images) + "/image.png", "&allowedImageHosts=127.0.0.1:" + port(images));

        assertThat(failure).isInstanceOf(RecraftDownloadException.class).hasMessageContaining("allowedImageHosts");
        assertThat(downloads).isEmpty();
        internal.stop(0);
    }

    @Test
    void aRedirectToAnAllowedHostIsFollowed() throws Exception {
        images.createContext("/old/image.png", exchange -> redirect(exchange, "../new/image.png"));
        images.createContext("/new/image.png", this::png);

        Exchange result =
                generate("http://127.0.0.1:" + port(images) + "/old/image.png", "&allowedImageHosts=127.0.0.1");

        assertThat(result.getException()).isNull();
        assertThat(downloads).hasSize(1);
    }

    @Test
    void redirectsWithoutEndAreGivenUp() throws Exception {
        images.createContext("/", exchange -> redirect(exchange, "/again"));

        RecraftException failure =
                failure("http://127.0.0.1:" + port(images) + "/image.png", "&maxRetries=0&allowedImageHosts=127.0.0.1");

        assertThat(failure)
                .isInstanceOf(RecraftDownloadException.class)
                .hasMessageContaining("moved more than 5 times");
    }

    @ParameterizedTest
    @CsvSource({"gzip", "br", "deflate"})
    void anEncodingThatWasNotAskedForIsNotUnpacked(String encoding) throws Exception {
        images.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", encoding);
            reply(exchange, 200, new byte[1_000]);
        });

        assertThat(failureFromAllowedHost("")).hasMessageContaining("Content-Encoding " + encoding);
    }

    @Test
    void aBodyWithoutEndEndsAtTheLimit() throws Exception {
        images.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] head = image();
            try (OutputStream body = exchange.getResponseBody()) {
                for (int sent = 0; sent < 100_000; sent++) {
                    body.write(head);
                }
            } catch (IOException e) {
                downloads.add(exchange); // the other side hung up, as it should
            }
        });

        assertThat(failureFromAllowedHost("&maxImageSize=100000")).hasMessageContaining("maxImageSize");
    }

    @Test
    void whatIsNoImageIsNotHandedOnWhateverItCallsItself() throws Exception {
        images.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            reply(exchange, 200, "<html>login</html>".getBytes(StandardCharsets.UTF_8));
        });

        assertThat(failureFromAllowedHost("")).hasMessageContaining("not a PNG, JPEG, WebP or SVG");
    }

    @Test
    void theContentTypeComesFromTheBytes() throws Exception {
        images.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            reply(exchange, 200, image());
        });

        Exchange result = generate("http://127.0.0.1:" + port(images) + "/image.html", "&allowedImageHosts=127.0.0.1");

        assertThat(result.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/png");
        assertThat(result.getMessage().getHeader(Exchange.FILE_NAME, String.class))
                .endsWith(".png");
    }

    @Test
    void aHostileSvgIsRefusedUnlessAllowed() throws Exception {
        byte[] svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
                .getBytes(StandardCharsets.UTF_8);
        images.createContext("/", exchange -> reply(exchange, 200, svg));

        RecraftException failure = failureFromAllowedHost("");
        Exchange allowed = generate(
                "http://127.0.0.1:" + port(images) + "/image.svg", "&allowedImageHosts=127.0.0.1&svgPolicy=allow");

        assertThat(failure).isInstanceOf(RecraftBadAnswerException.class).hasMessageContaining("script");
        assertThat(failure.getBilled()).isEqualTo(Billing.YES);
        assertThat(allowed.getMessage().getBody(byte[].class)).isEqualTo(svg);
        assertThat(allowed.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/svg+xml");
    }

    @Test
    void onlyTheAddressIsGivenWhenOnlyTheAddressIsWanted() throws Exception {
        Exchange result = generate("https://10.0.0.1/image.png", "&resultType=url");

        assertThat(result.getException()).isNull();
        assertThat(result.getMessage().getBody()).isEqualTo("https://10.0.0.1/image.png");
        assertThat(downloads).isEmpty();
    }

    private RecraftException failureFromAllowedHost(String options) {
        return failure("http://127.0.0.1:" + port(images) + "/image", "&allowedImageHosts=127.0.0.1" + options);
    }

    private RecraftException failure(String imageUrl, String options) {
        Exchange result = generate(imageUrl, options);
        assertThat(result.getException()).isInstanceOf(RecraftException.class);
        return (RecraftException) result.getException();
    }

    private Exchange generate(String imageUrl, String options) {
        answer = "{\"state\":\"Completed\",\"result\":{\"image\":\"%s\"}}"
                .formatted(imageUrl)
                .getBytes(StandardCharsets.UTF_8);
        return send(
                "recraft:generate?provider=cloudflare&apiKey=" + KEY
                        + "&accountId=a&requestTimeout=60s&baseUrl=http://127.0.0.1:" + port(api) + options,
                "A fox");
    }

    private HttpServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        return server;
    }

    private static int port(HttpServer server) {
        return server.getAddress().getPort();
    }

    private void png(HttpExchange exchange) throws IOException {
        downloads.add(exchange);
        reply(exchange, 200, image());
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        reply(exchange, 302, new byte[0]);
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static byte[] image() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
