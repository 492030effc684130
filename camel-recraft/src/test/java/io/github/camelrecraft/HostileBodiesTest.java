package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.simulator.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are packed, have no end, come byte by byte, break off, or hold what runs: of the API and of images. */
class HostileBodiesTest extends RouteTestSupport {

    /** More than a test has time for. */
    private static final long ENDLESS = 100_000;

    private static final byte[] PNG = Pngs.plain(8, 8);

    private RawServer api;
    private RawServer images;

    @BeforeEach
    void startServers() throws IOException {
        TestTime.jumping().of(component());
        images = new RawServer().answers("200 OK", PNG);
        api = new RawServer().answers("200 OK", answer());
    }

    @AfterEach
    void stopServers() throws IOException {
        api.close();
        images.close();
    }

    @Test
    void nobodyIsAskedToPackABody() {
        assertThat(generate("").getException()).isNull();

        assertThat(api.heads()).hasSize(1).noneMatch(HostileBodiesTest::namesAnEncoding);
        assertThat(images.heads()).hasSize(1).noneMatch(HostileBodiesTest::namesAnEncoding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "deflate", "br", "zstd", "gzip, gzip"})
    void anAnswerOfTheApiThatIsPackedIsAClearErrorAndNotUnpacked(String encoding) {
        api.answers("200 OK\r\nContent-Encoding: " + encoding, gzip(answer()));

        RecraftException failure = failure("");

        assertThat(failure)
                .isInstanceOf(RecraftBadAnswerException.class)
                .hasMessageContaining("Content-Encoding " + encoding + ", which was not asked for");
        assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(images.heads()).isEmpty();
    }

    @Test
    void anAnswerThatSaysItIsNotPackedIsRead() {
        api.answers("200 OK\r\nContent-Encoding: Identity", answer());
        images.answers("200 OK\r\nContent-Encoding: identity", PNG);

        assertThat(generate("").getException()).isNull();
    }

