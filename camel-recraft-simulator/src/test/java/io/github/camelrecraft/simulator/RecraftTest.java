package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.render.Format;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecraftTest {

    private static final String GENERATE = "/images/generations";

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension();

    private Client client;

    @BeforeEach
    void client(RecraftSimulator simulator) {
        client = new Client(simulator);
    }

    @Test
    void anImageComesByUrlAsWebp(RecraftSimulator simulator) {
        HttpResponse<String> response = client.recraft(GENERATE, Requests.generation());

        JsonNode answer = Client.json(response);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("x-recraft-requestid")).isPresent();
        assertThat(answer.fieldNames()).toIterable().containsExactly("created", "credits", "data");
        assertThat(answer.get("credits").intValue()).isEqualTo(35);
        assertThat(answer.at("/data/0").fieldNames()).toIterable().containsExactly("image_id", "url");
        HttpResponse<byte[]> image = Client.get(answer.at("/data/0/url").textValue());
        assertThat(image.headers().firstValue("Content-Type")).hasValue("image/webp");
        assertThat(image.body()).startsWith('R', 'I', 'F', 'F');
        assertThat(simulator.bills().total()).isEqualByComparingTo("0.035");
    }

    @Test
    void aBillNamesTheKeyAndTheModel(RecraftSimulator simulator) {
        client.recraft(
                GENERATE,
                Requests.generation().put("model", "recraftv4_pro_raster").put("n", 2));

        Bill bill = simulator.bills().all().get(0);

        assertThat(bill.provider()).isEqualTo("recraft");
        assertThat(bill.account()).isEqualTo("the-key");
        assertThat(bill.jobId()).isNull();
        assertThat(bill.model()).isEqualTo("recraftv4_pro");
        assertThat(bill.images()).isEqualTo(2);
        assertThat(bill.usd()).isEqualByComparingTo("0.5");
        assertThat(bill.prompt()).isEqualTo("A lighthouse at dawn");
    }

    @ParameterizedTest
    @CsvSource({
        "recraftv4_1, 35",
        "recraftv4_1_vector, 80",
        "recraftv4_1_pro, 210",
        "recraftv4_1_pro_vector, 300",
        "recraftv4_1_utility, 35",
        "recraftv4_1_utility_vector, 80",
        "recraftv4_1_utility_pro, 210",
        "recraftv4_1_utility_pro_vector, 300",
        "recraftv4_1_flash, 7",
        "recraftv4_1_flash_raster, 7",
        "recraftv4_1_flash_v2, 7",
        "recraftv4, 40",
        "recraftv4_vector, 80",
        "recraftv4_pro, 250",
        "recraftv4_pro_vector, 300",
        "recraftv3, 40",
        "recraftv3_vector, 80",
        "recraftv2, 22",
        "recraftv2_vector, 44"
    })
    void everyModelHasItsPrice(String model, int credits, RecraftSimulator simulator) {
        simulator.tinyImages();

        JsonNode answer =
                json(GENERATE, Requests.generation().put("model", model).put("n", 3));

        assertThat(answer.get("credits").intValue()).isEqualTo(3 * credits);
        assertThat(answer.get("data")).hasSize(3);
        assertThat(simulator.bills().images()).isEqualTo(3);
        assertThat(answer.at("/data/0/url").textValue()).endsWith(model.endsWith("vector") ? ".svg" : ".webp");
    }

    @Test
    void theModelIsV41WhenNoneIsSaid(RecraftSimulator simulator) {
        json(GENERATE, Requests.patched(Requests.generation(), "{\"model\": null}"));
        json("/images/generations/vector", Requests.patched(Requests.generation(), "{\"model\": null}"));

        assertThat(simulator.bills().all())
                .extracting(Bill::model)
                .containsExactly("recraftv4_1", "recraftv4_1_vector");
    }

    @ParameterizedTest
    @CsvSource({
        "recraftv4_1, , 1024, 1024", "recraftv4_1, 16:9, 1344, 768", "recraftv4_1, 832x1344, 832, 1344",
        "recraftv4_1_pro, 16:9, 2688, 1536", "recraftv3, 6:10, 1024, 1707", "recraftv3, 1365x1024, 1365, 1024"
    })
    void anImageHasTheSizeThatWasAskedFor(String model, String size, int width, int height) throws IOException {
        ObjectNode request = Requests.generation().put("model", model).put("image_format", "png");
        if (size != null) {
            request.put("size", size);
        }

        BufferedImage image = picture(json(GENERATE, request).at("/data/0/url"));

        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    @Test
    void anImageComesInBase64() {
        JsonNode answer = json(
                GENERATE,
                Requests.generation().put("response_format", "b64_json").put("image_format", "png"));

        assertThat(answer.at("/data/0").fieldNames()).toIterable().containsExactly("image_id", "b64_json");
        assertThat(Base64.getDecoder().decode(answer.at("/data/0/b64_json").textValue()))
                .startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void aVectorComesInBase64OfItsText() {
        JsonNode answer = json(
                GENERATE,
                Requests.generation().put("response_format", "b64_json").put("model", "recraftv4_1_vector"));

        assertThat(Base64.getDecoder().decode(answer.at("/data/0/b64_json").textValue()))
                .asString(StandardCharsets.UTF_8)
                .startsWith("<svg ");
    }

    @Test
    void imagesComeAsPartsOfAForm() {
        ObjectNode request =
                Requests.generation().put("response_format", "multipart").put("n", 2);

        HttpResponse<byte[]> response =
                Client.send(Client.post(client.recraftUri(GENERATE), request).build(), BodyHandlers.ofByteArray());

        FormAnswer form = FormAnswer.of(response);
        JsonNode answer = Client.json(form.part("response").text());
        assertThat(response.headers().firstValue("x-recraft-requestid")).isPresent();
        assertThat(form.parts()).hasSize(3);
        assertThat(answer.get("credits").intValue()).isEqualTo(70);
        for (JsonNode entry : answer.get("data")) {
            assertThat(entry.fieldNames()).toIterable().containsExactly("image_id");
            FormAnswer.Part image = form.part(entry.get("image_id").textValue());
            assertThat(image.headers().get("content-id"))
                    .isEqualTo(entry.get("image_id").textValue());
            assertThat(image.headers().get("content-type")).isEqualTo("image/webp");
            assertThat(image.bytes()).startsWith('R', 'I', 'F', 'F');
        }
    }

    @Test
    void aSingleImageComesAsPartOfAForm() {
        ObjectNode request = image(Inputs.png(256, 256)).put("response_format", "multipart");

        FormAnswer form = FormAnswer.of(Client.send(
                Client.post(client.recraftUri("/images/vectorize"), request).build(), BodyHandlers.ofByteArray()));

        String id =
                Client.json(form.part("response").text()).at("/image/image_id").textValue();
        assertThat(form.part(id).headers().get("content-type")).isEqualTo("image/svg+xml");
        assertThat(form.part(id).text()).startsWith("<svg ").endsWith("</svg>\n");
    }

    @Test
    void theScoreIsGivenWhenItIsAskedFor() {
        JsonNode answer = json(GENERATE, Requests.generation().put("calculate_features", true));

        assertThat(answer.at("/data/0/features/nsfw_score").isNumber()).isTrue();
    }

    @Test
    void theSameSeedGivesTheSameImage() {
        ObjectNode request = Requests.generation().put("random_seed", 4294967295L);

        byte[] first = Client.get(json(GENERATE, request).at("/data/0/url").textValue())
                .body();
        byte[] second = Client.get(json(GENERATE, request).at("/data/0/url").textValue())
                .body();

        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "vectorize, 10",
        "removeBackground, 10",
        "crispUpscale, 4",
        "creativeUpscale, 250",
        "refineDetails, 210",
        "enhance, 210"
    })
    void aToolTakesAUrlOrAFileAndHasItsPrice(String tool, int credits, RecraftSimulator simulator) {
        byte[] input = Inputs.png(300, 256);
        String path = "/images/" + tool;

        JsonNode byUrl = json(path, image(input));
        JsonNode byFile = json(path, new Form().file("file", input));
        JsonNode byImage = json(path, new Form().file("image", input));
        JsonNode hosted = json(
                path,
                Client.JSON
                        .createObjectNode()
                        .put("image_url", simulator.hostImage("png", input).toString()));

        for (JsonNode answer : new JsonNode[] {byUrl, byFile, byImage, hosted}) {
            assertThat(answer.fieldNames()).toIterable().containsExactly("created", "credits", "image");
            assertThat(answer.get("credits").intValue()).isEqualTo(credits);
            assertThat(answer.at("/image/url").textValue()).endsWith(tool.equals("vectorize") ? ".svg" : ".webp");
        }
        assertThat(simulator.bills().all()).extracting(Bill::model).hasSize(4).containsOnly(tool);
    }

    @ParameterizedTest
    @CsvSource({
        "removeBackground, 300, 256, , 300, 256",
        "crispUpscale, 300, 256, , 600, 512",
        "crispUpscale, 32, 64, , 64, 128",
        "creativeUpscale, 4096, 256, , 4096, 256",
        "creativeUpscale, 256, 256, upscale4mp, 2048, 2048",
        "crispUpscale, 512, 256, upscale16mp, 4096, 2048",
        "refineDetails, 300, 256, , 300, 256",
        "enhance, 4096, 512, , 2048, 256"
    })
    void aToolsResultHasASizeThatFollowsFromTheInput(
            String tool, int width, int height, String upscale, int resultWidth, int resultHeight) throws IOException {
        ObjectNode request = image(Inputs.png(width, height)).put("image_format", "png");
        if (upscale != null) {
            request.put("upscale", upscale);
        }

        BufferedImage result = picture(json("/images/" + tool, request).at("/image/url"));

        assertThat(result.getWidth()).isEqualTo(resultWidth);
        assertThat(result.getHeight()).isEqualTo(resultHeight);
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPG", "WEBP"})
    void anInputMayHaveAnyRasterFormat(Format format) {
        JsonNode answer = json("/images/vectorize", image(Inputs.image(format, 300, 400)));

        String svg = new String(Client.get(answer.at("/image/url").textValue()).body(), StandardCharsets.UTF_8);
        assertThat(svg).contains("width=\"300\" height=\"400\"");
    }

    @Test
    void theBackgroundOfASvgIsRemovedAsSvg() {
        byte[] svg = Inputs.image(Format.SVG, 64, 64);

        assertThat(json("/images/removeBackground", image(svg)).at("/image/url").textValue())
                .endsWith(".svg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"imageToImage", "inpaint", "replaceBackground", "generateBackground"})
    void anEditKeepsTheSizeOfTheImage(String edit, RecraftSimulator simulator) throws IOException {
        ObjectNode request = image(Inputs.png(300, 256))
                .put("prompt", "A boat")
                .put("model", "recraftv3")
                .put("image_format", "png")
                .put("n", 2);
        if (edit.equals("imageToImage")) {
            request.put("strength", 0.3);
        } else if (!edit.equals("replaceBackground")) {
            request.put("mask_url", Inputs.dataUrl(Inputs.mask(300, 256)));
        }

        JsonNode answer = json("/images/" + edit, request);

        assertThat(answer.get("credits").intValue()).isEqualTo(80);
        assertThat(picture(answer.at("/data/1/url")).getWidth()).isEqualTo(300);
        assertThat(simulator.bills().images()).isEqualTo(2);
    }

    @Test
    void anEditTakesAFormToo(RecraftSimulator simulator) {
        Form form = Form.of("prompt", "A boat", "model", "recraftv3_vector", "n", "2", "block_nsfw", "true")
                .file("image", Inputs.png(300, 256))
                .file("mask", Inputs.mask(300, 256));

        JsonNode answer = json("/images/inpaint", form);

        assertThat(answer.get("credits").intValue()).isEqualTo(160);
        assertThat(answer.at("/data/0/url").textValue()).endsWith(".svg");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"expand_left": 100, "expand_top": 50}         | 400 | 306
                    {"size": "2:1"}                                | 2048 | 1024
                    {"size": "1024x1024"}                          | 1024 | 1024
                    {"zoom_out_percentage": 50}                    | 600 | 512
                    {"zoom_out_percentage": 50, "expand_right": 8} | 608 | 512""")
    void anImageIsExtendedAsAsked(String extent, int width, int height) throws IOException {
        ObjectNode request = image(Inputs.png(300, 256)).put("prompt", "A boat").put("image_format", "png");

        BufferedImage result = picture(
                json("/images/outpaint", Requests.patched(request, extent)).at("/data/0/url"));

        assertThat(result.getWidth()).isEqualTo(width);
        assertThat(result.getHeight()).isEqualTo(height);
    }

    @Test
    void aRegionIsErasedAndAnImageIsVaried() throws IOException {
        ObjectNode erase = image(Inputs.png(300, 256)).put("mask_url", Inputs.dataUrl(Inputs.mask(300, 256)));
        ObjectNode vary =
                image(Inputs.png(300, 256)).put("size", "4:3").put("n", 2).put("image_format", "png");

        JsonNode erased = json("/images/eraseRegion", erase);
        JsonNode varied = json("/images/variateImage", vary);

        assertThat(erased.get("credits").intValue()).isEqualTo(2);
        assertThat(erased.at("/image/url").textValue()).endsWith(".webp");
        assertThat(varied.get("credits").intValue()).isEqualTo(80);
        assertThat(picture(varied.at("/data/1/url")).getWidth()).isEqualTo(1365);
    }

    @Test
    void whatWasExploredHasSimilarOnes(RecraftSimulator simulator) {
        simulator.tinyImages();
        JsonNode explored = json("/images/explore", Requests.generation());
        ObjectNode similar = Client.JSON
                .createObjectNode()
                .put("source_image_id", explored.at("/data/2/image_id").textValue())
                .put("similarity", 5);

        JsonNode answer = json("/images/explore/similar", similar);

        assertThat(explored.get("data")).hasSize(4);
        assertThat(explored.get("credits").intValue()).isEqualTo(4 * 35);
        assertThat(answer.get("data")).hasSize(4);
        simulator.forgetJobs();
        assertThat(client.recraft("/images/explore/similar", similar).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aPromptIsEnhanced(RecraftSimulator simulator) {
        JsonNode answer =
                json("/prompts/enhance", Client.JSON.createObjectNode().put("prompt", "A boat"));

        assertThat(answer.get("enhanced_prompt").textValue()).startsWith("A boat, ");
        assertThat(answer.get("credits").intValue()).isEqualTo(10);
        assertThat(simulator.bills().all().get(0).images()).isZero();
    }

    @Test
    void theAccountSinksWithEachBill(RecraftSimulator simulator) {
        simulator.recraftCredits(100);
        json(GENERATE, Requests.generation().put("n", 2));

        JsonNode user = Client.json(client.recraft("GET", "/users/me?billing=api"));
        HttpResponse<String> tooDear = client.recraft(GENERATE, Requests.generation());

        assertThat(user.get("credits").intValue()).isEqualTo(30);
        assertThat(user.get("id").textValue()).isNotBlank();
        assertThat(tooDear.statusCode()).isEqualTo(402);
        assertThat(Client.json(tooDear).get("code").textValue()).isEqualTo("insufficient_credits");
        assertThat(simulator.recraftCredits()).isEqualTo(30);
        assertThat(simulator.bills().count()).isEqualTo(1);
        simulator.reset();
        assertThat(simulator.recraftCredits()).isEqualTo(1_000_000_000);
    }

    @Test
    void imagesExpire(RecraftSimulator simulator) {
        String url = json(GENERATE, Requests.generation()).at("/data/0/url").textValue();
        simulator.faults().nextDownload(Fault.status(403));
        assertThat(Client.get(url).statusCode()).isEqualTo(403);
        assertThat(Client.get(url).statusCode()).isEqualTo(200);

        simulator.expireImages();

        assertThat(Client.get(url).statusCode()).isEqualTo(404);
    }

    @Test
    void manyLargeInputsAreServedAtOnce(RecraftSimulator simulator) {
        byte[] input = Inputs.png(2000, 1500);

        assertThat(IntStream.range(0, 8)
                        .mapToObj(i -> Client.sendAsync(new Form()
                                .file("file", input)
                                .post(client.recraftUri("/images/vectorize"))
                                .build()))
                        .toList())
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(simulator.bills().count()).isEqualTo(8);
    }

    private JsonNode json(String path, JsonNode request) {
        return json(client.recraft(path, request));
    }

    private JsonNode json(String path, Form form) {
        return json(client.recraft(path, form));
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Client.json(response);
    }

    private static ObjectNode image(byte[] image) {
        return Client.JSON.createObjectNode().put("image_url", Inputs.dataUrl(image));
    }

    private static BufferedImage picture(JsonNode url) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Client.get(url.textValue()).body()));
    }
}
