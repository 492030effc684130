package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.Billing;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host that may be asked sends us on to one that may not, with whatever it hopes to learn. */
class HostileRedirectsTest extends RouteTestSupport {

    private RawServer api;
    private RawServer images;
    private RawServer inside;

    @BeforeEach
    void startServers() throws IOException {
        api = new RawServer();
        images = new RawServer();
        inside = new RawServer().answers("200 OK", Pngs.plain(8, 8));
    }

    @AfterEach
    void stopServers() throws IOException {
        api.close();
        images.close();
        inside.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/secret.png",
                "https://127.0.0.1:%d/secret.png",
                "https://localhost:%d/secret.png",
                "https://127.1:%d/secret.png",
                "https://2130706433:%d/secret.png",
                "https://[::1]:%d/secret.png",
                "https://[::ffff:127.0.0.1]:%d/secret.png",
                "https://[64:ff9b::7f00:1]:%d/secret.png",
                "https://[2002:7f00:1::]:%d/secret.png",
                "https://0.0.0.0:%d/secret.png",
                "https://user:password@127.0.0.1:%d/secret.png",
                "https://images.example@127.0.0.1:%d/secret.png",
                "//127.0.0.1:%d/secret.png",
                "https://10.0.0.1/secret.png",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/secret.png",
                "https://[fd00::1]/secret.png",
                "https://[fe80::1]/secret.png",
                "https://[ff02::1]/secret.png",
                "http://example.com/image.png",
                "ftp://example.com/image.png",
                "file:///etc/passwd",
                "jar:file:/x.jar!/y",
                "data:image/png;base64,iVBORw0KGgo=",
                "javascript:alert(1)",
                "gopher://127.0.0.1:%d/",
                "https:///image.png",
                "https://exa mple.com/",
            })
    void aRedirectToWhereNobodyMayGoEndsTheDownload(String location) {
        images.redirectsTo(location.formatted(inside.port()));

        RecraftException failure = failure();

        assertThat(failure).isInstanceOf(RecraftDownloadException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.YES);
        assertThat(failure.getImageUrl()).hasToString(images.url("/image.png"));
        assertThat(images.heads()).hasSize(1);
        assertThat(inside.heads()).isEmpty();
    }

    /** To tell whether a name is a number must not take a stack as deep as the name is long. */
    @Test
    void aRedirectToANameOfThousandsOfNumbersEndsTheDownloadAtOnce() {
        images.redirectsTo("https://" + "1.".repeat(8_000) + "a/image.png");

        assertThat(failure())
                .isInstanceOf(RecraftDownloadException.class)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("requestTimeout"));
    }

    @Test
    void theHopsOfARedirectAreHeldAgainstTheRulesOneByOne() {
        AtomicInteger hop = new AtomicInteger();
        images.answers(out -> out.write(RawServer.ascii(
                "HTTP/1.1 307 Temporary Redirect\r\nConnection: close\r\nContent-Length: 0\r\nLocation: "
                        + (hop.incrementAndGet() < 3 ? "/hop" + hop : inside.url("/secret.png")) + "\r\n\r\n")));

        assertThat(failure()).isInstanceOf(RecraftDownloadException.class);

        assertThat(images.heads()).hasSize(3);
        assertThat(inside.heads()).isEmpty();
    }

    @Test
    void hostsThatSendUsInCirclesAreGivenUp() throws IOException {
        try (RawServer other = new RawServer()) {
            images.redirectsTo(other.url("/there"));
            other.redirectsTo(images.url("/here"));

            Exchange result = generate("&allowedImageHosts=127.0.0.1");

            assertThat(result.getException()).hasMessageContaining("moved more than 5 times");
            assertThat(images.heads().size() + other.heads().size()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"})
    void aRedirectedDownloadCarriesNothingOfOurs(String status) {
        images.answers(status + "\r\nSet-Cookie: session=1\r\nLocation: " + inside.url("/image.png"), new byte[0]);

        Exchange result = generate("&allowedImageHosts=127.0.0.1");

        assertThat(result.getException()).isNull();
        assertThat(inside.heads())
                .singleElement()
                .satisfies(head -> assertThat(head)
                        .startsWith("GET /image.png HTTP/1.1")
                        .doesNotContain(KEY)
                        .doesNotContainIgnoringCase("authorization")
                        .doesNotContainIgnoringCase("cookie")
                        .doesNotContainIgnoringCase("referer")
                        .doesNotContainIgnoringCase("accept-encoding"));
    }

    @Test
    void aHostThatAsksForCredentialsGetsNone() {
        images.answers("401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"images\"", new byte[0]);

        RecraftException failure = failure();

        assertThat(failure).isInstanceOf(RecraftDownloadException.class);
        assertThat(images.heads())
                .singleElement()
                .satisfies(head -> assertThat(head).doesNotContainIgnoringCase("authorization"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"})
    void anApiThatMovesIsNotFollowedWithTheKey(String status) {
        TestTime.jumping().of(component());
        api.answers(status + "\r\nLocation: " + inside.url("/v1"), new byte[0]);

        Exchange result = send(uri(""), "A fox");

        assertThat(result.getException()).isInstanceOf(RecraftException.class);
        assertThat(api.heads()).isNotEmpty().allSatisfy(head -> assertThat(head).contains("Bearer " + KEY));
        assertThat(inside.heads()).isEmpty();
    }

    private RecraftException failure() {
        Exchange result = generate("&allowedImageHosts=127.0.0.1:" + images.port());
        assertThat(result.getException()).isInstanceOf(RecraftException.class);
        return (RecraftException) result.getException();
    }

    private Exchange generate(String options) {
        api.answers(
                "200 OK",
                RawServer.ascii("{\"data\":[{\"taskType\":\"imageInference\",\"imageURL\":\"" + images.url("/image.png")
                        + "\"}]}"));
        return send(uri(options), "A fox");
    }

    private String uri(String options) {
        return "recraft:generate?provider=runware&apiKey=" + KEY + "&requestTimeout=60s&maxRetries=0&baseUrl="
                + api.url("/v1") + options;
    }
}
