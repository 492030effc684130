package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.render.Format;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecraftStylesTest {

    private static final String GENERATE = "/images/generations";
    private static final byte[] IMAGE = Inputs.png(300, 300);

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    private Client client;

    @BeforeEach
    void client(RecraftSimulator simulator) {
        client = new Client(simulator);
    }

    @Test
    void aStyleIsMadeFromImagesInJson(RecraftSimulator simulator) {
        JsonNode style = json(client.recraft("/styles", style(IMAGE, IMAGE)));

        assertThat(style.fieldNames())
                .toIterable()
                .containsExactly("id", "style", "creation_time", "is_private", "credits");
        assertThat(style.get("style").textValue()).isEqualTo("any");
        assertThat(style.get("credits").intValue()).isEqualTo(5);
        assertThat(simulator.bills().total()).isEqualByComparingTo("0.005");
        assertThat(simulator.bills().images()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"files", "images", "file1"})
    void aStyleIsMadeFromFilesOfAnyName(String name) {
        Form form = Form.of("style", "digital_illustration", "model", "recraftv3", "private", "false")
                .file(name, IMAGE)
                .file(name, IMAGE)
                .text("image_weights", "0.2")
                .text("image_weights", "0.8");

        JsonNode style = json(client.recraft("/styles", form));

        assertThat(style.get("style").textValue()).isEqualTo("digital_illustration");
        assertThat(style.get("is_private").booleanValue()).isFalse();
    }

    @Test
    void aStyleIsListedReadAndDeletedByItsOwner() {
        String id = json(client.recraft("/styles", style(IMAGE))).get("id").textValue();

        assertThat(json(client.recraft("GET", "/styles")).get("styles").findValuesAsText("id"))
                .containsExactly(id);
        assertThat(json(client.recraft("GET", "/styles/" + id)).get("id").textValue())
                .isEqualTo(id);
        assertThat(anotherKey("GET", "/styles").body()).isEqualTo("{\"styles\":[]}");
        assertThat(anotherKey("GET", "/styles/" + id).statusCode()).isEqualTo(404);
        assertThat(anotherKey("DELETE", "/styles/" + id).statusCode()).isEqualTo(404);
        assertThat(client.recraft("DELETE", "/styles/" + id).body()).isEqualTo("{}");

        HttpResponse<String> gone = client.recraft("GET", "/styles/" + id);
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(Client.json(gone).get("code").textValue()).isEqualTo("style_not_found");
        assertThat(client.recraft("DELETE", "/styles/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void theCuratedStylesCanBeUsedByEverybody() {
        JsonNode styles = json(client.recraft("GET", "/styles/basic")).get("styles");

        assertThat(styles).isNotEmpty();
        for (JsonNode style : styles) {
            ObjectNode request = Requests.generation()
                    .put("model", style.get("model").textValue())
                    .put("style_id", style.get("style_id").textValue());
            assertThat(client.recraft(GENERATE, request).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "recraftv4_1, 200", "recraftv4_pro, 200", "recraftv4_1_utility_pro, 200", "recraftv4_styles, 200",
        "recraftv4_vector, 400", "recraftv4_styles_vector, 400", "recraftv3, 400", "recraftv4_1_flash, 400"
    })
    void aStyleServesTheModelsOfItsFamilyAndKind(String model, int status) {
        String id = json(client.recraft("/styles", style(IMAGE))).get("id").textValue();

        HttpResponse<String> response = client.recraft(
                GENERATE, Requests.generation().put("model", model).put("style_id", id));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    }

    @Test
    void aStyleOfVectorsServesVectorModels() {
        ObjectNode request = style(IMAGE).put("style", "vector_illustration");
        String id = json(client.recraft("/styles", request)).get("id").textValue();

        ObjectNode vector =
                Requests.generation().put("model", "recraftv4_vector").put("style_id", id);
        assertThat(client.recraft(GENERATE, vector).statusCode()).isEqualTo(200);
        assertThat(client.recraft(GENERATE, vector.put("model", "recraftv4")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void referencesMakeAStyleThatIsBilledAndReturned(RecraftSimulator simulator) {
        ObjectNode request = Requests.patched(Requests.generation(), "{\"model\": null}");
        request.putArray("style_reference_urls").add(Inputs.dataUrl(IMAGE)).add(Inputs.dataUrl(IMAGE));

        JsonNode answer = json(client.recraft(GENERATE, request));

        String id = answer.get("style_id").textValue();
        assertThat(answer.get("credits").intValue()).isEqualTo(35 + 5);
        assertThat(simulator.bills().all()).extracting(Bill::model).containsExactly("recraftv4_styles");
        assertThat(simulator.bills().total()).isEqualByComparingTo("0.04");
        assertThat(json(client.recraft("GET", "/styles/" + id))
                        .get("is_private")
                        .booleanValue())
                .isTrue();
        assertThat(json(client.recraft(GENERATE, Requests.generation().put("style_id", id)))
                        .has("style_id"))
                .isFalse();
    }

    @Test
    void referencesComeAsFilesToo() {
        Form form = Form.of("prompt", "A boat", "model", "recraftv4_styles_vector")
                .file("style_references", IMAGE)
                .file("style_references", Inputs.image(Format.WEBP, 50, 50));

        JsonNode answer = json(client.recraft("/images/generations/vector", form));

        assertThat(answer.get("credits").intValue()).isEqualTo(50 + 5);
        assertThat(answer.get("style_id").isTextual()).isTrue();
    }

    @Test
    void referencesHaveLimits(RecraftSimulator simulator) {
        Form many = Form.of("prompt", "A boat");
        for (int i = 0; i < 11; i++) {
            many.file("style_references", IMAGE);
        }
        Form heavy = Form.of("prompt", "A boat");
        for (int i = 0; i < 8; i++) {
            heavy.file("style_references", Arrays.copyOf(IMAGE, 9 << 20));
        }

        assertThat(client.recraft(GENERATE, many).body()).contains("at most 10 items");
        assertThat(client.recraft(GENERATE, heavy).body()).contains("more than 64 MB together");
        assertThat(client.recraft(
                                GENERATE,
                                Form.of("prompt", "A boat")
                                        .file("style_references", Inputs.image(Format.SVG, 300, 300)))
                        .body())
                .contains("must be an image of type [PNG, JPG, WEBP]");
        assertThat(simulator.bills().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"image_urls": null}                               | 'source_styles' are required
                    {"style": "realistic_image"}                       | 'style' must be one of [any, vector_illustration]
                    {"match": "regular"}                               | 'match' must be one of [precise, flexible]
                    {"mix_policy": "MaxWeight"}                        | 'mix_policy' is for V2 and V3 styles
                    {"image_weights": [1, 2]}                          | 'image_weights' must have one entry for each
                    {"model": "recraftv4_1_flash"}                     | not offered by /styles
                    {"model": "recraftv3", "style": "icon"}            | 'style' must be one of
                    {"palette": {"colors": [{"rgb": [1, 2, 300]}]}}    | must be at most 255
                    {"palette": {"colors": [{"rgb": [1, 2, 3], "weight": 0.6}, {"rgb": [1, 2, 3], "weight": 0.6}]}} | sum above 1
                    {"name": "mine"}                                   | 'name' is not a documented field
                    {"model": "recraftv3", "source_styles": ["0d1f5e8c-3b5a-4c8e-9a57-2f9d1b6c7e10"]} | There is no style""")
    void aStyleThatBreaksARuleIsRefused(String patch, String message, RecraftSimulator simulator) {
        HttpResponse<String> response = client.recraft("/styles", Requests.patched(style(IMAGE), patch));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).get("message").textValue()).contains(message);
        assertThat(simulator.bills().all()).isEmpty();
    }

    @Test
    void olderStylesCanBeMixed() {
        ObjectNode mix = (ObjectNode) Client.json("""
                {"model": "recraftv3", "style": "realistic_image", "match": "regular", "mix_policy": "PaletteMatch",
                 "source_styles": ["5c9f0c52-6b7e-4a39-9d0e-0f6a1d1e4a01"], "source_style_weights": [1]}""");

        String id = json(client.recraft("/styles", mix)).get("id").textValue();

        assertThat(client.recraft(
                                GENERATE,
                                Requests.generation().put("model", "recraftv3").put("style_id", id))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void stylesAreForgottenByAReset(RecraftSimulator simulator) {
        client.recraft("/styles", style(IMAGE));
        simulator.clear();
        assertThat(json(client.recraft("GET", "/styles")).get("styles")).hasSize(1);

        simulator.reset();

        assertThat(json(client.recraft("GET", "/styles")).get("styles")).isEmpty();
    }

    private HttpResponse<String> anotherKey(String method, String path) {
        return Client.send(client.recraftRequest(method, path)
                .setHeader("Authorization", "Bearer another-key")
                .build());
    }

    private static ObjectNode style(byte[]... images) {
        ObjectNode request = Client.JSON.createObjectNode();
        for (byte[] image : images) {
            request.withArray("image_urls").add(Inputs.dataUrl(image));
        }
        return request;
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Client.json(response);
    }
}
