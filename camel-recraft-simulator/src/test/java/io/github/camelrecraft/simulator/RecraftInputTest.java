package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.render.Format;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The images of requests, in JSON and in forms. */
class RecraftInputTest {

    private static final String VECTORIZE = "/images/vectorize";
    private static final String ERASE = "/images/eraseRegion";
    private static final byte[] GIF = "GIF89a\1\0\1\0\0\0\0;".getBytes(StandardCharsets.ISO_8859_1);

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    private Client client;

    @BeforeEach
    void client(RecraftSimulator simulator) {
        client = new Client(simulator);
    }

    static Stream<Arguments> badImages() {
        byte[] svg = Inputs.image(Format.SVG, 300, 300);
        return Stream.of(
                arguments("a GIF", VECTORIZE, GIF, "must be an image of type [PNG, JPG, WEBP]"),
                arguments("an SVG", VECTORIZE, svg, "must be an image of type [PNG, JPG, WEBP]"),
                arguments("text", "/images/removeBackground", new byte[300], "must be an image of type"),
                arguments("nothing", VECTORIZE, new byte[0], "must be an image of type"),
                arguments(
                        "half a head", VECTORIZE, Arrays.copyOf(Inputs.png(300, 300), 18), "must be an image of type"),
                arguments("a narrow one", VECTORIZE, Inputs.png(255, 300), "is 255x300; its sides must have 256 to"),
                arguments(
                        "a long one", VECTORIZE, Inputs.png(4097, 256), "is 4097x256; its sides must have 256 to 4096"),
                arguments("a tiny one", "/images/crispUpscale", Inputs.png(31, 300), "must have 32 to 4096"),
                arguments("a heavy one", VECTORIZE, heavy(10 << 20), "must have less than 10 MB"),
                arguments("a heavier one", VECTORIZE, heavy(20_000_000), "must have less than 10 MB"),
                arguments("a heavy one", "/images/enhance", heavy(20 << 20), "must have less than 20 MB"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("badImages")
    void anImageThatBreaksALimitIsRefused(
            String what, String path, byte[] image, String message, RecraftSimulator simulator) {
        HttpResponse<String> inJson = client.recraft(path, image(image));
        HttpResponse<String> inForm = client.recraft(path, new Form().file("file", image));

        assertRefused(inJson, message);
        assertRefused(inForm, message);
        assertThat(simulator.bills().all()).isEmpty();
    }

    @Test
    void anImageMayBeAsHeavyAsTheLimitAllows() {
        assertThat(client.recraft(VECTORIZE, new Form().file("file", heavy((10 << 20) - 1)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.recraft("/images/enhance", image(heavy(15 << 20))).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://example.com/cat.png    | reads only data
                    cat.png                        | reads only data
                    http://127.0.0.1/images/a.png  | reads only data
                    data:text/plain;base64,AAAA    | must start with data:image/
                    data:image/png,AAAA            | must start with data:image/
                    data:image/png;base64,!        | is not base64""")
    void nothingIsFetched(String url, String message) {
        assertRefused(client.recraft(VECTORIZE, Client.JSON.createObjectNode().put("image_url", url)), message);
    }

    @Test
    void theWidthOfASvgIsThatOfItsViewBoxWhenItHasNone(RecraftSimulator simulator) {
        String svg = """
                <?xml version="1.0"?>
                <!-- a picture -->
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200.5" stroke-width="4"></svg>""";
        simulator.reset();

        HttpResponse<String> response =
                client.recraft("/images/removeBackground", image(svg.getBytes(StandardCharsets.UTF_8)));

        String url = Client.json(response).at("/image/url").textValue();
        assertThat(Client.get(url).body()).asString(StandardCharsets.UTF_8).contains("width=\"300\" height=\"201\"");
    }

    static Stream<Arguments> badMasks() throws IOException {
        return Stream.of(
                arguments("another size", Inputs.mask(300, 256), "is 300x256, but the image is 256x256"),
                arguments("grey", Inputs.mask(256, 256, 0x808080), "only black (0) and white (255)"),
                arguments("red", Inputs.mask(256, 256, 0xFF0000), "only black (0) and white (255)"),
                arguments("grey samples", gray(0x80), "only black (0) and white (255)"),
                arguments("not readable", Arrays.copyOf(gray(0xFF), 60), "only black (0) and white (255)"),
                arguments("an SVG", Inputs.image(Format.SVG, 256, 256), "must be an image of type [PNG, JPG, WEBP]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badMasks")
    void aMaskIsBlackAndWhiteAndOfTheImagesSize(String what, byte[] mask, String message) {
        byte[] image = Inputs.png(256, 256);

        assertRefused(client.recraft(ERASE, image(image).put("mask_url", Inputs.dataUrl(mask))), message);
        assertRefused(client.recraft(ERASE, new Form().file("image", image).file("mask", mask)), message);
    }

    @Test
    void aMaskMayHaveAnyKindOfPixels() throws IOException {
        for (byte[] mask :
                new byte[][] {Inputs.mask(256, 256), gray(0xFF), bits(), Inputs.image(Format.WEBP, 256, 256)}) {
            HttpResponse<String> response = client.recraft(
                    ERASE, new Form().file("image", Inputs.png(256, 256)).file("mask", mask));

            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        }
    }

    @Test
    void aFormHasTheTypesOfJson(RecraftSimulator simulator) {
        Form form = Form.of("prompt", "A boat", "n", "3", "random_seed", "7", "calculate_features", "true");

        JsonNode answer = Client.json(client.recraft("/images/generations", form));

        assertThat(answer.get("data")).hasSize(3);
        assertThat(answer.at("/data/0/features").isObject()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    n         | two            | 'n' must be of type integer
                    n         |                | 'n' must be of type integer
                    strength  | 2              | 'strength' must be at most 1
                    controls  | {"colors": []} | 'controls' is nested
                    image_url | data:,         | 'image_url' belongs in JSON
                    prompt    | Again          | 'prompt' is there twice
                    colour    | blue           | 'colour' is not a documented field
                    image     | no file        | 'image' is not a documented field""")
    void aFieldOfAFormThatBreaksARuleIsRefused(String field, String text, String message) {
        Form form = Form.of("prompt", "A boat", "strength", "0.5").file("image", Inputs.png(256, 256));
        if (field.equals("strength")) {
            form = Form.of("prompt", "A boat").file("image", Inputs.png(256, 256));
        }

        assertRefused(client.recraft("/images/imageToImage", form.text(field, text == null ? "" : text)), message);
    }

    @Test
    void aFileMustBelongToTheOperationAndComeOnce() {
        byte[] image = Inputs.png(256, 256);

        assertRefused(
                client.recraft(VECTORIZE, new Form().file("picture", image)),
                "'picture' is not a file of this operation");
        assertRefused(
                client.recraft(
                        "/images/replaceBackground", Form.of("prompt", "A boat").file("file", image)),
                "'file' is not a file of this operation");
        assertRefused(
                client.recraft(VECTORIZE, new Form().file("file", image).file("image", image)), "is one file too many");
        assertRefused(client.recraft(VECTORIZE, Form.of("response_format", "url")), "'image_url' is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/images/explore", "/images/explore/similar", "/prompts/enhance"})
    void someOperationsTakeNoForm(String path) {
        assertRefused(client.recraft(path, Form.of("prompt", "A boat")), "takes application/json only");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    multipart/form-data                        | --b%r%n            | must name a boundary
                    multipart/form-data; boundary=""           | --b%r%n            | must name a boundary
                    multipart/form-data; boundary=b            | nothing            | ends before its closing boundary
                    multipart/form-data; boundary=b            | --b%r%nName: a     | ends before its closing boundary
                    multipart/form-data; boundary=b            | --b%r%n%r%na%r%n--b-- | needs a Content-Disposition
                    multipart/form-data; boundary=b            | --b%r%nContent-Disposition: form-data; name="a"%r%n%r%na | ends before its closing boundary
                    multipart/form-data; part=x; boundary="b" | --b--            | 'image_url' is required""")
    void aFormThatCannotBeReadIsRefused(String contentType, String body, String message, RecraftSimulator simulator) {
        HttpResponse<String> response = Client.send(client.recraftRequest("POST", VECTORIZE)
                .setHeader("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body.replace("%r%n", "\r\n")))
                .build());

        assertRefused(response, message);
        assertThat(simulator.requests()).hasSize(1);
    }

    @Test
    void aFormMayHoldALotAndNotEverything() {
        Form large = Form.of("response_format", "url");
        for (int i = 0; i < 100; i++) {
            large.text("field", "text");
        }
        Form longHead = new Form().part("name=\"" + "x".repeat(9000) + "\"", new byte[0]);

        assertRefused(client.recraft(VECTORIZE, large), "more than 100 parts");
        assertRefused(client.recraft(VECTORIZE, longHead), "the head of a part has more than 8192 bytes");
    }

    @Test
    void aFileMayHoldWhatLooksLikeABoundary(RecraftSimulator simulator) {
        byte[] image = Inputs.png(256, 256);
        byte[] tail = ("\r\n" + Form.DELIMITER + "x\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(image, image.length + tail.length);
        System.arraycopy(tail, 0, both, image.length, tail.length);

        assertThat(client.recraft(VECTORIZE, new Form().file("file", both)).statusCode())
                .isEqualTo(200);
        assertThat(simulator.requests().get(0).file("file").orElseThrow().size())
                .isEqualTo(both.length);
    }

    @Test
    void whatWasSentIsRecordedWithoutItsBytes(RecraftSimulator simulator) {
        byte[] image = Inputs.png(512, 512);
        byte[] mask = Inputs.mask(512, 512);
        client.recraft(
                "/images/inpaint",
                Form.of("prompt", "Ein Boot äöü", "n", "2").file("image", image).file("mask", mask));
        client.recraft(ERASE, image(image).put("mask_url", Inputs.dataUrl(mask)));

        RecordedRequest form = simulator.requests().get(0);
        RecordedRequest json = simulator.requests().get(1);

        assertThat(form.provider()).isEqualTo("recraft");
        assertThat(form.body()).isEmpty();
        assertThat(form.fields()).containsOnlyKeys("prompt", "n");
        assertThat(form.field("prompt")).isEqualTo("Ein Boot äöü");
        assertThat(form.field("strength")).isEmpty();
        assertThat(form.files()).extracting(RecordedFile::field).containsExactly("image", "mask");
        assertThat(form.files()).extracting(RecordedFile::fileName).containsOnly("a picture");
        assertThat(json.json().fieldNames()).toIterable().containsExactly("image_url", "mask_url");
        assertThat(json.body()).hasSizeLessThan(1000);
        RecordedFile file = json.file("image_url").orElseThrow();
        assertThat(file.contentType()).isEqualTo("image/png");
        assertThat(file.size()).isEqualTo(image.length);
        assertThat(file.sha256()).isEqualTo(form.file("image").orElseThrow().sha256());
        assertThat(json.json().get("image_url").textValue()).isEqualTo("data:image/png;sha256," + file.sha256());
    }

    private static void assertRefused(HttpResponse<String> response, String message) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(Client.json(response).get("message").textValue()).contains(message);
    }

    private static ObjectNode image(byte[] image) {
        return Client.JSON
                .createObjectNode()
                .put("image_url", "data:image/png;base64," + Base64.getEncoder().encodeToString(image));
    }

    /** A good picture, and bytes after its end that no decoder looks at. */
    private static byte[] heavy(int bytes) {
        return Arrays.copyOf(Inputs.png(256, 256), bytes);
    }

    private static byte[] gray(int color) throws IOException {
        BufferedImage image = new BufferedImage(256, 256, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(100, 100, 0, color);
        return png(image);
    }

    private static byte[] bits() throws IOException {
        BufferedImage image = new BufferedImage(256, 256, BufferedImage.TYPE_BYTE_BINARY);
        image.getRaster().setSample(100, 100, 0, 1);
        return png(image);
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