    @Test
    void aRefusalThatIsPackedIsARefusalByItsStatus() {
        api.answers("400 Bad Request\r\nContent-Encoding: gzip", gzip(RawServer.ascii("{\"errors\":[]}")));

        RecraftException failure = failure("");

        assertThat(failure).isInstanceOf(RecraftInvalidRequestException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
        assertThat(failure.getMessage()).matches("\\p{Print}+");
    }

    @Test
    void anImageThatIsPackedIsAClearError() {
        images.answers("200 OK\r\nContent-Encoding: gzip", gzip(PNG));

        RecraftException failure = failure("");

        assertThat(failure).hasMessageContaining("Content-Encoding gzip, which was not asked for");
        assertThat(failure.getBilled()).isEqualTo(Billing.YES);
    }

    @Test
    void anImageThatIsPackedWithoutSayingSoIsNoImage() {
        images.answers("200 OK\r\nContent-Type: image/png", gzip(PNG));

        RecraftException failure = failure("");

        assertThat(failure).hasMessageContaining("not a PNG, JPEG, WebP or SVG image: starts with 1f 8b");
        assertThat(failure.getBilled()).isEqualTo(Billing.YES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 OK | {\"data\":[{\"taskUUID\":\" | a",
                "200 OK | {\"data\":[{\" | a",
                "200 OK | {\"data\":[ | [",
                "200 OK | {\"data\":[ | {\"a\":",
                "200 OK | {\"data\":[1 | 1",
                "200 OK | {\"data\":[ | 1,",
                "200 OK | {\"data\":[]} | ' '",
                "200 OK | <html> | a",
                "400 Bad Request | {\"errors\":[{\"message\":\" | a",
                "500 Error | <html> | a",
            })
    void anAnswerOfTheApiWithoutEndIsEnded(String status, String beginning, String more) {
        api.answers(out -> endless(out, status, RawServer.ascii(beginning), RawServer.ascii(more.repeat(65_536))));

        RecraftException failure = failure("");

        assertThat(failure).isInstanceOf(RecraftBadAnswerException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(temporaryFiles()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAA", "****", "    "})
    void anImageInTheAnswerWithoutEndIsEndedThoughOthersMightFollow(String more) {
        String beginning = "{\"data\":[{\"taskType\":\"imageInference\",\"imageBase64Data\":\"iVBORw0KGgoAAAANSUhEUgAA";
        api.answers(out -> endless(
                out, "200 OK", RawServer.ascii(beginning + "AAAA".repeat(100)), RawServer.ascii(more.repeat(16_384))));

        RecraftException failure = failure("&outputType=base64Data&maxImageSize=100000");

        assertThat(failure).isInstanceOf(RecraftBadAnswerException.class).hasMessageContaining("maxImageSize=100000");
        assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(temporaryFiles()).isZero();
    }

    @Test
    void anImageWithoutEndIsEnded() {
        images.answers(out -> endless(out, "200 OK", PNG, new byte[65_536]));

        assertThat(failure("&maxImageSize=1000000")).hasMessageContaining("maxImageSize");
        assertThat(temporaryFiles()).isZero();
    }

    @Test
    void anImageThatSaysItIsTooLargeIsNotReadAtAll() {
        images.answers(out -> out.write(RawServer.ascii("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n")));

        assertThat(failure("&maxImageSize=1000000")).hasMessageContaining("maxImageSize");
    }

    @Test
    void aRedirectWithoutEndIsEnded() {
        images.answers(out -> endless(out, "302 Found\r\nLocation: /other", new byte[0], new byte[65_536]));

        RecraftException failure = failure("&maxRetries=0");

        assertThat(failure).isInstanceOf(RecraftDownloadException.class).hasMessageContaining("the redirect has more");
        assertThat(images.heads()).hasSize(1);
    }

    @Test
    void headersWithoutEndAreEnded() {
        api.answers(out -> {
            out.write(RawServer.ascii("HTTP/1.1 200 OK\r\n"));
            for (long line = 0; line < ENDLESS; line++) {
                out.write(RawServer.ascii("X-" + line + ": a\r\n"));
            }
        });

        RecraftException failure = failure("&requestTimeout=3000");

        assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(Sent.earlier(failure)).as("ended before the deadline").hasSize(1);
    }

    @Test
    void anAnswerThatComesByteByByteEndsAtTheDeadlineThoughItNeverPauses() {
        api.answers(out -> drip(out, "200 OK", RawServer.ascii(" ".repeat(10_000) + "{}")));

        RecraftException failure = failure("&requestTimeout=2000");

        assertThat(failure).isInstanceOf(RecraftTimeoutException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
    }

    @Test
    void aHeadThatComesByteByByteEndsAtTheDeadline() {
        api.answers(out -> drip(out, RawServer.ascii("HTTP/1.1 200 OK\r\nX-Long: " + "a".repeat(10_000))));

        assertThat(failure("&requestTimeout=2000")).isInstanceOf(RecraftTimeoutException.class);
    }

    @Test
    void anImageThatComesByteByByteEndsAtTheDeadlineAndWasPaidFor() {
        images.answers(out -> drip(out, "200 OK", new byte[10_000]));

        RecraftException failure = failure("&requestTimeout=2000");

        assertThat(failure).isInstanceOf(RecraftDownloadException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.YES);
        assertThat(failure.getImageUrl()).hasToString(images.url("/image.png"));
    }

    /** Without a length, its end and a connection that broke look alike. */
    @Test
    void anImageWithoutALengthThatBreaksOffIsFetchedAgain() {
        AtomicInteger fetched = new AtomicInteger();
        images.answers(out -> {
            int length = fetched.incrementAndGet() < 3 ? PNG.length / 2 : PNG.length;
            out.write(RawServer.ascii("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"));
            out.write(PNG, 0, length);
        });

        assertThat(generate("").getException()).isNull();

        assertThat(fetched).hasValue(3);
        assertThat(api.heads()).hasSize(1);
    }

    @Test
    void anImageWithoutALengthThatAlwaysBreaksOffWasPaidFor() {
        images.answers(out -> {
            out.write(RawServer.ascii("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"));
            out.write(PNG, 0, PNG.length / 2);
        });

        RecraftException failure = failure("");

        assertThat(failure).isInstanceOf(RecraftDownloadException.class).hasMessageContaining("PNG without IEND");
        assertThat(failure.getBilled()).isEqualTo(Billing.YES);
        assertThat(images.heads()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IHTTP/1.1 200 OK\r\n\r\n", "\u0089PNG\r\n\r\n", "HTTP/1.1 2x0 OK\r\n\r\n"})
    void anImageThatIsAnsweredWithWhatIsNoHttpIsFetchedAgain(String garbage) {
        AtomicInteger fetched = new AtomicInteger();
        images.answers(out -> {
            if (fetched.incrementAndGet() == 1) {
                out.write(garbage.getBytes(StandardCharsets.ISO_8859_1));
            } else {
                out.write(RawServer.ascii(
                        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + PNG.length + "\r\n\r\n"));
                out.write(PNG);
            }
        });

        assertThat(generate("").getException()).isNull();

        assertThat(api.heads()).hasSize(1);
    }

    @Test
    void aServerThatDoesNotReadTheRequestEndsAtTheDeadline() {
        api.readsNothing();

        RecraftException failure =
                (RecraftException) send(uri("vectorize", "&requestTimeout=2000"), Pictures.png(512, 512, 4_500_000))
                        .getException();

        assertThat(failure).isInstanceOf(RecraftTimeoutException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "PNG, URL, PNG without IEND",
        "PNG, base64Data, PNG without IEND",
        "JPG, URL, JPEG without end marker",
        "JPG, dataURI, JPEG without end marker",
        "WEBP, URL, but its header says",
        "WEBP, base64Data, but its header says"
    })
    void anImageThatBreaksOffIsAnErrorHoweverItsLengthWasGiven(String format, String outputType, String reason) {
        simulator().faults().always(Fault.truncatedImage());
        simulator().faults().alwaysDownload(Fault.truncatedImage());

        Exchange result =
                send("recraft:generate?{{runware}}&outputFormat=" + format + "&outputType=" + outputType, "A fox");

        assertThat(result.getException()).isInstanceOf(RecraftException.class).hasMessageContaining(reason);
        assertThat(((RecraftException) result.getException()).getBilled()).isEqualTo(Billing.YES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<svg><script>alert(1)</script></svg> | <script>",
                "<svg onload='alert(1)'/> | onload",
                "<svg><image href='https://example.com/pixel.png'/></svg> | href of <image>",
                "<svg><use href='data:image/svg+xml;base64,PHN2Zy8+#a'/></svg> | href of <use>",
                "<svg><a href='data:text/html,%3Cscript%3E'/></svg> | href of <a>",
                "<svg><style>@import url(https://example.com/a.css);</style></svg> | <style>",
                "<svg><foreignObject><body/></foreignObject></svg> | <foreignobject>",
                "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg> | DOCTYPE",
                "<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]><svg>&c;</svg> | DOCTYPE",
            })
    void aDrawingThatDoesMoreThanBeLookedAtIsNotHandedOn(String svg, String reason) {
        byte[] drawing = (svg + " ".repeat(200)).getBytes(StandardCharsets.UTF_8);
        simulator().faults().always(Fault.image("svg", drawing));

        for (String outputType : new String[] {"URL", "base64Data", "dataURI"}) {
            Exchange result =
                    send("recraft:generate?{{runware}}&model=recraftv4_vector&outputType=" + outputType, "A fox");

            assertThat(result.getException())
                    .isInstanceOf(RecraftBadAnswerException.class)
                    .hasMessageContaining("SVG refused because of")
                    .hasMessageContaining(reason);
            assertThat(((RecraftException) result.getException()).getBilled()).isEqualTo(Billing.YES);
        }
    }

    private static boolean namesAnEncoding(String head) {
        return head.toLowerCase(Locale.ROOT).contains("\r\naccept-encoding:");
    }

    private static void endless(OutputStream out, String status, byte[] beginning, byte[] more) throws IOException {
        out.write(RawServer.ascii("HTTP/1.1 " + status + "\r\n\r\n"));
        out.write(beginning);
        for (long block = 0; block < ENDLESS; block++) {
            out.write(more);
        }
    }

    private static void drip(OutputStream out, String status, byte[] body) throws IOException {
        out.write(RawServer.ascii("HTTP/1.1 " + status + "\r\nContent-Length: " + body.length + "\r\n\r\n"));
        drip(out, body);
    }

    private static void drip(OutputStream out, byte[] bytes) throws IOException {
        for (byte each : bytes) {
            out.write(each);
            out.flush();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private byte[] answer() {
        return RawServer.ascii(
                "{\"data\":[{\"taskType\":\"imageInference\",\"imageURL\":\"" + images.url("/image.png") + "\"}]}");
    }

    private RecraftException failure(String options) {
        Exchange result = generate(options);
        assertThat(result.getException()).isInstanceOf(RecraftException.class);
        return (RecraftException) result.getException();
    }

    private Exchange generate(String options) {
        return send(uri("generate", options), "A fox");
    }

    private String uri(String operation, String options) {
        String timeout = options.contains("requestTimeout") ? "" : "&requestTimeout=60s";
        return "recraft:" + operation + "?provider=runware&apiKey=" + KEY + "&allowedImageHosts=127.0.0.1&baseUrl="
                + api.url("/v1") + timeout + options;
    }
}
