package io.github.camelrecraft.benchmarks.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is served is what the address says. */
class FakeProviderTest {

    private final FakeProvider provider = FakeProvider.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        provider.close();
    }

    /** The least, a small one, the largest of one row, each remainder of three, many rounds of the block. */
    @ParameterizedTest
    @ValueSource(ints = {70, 1024, 65_603, 65_604, 65_605, 65_606, 3_000_000})
    void anImageIsARealOneAndHasExactlyTheBytesThatItsAddressSays(int bytes) throws Exception {
        byte[] image = image(property("url", post(0, bytes, "url", 0).body()));

        assertThat(image).hasSize(bytes);
        BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(image));
        assertThat(decoded.getWidth() * decoded.getHeight()).isPositive();
        assertThat(new String(image, bytes - 8, 4, ISO_8859_1)).isEqualTo("IEND");
    }

    @ParameterizedTest
    @ValueSource(ints = {70, 1024, 65_603, 65_604, 65_605, 65_606, 3_000_000})
    void base64HasTheSameBytes(int bytes) throws Exception {
        String base64 = property("b64_json", post(0, bytes, "b64_json", 0).body());

        assertThat(Base64.getDecoder().decode(base64)).isEqualTo(image("/images/" + bytes + "/1.png"));
    }

    @Test
    void noTwoAnswersLeadToTheSameImage() throws Exception {
        String first = post(0, 1024, "url", 0).body();
        String second = post(0, 1024, "url", 0).body();

        assertThat(property("url", first)).isNotEqualTo(property("url", second));
        assertThat(property("image_id", first)).isNotEqualTo(property("image_id", second));
    }

    @Test
    void anAnswerThatTakesItsTimeIsTheSame() throws Exception {
        assertThat(property("url", post(20, 1024, "url", 0).body())).contains("/images/1024/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"url", "b64_json"})
    void everyHundredRequestsMeetAsManyFaultsAsWasSaidAndEachKindInTurn(String format) throws Exception {
        int images = 0;
        for (int i = 0; i < 100; i++) {
            images += isImage(format) ? 1 : 0;
        }

        assertThat(images).isEqualTo(100 - 16);
        String counts = get("/counts").body();
        assertThat(counts).contains("\"requests\":100");
        for (Fault fault : Fault.values()) {
            assertThat(counts).contains("\"" + fault + "\":2");
        }
    }

    @Test
    void whereNoFaultsWereAskedForThereAreNone() throws Exception {
        for (int i = 0; i < 100; i++) {
            post(0, 1024, "url", 0);
        }

        assertThat(get("/counts").body()).contains("\"requests\":100").doesNotContainPattern("\"[A-Z_]+\":[1-9]");
    }

    @Test
    void anImageThatWasCutIsWholeTheNextTime() throws Exception {
        String path = "/images/3000000/half-1.png";

        assertThatIOException().isThrownBy(() -> image(path));
        assertThat(image(path)).hasSize(3_000_000);
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(get("/0/1024/url/0/v1").statusCode()).isEqualTo(404);
        assertThat(get("/images/none.png").statusCode()).isEqualTo(404);
    }

    /** Asked for with sixteen faults in a hundred. */
    private boolean isImage(String format) throws InterruptedException {
        try {
            HttpResponse<String> answer = post(0, 100_000, format, 16);
            String value = property(format, answer.body());
            byte[] image =
                    format.equals("url") ? image(value) : Base64.getDecoder().decode(value);
            return image.length == 100_000;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpResponse<String> post(int latency, int bytes, String format, int faults)
            throws IOException, InterruptedException {
        URI uri = at("/" + latency + "/" + bytes + "/" + format + "/" + faults + "/v1/images/generations");
        return client.send(
                HttpRequest.newBuilder(uri)
                        .POST(BodyPublishers.ofString("{\"prompt\":\"a tree\"}"))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
    }

    private byte[] image(String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(at(url)).build(), BodyHandlers.ofByteArray())
                .body();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + provider.port()).resolve(path);
    }

    private static String property(String name, String json) throws IOException {
        Matcher value = Pattern.compile("\"" + name + "\":\"([^\"]*+)\"").matcher(json);
        if (!value.find()) {
            throw new IOException("No " + name);
        }
        return value.group(1);
    }
}
