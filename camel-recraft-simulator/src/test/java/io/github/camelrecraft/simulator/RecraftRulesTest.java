package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecraftRulesTest {

    private static final String GENERATE = "/images/generations";
    private static final String BOX = "'bbox': [[0,0],[1,0],[1,1],[0,1.2]]";

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    private Client client;

    @BeforeEach
    void client(RecraftSimulator simulator) {
        client = new Client(simulator);
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                arguments("{'seed': 1}", "'seed' is not a documented field"),
                arguments("{'store_info_for_deep_exploration': true}", "is not a documented field"),
                arguments("{'controls': {'hue': 1}}", "'controls.hue' is not a documented field"),
                arguments("{'prompt': null}", "'prompt' is required"),
                arguments("{'prompt': ''}", "'prompt' must have at least 1"),
                arguments("{'prompt': '" + "x".repeat(10_001) + "'}", "at most 10000 characters for recraftv4_1"),
                arguments("{'model': 'recraftv3', 'prompt': '" + "x".repeat(1001) + "'}", "at most 1000 characters"),
                arguments("{'model': 'flux'}", "There is no model 'flux'"),
                arguments("{'model': 'recraftv4_1_vector_raster'}", "There is no model"),
                arguments("{'model': 'recraftv4_explore'}", "not offered by /images/generations"),
                arguments("{'n': 0}", "'n' must be at least 1"),
                arguments("{'n': 7}", "'n' must be at most 6"),
                arguments("{'n': '2'}", "'n' must be of type integer"),
                arguments("{'size': '1000x1000'}", "'size' must be one of"),
                arguments("{'size': '10:6'}", "'size' must be one of"),
                arguments("{'size': '2048x2048'}", "'size' must be one of"),
                arguments("{'size': {'width': 1024, 'height': 1024}}", "'size' must be of type string"),
                arguments("{'model': 'recraftv4_1_pro', 'size': '1024x1024'}", "'size' must be one of"),
                arguments("{'model': 'recraftv4_1_vector', 'size': '1344x768'}", "'size' must be one of"),
                arguments("{'model': 'recraftv4_1_vector', 'image_format': 'png'}", "'image_format' is for raster"),
                arguments("{'style': 'Photorealism'}", "'style' is not supported by recraftv4_1"),
                arguments("{'model': 'recraftv4', 'substyle': 'hdr'}", "'substyle' is not supported"),
                arguments("{'negative_prompt': 'fog'}", "'negative_prompt' is not supported"),
                arguments("{'model': 'recraftv4_pro', 'negative_prompt': 'fog'}", "'negative_prompt' is not supported"),
                arguments("{'text_layout': []}", "'text_layout' is not supported"),
                arguments("{'model': 'recraftv2', 'text_layout': []}", "'text_layout' is not supported"),
                arguments("{'controls': {'artistic_level': 1}}", "'controls.artistic_level' is not supported"),
                arguments(
                        "{'model': 'recraftv2', 'controls': {'no_text': true}}", "'controls.no_text' is not supported"),
                arguments(
                        "{'model': 'recraftv3', 'controls': {'artistic_level': 6}}",
                        "'controls.artistic_level' must be at most 5"),
                arguments("{'style_match': 'regular'}", "'style_match' must be one of [precise, flexible]"),
                arguments("{'model': 'recraftv3', 'style_match': 'precise'}", "'style_match' must be one of [regular]"),
                arguments("{'model': 'recraftv3', 'style': 'Baroque'}", "'Baroque' is not offered by recraftv3"),
                arguments("{'model': 'recraftv2', 'style': 'Risograph'}", "'Risograph' is not offered by recraftv2"),
                arguments(
                        "{'model': 'recraftv2', 'style': 'realistic_image', 'substyle': 'warm_folk'}",
                        "'substyle' warm_folk does not belong"),
                arguments("{'model': 'recraftv3', 'substyle': 'hdr'}", "'substyle' hdr does not belong"),
                arguments("{'style_id': 'mine'}", "'style_id' must be a UUID"),
                arguments("{'style_id': '0d1f5e8c-3b5a-4c8e-9a57-2f9d1b6c7e10'}", "There is no style"),
                arguments(
                        "{'model': 'recraftv3', 'style': 'HDR', 'style_id': '5c9f0c52-6b7e-4a39-9d0e-0f6a1d1e4a01'}",
                        "Only one of [style, style_id]"),
                arguments("{'style_id': '5c9f0c52-6b7e-4a39-9d0e-0f6a1d1e4a01'}", "is not compatible with recraftv4_1"),
                arguments(
                        "{'model': 'recraftv4', 'style_id': '5c9f0c52-6b7e-4a39-9d0e-0f6a1d1e4a06'}",
                        "is not compatible with recraftv4"),
                arguments("{'model': 'recraftv4_styles'}", "recraftv4_styles needs a style"),
                arguments(
                        "{'model': 'recraftv4_1_flash', 'style_id': '5c9f0c52-6b7e-4a39-9d0e-0f6a1d1e4a05'}",
                        "'style_id' is not supported by recraftv4_1_flash"),
                arguments(
                        "{'model': 'recraftv4_1_flash_v2', 'style_reference_urls': ['data:,']}",
                        "'style_reference_urls' is not supported by recraftv4_1_flash_v2"),
                arguments(
                        "{'model': 'recraftv3', 'style_reference_urls': ['data:,']}",
                        "'style_reference_urls' is not supported by recraftv3"),
                arguments("{'style_reference_urls': []}", "must have at least 1 items"),
                arguments("{'random_seed': -1}", "'random_seed' must be at least 0"),
                arguments("{'random_seed': 4294967296}", "'random_seed' must be at most"),
                arguments("{'response_format': 'base64'}", "'response_format' must be one of"),
                arguments("{'image_format': 'jpeg'}", "'image_format' must be one of"),
                arguments("{'creativity': 'wild'}", "'creativity' must be one of"),
                arguments("{'block_nsfw': 1}", "'block_nsfw' must be of type boolean"),
                arguments(
                        "{'controls': {'colors': [{'rgb': [1,2]}]}}", "'controls.colors[0].rgb' must have at least 3"),
                arguments("{'controls': {'colors': [{'rgb': [1,2,256]}]}}", "must be at most 255"),
                arguments("{'controls': {'colors': [{'weight': 1}]}}", "'controls.colors[0].rgb' is required"),
                arguments("{'controls': {'colors': [{'rgb': [1,2,3], 'weight': 1.1}]}}", "must be at most 1"),
                arguments(
                        "{'controls': {'colors': [{'rgb': [1,2,3], 'weight': 0.6}, {'rgb': [1,2,3], 'weight': 0.5}]}}",
                        "must not sum above 1"),
                arguments(
                        "{'controls': {'colors': [" + "{'rgb': [1,2,3]},".repeat(10) + "{'rgb': [1,2,3]}]}}",
                        "must have at most 10 items"),
                arguments("{'controls': {'background_color': {'rgb': [1,2,-1]}}}", "must be at least 0"),
                arguments(
                        "{'model': 'recraftv3', 'text_layout': [{'text': 'two words', " + BOX + "}]}",
                        "must be one word"),
                arguments("{'model': 'recraftv3', 'text_layout': [{'text': '漢', " + BOX + "}]}", "must be one word"),
                arguments(
                        "{'model': 'recraftv3', 'text_layout': [{'text': 'X', 'bbox': [[0,0],[1,0],[1,1]]}]}",
                        "must have at least 4 items"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("violations")
    void aRequestThatBreaksARuleIsRefusedByName(String patch, String message, RecraftSimulator simulator) {
        ObjectNode request = Requests.patched(Requests.generation(), patch.replace('\'', '"'));

        HttpResponse<String> response = client.recraft(GENERATE, request);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("x-recraft-requestid")).isPresent();
        assertThat(Client.json(response).fieldNames()).toIterable().containsExactly("code", "message");
        assertThat(Client.json(response).get("code").textValue()).isEqualTo("invalid_request");
        assertThat(Client.json(response).get("message").textValue()).contains(message);
        assertThat(simulator.bills().all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'prompt': '\uD83D\uDEA2', 'n': 6, 'size': '14:10', 'random_seed': 0, 'expire': false}",
                "{'controls': {'colors': [{'rgb': [1,2,3], 'weight': 0.7}, {'rgb': [4,5,6], 'weight': 0.2},"
                        + " {'rgb': [7,8,9], 'weight': 0.1, 'std': [1, 2.5]}], 'background_color': {'rgb': [0,0,0]}}}",
                "{'model': 'recraftv3', 'style': 'Hand-drawn', 'negative_prompt': 'fog', 'controls':"
                        + " {'artistic_level': 5, 'no_text': true}}",
                "{'model': 'recraftv3', 'style': 'realistic_image', 'substyle': 'warm_folk', 'style_match': 'regular'}",
                "{'model': 'recraftv3_vector', 'style': 'Vector art', 'size': '1024x1024', 'text_layout':"
                        + " [{'text': 'ŁODKA', 'bbox': [[0,0],[1,0],[1,1],[-0.1,1.2]]}]}",
                "{'model': 'recraftv2', 'style': 'icon', 'substyle': 'pictogram'}",
                "{'model': 'recraftv4_pro', 'style_id': '5c9f0c52-6b7e-4a39-9d0e-0f6a1d1e4a05', 'style_match': 'flexible'}",
                "{'model': 'recraftv4_styles_pro_vector', 'style_id': '5C9F0C52-6B7E-4A39-9D0E-0F6A1D1E4A06'}",
                "{'block_nsfw': true, 'calculate_features': false, 'creativity': 'eccentric', 'upscale': 'upscale4mp'}"
            })
    void aRequestThatKeepsTheRulesIsServed(String patch) {
        String json = patch.replace('\'', '"');

        HttpResponse<String> response = client.recraft(GENERATE, Requests.patched(Requests.generation(), json));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "raster, recraftv4_1_vector",
        "raster, recraftv3_vector",
        "vector, recraftv4_1",
        "vector, recraftv4_pro_raster"
    })
    void anEndpointForOneKindOfImageRefusesTheOther(String kind, String model, RecraftSimulator simulator) {
        HttpResponse<String> response =
                client.recraft(GENERATE + "/" + kind, Requests.generation().put("model", model));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).get("code").textValue()).isEqualTo("invalid_image_type");
        assertThat(simulator.bills().all()).isEmpty();
    }

    @Test
    void aVectorStyleOnARasterModelIsOfTheWrongType() {
        HttpResponse<String> response = client.recraft(
                GENERATE + "/raster",
                Requests.generation().put("model", "recraftv3").put("style", "Linocut"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).get("code").textValue()).isEqualTo("invalid_image_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/images/generations", "/images/vectorize", "/styles", "/prompts/enhance"})
    void aRequestWithoutKeyIsRefusedInPlainText(String path) {
        HttpResponse<String> response = Client.send(Client.post(client.recraftUri(path), Requests.generation())
                .setHeader("Authorization", "Bearer ")
                .build());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(response.headers().firstValue("x-recraft-requestid")).isPresent();
        assertThat(response.body()).isEqualTo("request unauthorized");
    }

    @Test
    void aRequiredKeyIsTheOnlyOne(RecraftSimulator simulator) {
        simulator.requireKey("another-key");

        assertThat(client.recraft(GENERATE, Requests.generation()).statusCode()).isEqualTo(401);
        assertThat(client.recraft("GET", "/users/me").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /images/generation",
        "GET, /images/generations",
        "PUT, /styles",
        "DELETE, /styles",
        "GET, /models",
        "GET, /images/nothing.png"
    })
    void whatDoesNotExistIsNotFoundInPlainText(String method, String path) {
        HttpResponse<String> response = client.recraft(method, path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(response.headers().firstValue("x-recraft-requestid")).isPresent();
        assertThat(response.body()).isEqualTo("404 page not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "not json", "\"text\"", "{} {}", "{\"prompt\":\"a\",\"prompt\":\"b\"}"})
    void theBodyIsOneJsonObject(String body) {
        HttpResponse<String> response = Client.send(Client.post(client.recraftUri(GENERATE), Requests.generation())
                .POST(BodyPublishers.ofString(body))
                .build());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).get("message").textValue()).contains("JSON");
    }

    @Test
    void theBodyIsLabelled() {
        HttpResponse<String> response = Client.send(Client.post(client.recraftUri(GENERATE), Requests.generation())
                .setHeader("Content-Type", "text/plain")
                .build());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).get("message").textValue()).contains("Content-Type");
    }

    @Test
    void theOnlyQueryParameterIsBilling() {
        assertThat(client.recraft(GENERATE + "?billing=subscription", Requests.generation())
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.recraft(GENERATE + "?billing=free", Requests.generation())
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.recraft("GET", "/users/me?verbose=true").statusCode()).isEqualTo(400);
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                arguments("imageToImage", "{'strength': null}", "'strength' is required"),
                arguments("imageToImage", "{'strength': 2}", "'strength' must be at most 1"),
                arguments("imageToImage", "{'strength': -0.1}", "'strength' must be at least 0"),
                arguments("imageToImage", "{'prompt': null}", "'prompt' is required"),
                arguments("imageToImage", "{'image_url': null}", "'image_url' is required"),
                arguments("imageToImage", "{'size': '1:1'}", "'size' is not a documented field"),
                arguments("imageToImage", "{'model': 'recraftv4_1_flash'}", "not offered by /images/imageToImage"),
                arguments("imageToImage", "{'model': 'recraftv2'}", "not offered by /images/imageToImage"),
                arguments("imageToImage", "{'negative_prompt': 'fog'}", "'negative_prompt' is not supported"),
                arguments("inpaint", "{'model': 'recraftv4_1'}", "not offered by /images/inpaint"),
                arguments("inpaint", "{'mask_url': null}", "'mask_url' is required"),
                arguments("generateBackground", "{'mask_url': null}", "'mask_url' is required"),
                arguments("eraseRegion", "{'mask_url': null}", "'mask_url' is required"),
                arguments("eraseRegion", "{'prompt': 'A boat'}", "'prompt' is not a documented field"),
                arguments("replaceBackground", "{'mask_url': 'data:,'}", "'mask_url' is not a documented field"),
                arguments("outpaint", "{'expand_left': null}", "Nothing is extended"),
                arguments("outpaint", "{'expand_left': 0}", "Nothing is extended"),
                arguments("outpaint", "{'expand_left': 4097}", "'expand_left' must be at most 4096"),
                arguments("outpaint", "{'expand_left': 4000}", "a side has at most 4096"),
                arguments("outpaint", "{'size': '2:1'}", "exclude each other"),
                arguments("outpaint", "{'expand_left': null, 'size': '777x777'}", "'size' must be one of"),
                arguments("outpaint", "{'zoom_out_percentage': 100}", "must be less than 100"),
                arguments("outpaint", "{'zoom_out_percentage': -1}", "must be at least 0"),
                arguments("outpaint", "{'zoom_out_percentage': 99}", "a side has at most 4096"),
                arguments("variateImage", "{'size': null}", "'size' is required"),
                arguments("variateImage", "{'prompt': 'A boat'}", "'prompt' is not a documented field"),
                arguments("variateImage", "{'model': 'recraftv4_1_flash'}", "not offered by /images/variateImage"),
                arguments("vectorize", "{'image_url': null}", "'image_url' is required"),
                arguments("vectorize", "{'svg_compression': true}", "'svg_compression' must be of type string"),
                arguments("vectorize", "{'shape_stacking': 'flat'}", "'shape_stacking' must be one of"),
                arguments("vectorize", "{'strict_color_palette': [[1,2]]}", "must have at least 3 items"),
                arguments("vectorize", "{'model': 'recraftv3'}", "'model' is not a documented field"),
                arguments("refineDetails", "{'refinement': 'strong'}", "'refinement' must be one of"),
                arguments("crispUpscale", "{'refinement': 'subtle'}", "'refinement' is not a documented field"),
                arguments("crispUpscale", "{'n': 1}", "'n' is not a documented field"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("edits")
    void anEditThatBreaksARuleIsRefusedByName(
            String operation, String patch, String message, RecraftSimulator simulator) {
        String json = switch (operation) {
            case "imageToImage" -> "{'prompt': 'A boat', 'strength': 0.5}";
            case "inpaint", "generateBackground" -> "{'prompt': 'A boat', 'mask_url': 'MASK'}";
            case "outpaint" -> "{'prompt': 'A boat', 'expand_left': 100}";
            case "replaceBackground" -> "{'prompt': 'A boat'}";
            case "eraseRegion" -> "{'mask_url': 'MASK'}";
            case "variateImage" -> "{'size': '1:1'}";
            default -> "{}";
        };
        String withMask = json.replace("MASK", Inputs.dataUrl(Inputs.mask(256, 256)));
        ObjectNode request = ((ObjectNode) Client.json(withMask.replace('\'', '"')))
                .put("image_url", Inputs.dataUrl(Inputs.png(256, 256)));
        assertThat(client.recraft("/images/" + operation, request).statusCode()).isEqualTo(200);
        simulator.clear();

        HttpResponse<String> response =
                client.recraft("/images/" + operation, Requests.patched(request, patch.replace('\'', '"')));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).get("message").textValue()).contains(message);
        assertThat(simulator.bills().all()).isEmpty();
    }

    static Stream<Arguments> others() {
        String id = "'0d1f5e8c-3b5a-4c8e-9a57-2f9d1b6c7e10'";
        return Stream.of(
                arguments("/images/explore", "{'prompt': 'A boat', 'n': 2}", "'n' is not a documented field"),
                arguments(
                        "/images/explore", "{'prompt': 'A boat', 'style': 'HDR'}", "'style' is not a documented field"),
                arguments("/images/explore", "{'prompt': 'A boat', 'model': 'recraftv3'}", "not offered by"),
                arguments("/images/explore/similar", "{'similarity': 3}", "'source_image_id' is required"),
                arguments("/images/explore/similar", "{'source_image_id': " + id + "}", "'similarity' is required"),
                arguments("/images/explore/similar", "{'source_image_id': " + id + ", 'similarity': 6}", "at most 5"),
                arguments(
                        "/images/explore/similar",
                        "{'source_image_id': " + id + ", 'similarity': 1}",
                        "is no image of an exploration"),
                arguments("/prompts/enhance", "{'prompt': ''}", "at least 1 characters"),
                arguments("/prompts/enhance", "{'prompt': '" + "x".repeat(2001) + "'}", "at most 2000 characters"),
                arguments("/prompts/enhance", "{'prompt': 'A boat', 'model': 'recraftv3'}", "not a documented field"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("others")
    void otherOperationsHaveTheirRulesToo(String path, String body, String message) {
        HttpResponse<String> response = client.recraft(path, Client.json(body.replace('\'', '"')));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).get("message").textValue()).contains(message);
    }

    @Test
    void theExplorersModelsExploreOnly() {
        JsonNode request = Requests.generation().put("model", "recraftv4_explore_raster");

        assertThat(client.recraft("/images/explore", request).statusCode()).isEqualTo(200);
        assertThat(client.recraft(GENERATE, request).statusCode()).isEqualTo(400);
    }
}
