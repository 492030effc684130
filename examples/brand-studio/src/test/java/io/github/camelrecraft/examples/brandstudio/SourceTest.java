package io.github.camelrecraft.examples.brandstudio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.RecraftSimulator;
import io.github.camelrecraft.simulator.RecraftSimulatorExtension;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures that are made from pictures, and a person's own files, without a browser. */
class SourceTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    @TempDir
    static Path gallery;

    static Studio studio;

    @BeforeAll
    static void start() {
        studio = Studio.start(SIMULATOR.simulator(), gallery, "--studio.largest-upload=100KB");
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @BeforeEach
    void emptyWall() throws Exception {
        studio.clear();
    }

    @Test
    void everythingThatIsOfferedWorks(RecraftSimulator simulator) throws Exception {
        String source = studio.hang("bird.png", Drawings.png());
        JsonNode choices = studio.json("/api/choices");
        List<String> done = new ArrayList<>();
        for (JsonNode provider : choices.path("providers")) {
            for (JsonNode operation : provider.path("operations")) {
                JsonNode tool = tool(choices, operation.path("id").asText());
                for (JsonNode model : operation.path("models")) {
                    JsonNode job = made(form(provider.path("id").asText(), tool, model, source));
                    assertThat(job.path("state").asText())
                            .as(job.toPrettyString())
                            .isEqualTo("done");
                    done.add(tool.path("id").asText() + " at "
                            + provider.path("id").asText());
                }
            }
        }

        assertThat(simulator.bills().count()).isEqualTo(done.size());
        assertThat(done)
                .contains("imageToImage at recraft", "imageToImage at fal", "variate at recraft")
                .contains("vectorize at runware", "vectorize at recraft", "vectorize at fal", "vectorize at replicate")
                .contains("removeBackground at recraft", "removeBackground at replicate")
                .contains("crispUpscale at recraft", "crispUpscale at fal", "crispUpscale at replicate")
                .contains("creativeUpscale at recraft", "creativeUpscale at fal", "creativeUpscale at replicate")
                .contains("generate at cloudflare");
    }

    @Test
    void thePictureGoesOutAsItIsAndTheResultSaysWhereItIsFrom(RecraftSimulator simulator) throws Exception {
        byte[] file = Drawings.png();
        String source = studio.hang("C:\\pictures\\A bird.png", file);

        JsonNode job = made(form("recraft", "vectorize", source));

        assertThat(simulator.requests().get(0).files())
                .singleElement()
                .satisfies(sent -> assertThat(sent.sha256()).isEqualTo(sha256(file)));
        JsonNode picture = job.path("picture");
        assertThat(picture.path("file").asText()).endsWith(".svg");
        assertThat(picture.path("cost").decimalValue()).isEqualByComparingTo("0.01");
        assertThat(picture.path("uri").asText()).isEqualTo("recraft:vectorize?provider=recraft");
        assertThat(picture.at("/order/source/id").asText()).isEqualTo(source);
        assertThat(picture.at("/order/source/title").asText()).isEqualTo("A bird");
        assertThat(picture.at("/headers/CamelRecraftProvider").asText()).isEqualTo("recraft");
    }

    @Test
    void thePromptOfAPictureGoesInAHeader(RecraftSimulator simulator) throws Exception {
        String source = studio.hang("bird.png", Drawings.png());

        made(form("recraft", "imageToImage", source)
                .put("model", "recraftv3")
                .put("prompt", "The same bird, in winter")
                .put("strength", 0.25));

        assertThat(simulator.requests().get(0).fields())
                .containsEntry("prompt", List.of("The same bird, in winter"))
                .containsEntry("strength", List.of("0.25"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cloudflare | vectorize    | provider | Cloudflare does not have “Vectorize”. Choose one of: Runware, Recraft, fal, Replicate.
            fal        | variate      | provider | fal does not have “Variations”. Choose one of: Recraft.
            recraft    | vectorize    | model    | Choose a model that this provider has.
            recraft    | vectorize    | prompt   | Vectorize reads no prompt.
            recraft    | vectorize    | ratio    | The picture it starts from decides the ratio.
            recraft    | vectorize    | strength | There is no strength to set here.
            recraft    | vectorize    | source   | Choose a picture to start from.
            """)
    void whatTheOperationHasNoUseForIsRefused(String provider, String operation, String field, String message)
            throws Exception {
        ObjectNode form = form(provider, operation, studio.hang("bird.png", Drawings.png()));
        if (!field.equals("provider")) {
            form.put(field, field.equals("strength") ? "1" : "none");
        }

        HttpResponse<byte[]> answer = studio.send("POST", "/api/jobs", form.toString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("\"" + field + "\"", message);
        assertThat(SIMULATOR.simulator().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-0.1", "1.01", "NaN", "''"})
    void aStrengthIsFromNoneToAll(String strength) throws Exception {
        ObjectNode form = form("recraft", "imageToImage", studio.hang("bird.png", Drawings.png()))
                .put("model", "recraftv3")
                .put("prompt", "A bird")
                .put("strength", strength);

        assertThat(text(studio.send("POST", "/api/jobs", form.toString())))
                .contains("\"strength\"", "Choose a strength from 0 to 1.");
    }

    @Test
    void aPictureThatTheProviderDoesNotTakeIsRefused(RecraftSimulator simulator) throws Exception {
        String drawing = studio.hang("bird.svg", Drawings.svg());
        String photo = studio.hang("bird.jpg", Drawings.jpeg());

        assertThat(text(studio.send(
                        "POST",
                        "/api/jobs",
                        form("recraft", "vectorize", drawing).toString())))
                .contains("\"source\"", "Recraft takes no SVG here. Choose another picture.");
        assertThat(text(studio.send(
                        "POST", "/api/jobs", form("fal", "crispUpscale", photo).toString())))
                .contains("fal takes no JPG here.");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void anUploadIsAPictureOfTheGallery() throws Exception {
        HttpResponse<byte[]> answer = studio.upload("Ein Vogel \u0007 über.allem.PNG", Drawings.png());

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode picture = new JsonMapper().readTree(answer.body());
        assertThat(picture.path("upload").asText()).isEqualTo("Ein Vogel   über.allem");
        assertThat(picture.path("width").asInt()).isEqualTo(480);
        assertThat(picture.path("height").asInt()).isEqualTo(320);
        String file = answer.headers().firstValue("Location").orElseThrow();
        assertThat(studio.get(file).body()).isEqualTo(Drawings.png());
        assertThat(new Gallery(gallery).all()).extracting(Picture::title).containsExactly("Ein Vogel   über.allem");
        assertThat(studio.get("/api/jobs/" + picture.path("id").asText()).statusCode())
                .isEqualTo(404);
        studio.send("DELETE", "/api/pictures/" + picture.path("id").asText(), "");
        assertThat(gallery).isEmptyDirectory();
    }

    @Test
    void whatIsNoPictureLeavesNothingBehind(RecraftSimulator simulator) throws Exception {
        byte[] png = Drawings.png();
        List<byte[]> files = List.of(
                Drawings.gif(),
                new byte[0],
                "hello".getBytes(UTF_8),
                Arrays.copyOf(png, png.length - 20),
                "<svg".getBytes(UTF_8));
        for (byte[] file : files) {
            HttpResponse<byte[]> answer = studio.upload("bird.png", file);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(text(answer)).contains("This is no whole PNG, JPEG, WebP or SVG file.");
        }

        HttpResponse<byte[]> large = studio.upload("large.png", Arrays.copyOf(png, 3_000_000));

        assertThat(large.statusCode()).isEqualTo(400);
        assertThat(text(large)).contains("This is too large: files of up to 0.1 MB can be used.");
        assertThat(gallery).isEmptyDirectory();
        assertThat(studio.json("/api/pictures")).isEmpty();
        assertThat(simulator.bills().count()).isZero();
    }

    @Test
    void anUploadIsNotWhatAFormOfAnotherSiteCouldSend() throws Exception {
        HttpResponse<byte[]> answer = studio.send("POST", "/api/pictures", "{}");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(gallery).isEmptyDirectory();
    }

    @Test
    void whatItWasMadeFromIsKnownWhenThatIsNoMore() throws Exception {
        String source = studio.hang("bird.png", Drawings.png());
        JsonNode job = made(form("recraft", "removeBackground", source));
        studio.send("DELETE", "/api/pictures/" + source, "");

        JsonNode picture = studio.json("/api/pictures").path(0);
        assertThat(picture.path("id")).isEqualTo(job.path("id"));
        assertThat(picture.at("/order/source/title").asText()).isEqualTo("bird");
        assertThat(text(studio.send(
                        "POST",
                        "/api/jobs",
                        form("recraft", "removeBackground", source).toString())))
                .contains("Choose a picture to start from.");
    }

    @Test
    void otherPagesHearOfAnUpload() throws Exception {
        try (Stream<String> page = studio.listen()) {
            Stream<String> heard = page.filter(line -> line.startsWith("data:") && line.contains("\"upload\""));
            studio.hang("bird.png", Drawings.png());

            assertThat(heard.findFirst().orElseThrow()).contains("\"bird\"");
        }
    }

    private static JsonNode tool(JsonNode choices, String id) {
        for (JsonNode tool : choices.path("tools")) {
            if (tool.path("id").asText().equals(id)) {
                return tool;
            }
        }
        throw new AssertionError("no tool " + id);
    }

    private static ObjectNode form(String provider, String operation, String source) {
        return new JsonMapper()
                .createObjectNode()
                .put("provider", provider)
                .put("operation", operation)
                .put("source", source);
    }

    private static ObjectNode form(String provider, JsonNode tool, JsonNode model, String source) {
        ObjectNode form = new JsonMapper()
                .createObjectNode()
                .put("provider", provider)
                .put("operation", tool.path("id").asText())
                .put("model", model.path("id").asText())
                .put("prompt", tool.path("prompt").asBoolean() ? "A bird" : "")
                .put("ratio", model.at("/sizes/0/ratio").asText());
        if (tool.path("source").asBoolean()) {
            form.put("source", source);
        }
        if (model.path("strength").asBoolean()) {
            form.put("strength", 0.5);
        }
        for (int i = 0; i < model.path("colors").asInt(); i++) {
            form.withArray("colors").add("00000" + i % 10);
        }
        return model.path("background").asBoolean() ? form.put("background", "FFFFFF") : form;
    }

    /** Orders it, and gives the job when it has ended. */
    private static JsonNode made(ObjectNode form) throws Exception {
        HttpResponse<byte[]> answer = studio.send("POST", "/api/jobs", form.toString());
        assertThat(answer.statusCode()).as(form + text(answer)).isEqualTo(202);
        String job = answer.headers().firstValue("Location").orElseThrow();
        await().pollInterval(Duration.ofMillis(10))
                .until(() -> List.of("done", "failed")
                        .contains(studio.json(job).path("state").asText()));
        return studio.json(job);
    }

    private static String sha256(byte[] file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }
}
