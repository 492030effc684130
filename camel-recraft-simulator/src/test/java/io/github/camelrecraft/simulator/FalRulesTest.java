package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FalRulesTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    private JobClient client;

    @BeforeEach
    void client(RecraftSimulator simulator) {
        client = new JobClient(simulator);
    }

    static Stream<Arguments> violations() {
        String v41 = "v4.1/text-to-image";
        String v3 = "v3/text-to-image";
        String i2i = "v3/image-to-image";
        return Stream.of(
                arguments(v41, "{'prompt': null}", "missing", "['body','prompt']"),
                arguments(v41, "{'prompt': ''}", "sequence_too_short", "['body','prompt']"),
                arguments(v41, "{'prompt': 1}", "type_error", "['body','prompt']"),
                arguments(v41, "{'prompt': '" + "x".repeat(10_001) + "'}", "sequence_too_long", "['body','prompt']"),
                arguments(v3, "{'prompt': '" + "x".repeat(1001) + "'}", "sequence_too_long", "['body','prompt']"),
                arguments(v41, "{'seed': 1}", "feature_not_supported", "['body','seed']"),
                arguments(v41, "{'num_images': 1}", "feature_not_supported", "['body','num_images']"),
                arguments(v41, "{'output_format': 'png'}", "feature_not_supported", "['body','output_format']"),
                arguments(v41, "{'style': 'any'}", "feature_not_supported", "['body','style']"),
                arguments(v41, "{'negative_prompt': 'x'}", "feature_not_supported", "['body','negative_prompt']"),
                arguments(v41, "{'sync_mode': true}", "feature_not_supported", "['body','sync_mode']"),
                arguments(v3, "{'background_color': {'r': 1}}", "feature_not_supported", "['body','background_color']"),
                arguments(v3, "{'negative_prompt': 'x'}", "feature_not_supported", "['body','negative_prompt']"),
                arguments(v41, "{'image_size': 'portrait'}", "one_of", "['body','image_size']"),
                arguments(v41, "{'image_size': '1024x1024'}", "one_of", "['body','image_size']"),
                arguments(v41, "{'image_size': {'width': 1000, 'height': 1000}}", "one_of", "['body','image_size']"),
                arguments(v41, "{'image_size': {'width': 1024}}", "one_of", "['body','image_size']"),
                arguments(v41, "{'image_size': {'width': '1024'}}", "type_error", "['body','image_size','width']"),
                arguments(
                        v41,
                        "{'image_size': {'width': 0, 'height': 1}}",
                        "greater_than_equal",
                        "['body','image_size','width']"),
                arguments(
                        v41,
                        "{'image_size': {'ratio': '1:1'}}",
                        "feature_not_supported",
                        "['body','image_size','ratio']"),
                arguments(v41, "{'colors': [{'r': 256}]}", "less_than_equal", "['body','colors',0,'r']"),
                arguments(v41, "{'colors': [{'r': 1}, {'g': -1}]}", "greater_than_equal", "['body','colors',1,'g']"),
                arguments(v41, "{'colors': [{'rgb': [1,2,3]}]}", "feature_not_supported", "['body','colors',0,'rgb']"),
                arguments(
                        v41,
                        "{'colors': [{'r': 1, 'weight': 1}]}",
                        "feature_not_supported",
                        "['body','colors',0,'weight']"),
                arguments(v41, "{'background_color': {'r': 'x'}}", "type_error", "['body','background_color','r']"),
                arguments(v41, "{'enable_safety_checker': 'yes'}", "type_error", "['body','enable_safety_checker']"),
                arguments(v3, "{'style': 'photo'}", "one_of", "['body','style']"),
                arguments(v3, "{'style': 'realistic_image/pixel_art'}", "one_of", "['body','style']"),
                arguments(v3, "{'style': 'icon'}", "one_of", "['body','style']"),
                arguments(i2i, "{'image_url': null}", "missing", "['body','image_url']"),
                arguments(i2i, "{'strength': 2}", "less_than_equal", "['body','strength']"),
                arguments(i2i, "{'image_size': 'square'}", "feature_not_supported", "['body','image_size']"),
                arguments(i2i, "{'image_url': 'https://example.org/x.png'}", "file_download_error", null),
                arguments(i2i, "{'image_url': 'data:image/png;base64,!!'}", "file_download_error", null),
                arguments(i2i, "{'image_url': 'data:image/png;base64,AAAA'}", "image_load_error", null));
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @MethodSource("violations")
    void anInputThatBreaksARuleIsRefusedByName(
            String endpoint, String patch, String type, String location, RecraftSimulator simulator) {
        ObjectNode good = JobClient.prompt();
        if (endpoint.endsWith("image-to-image")) {
            good.put("image_url", JobClient.png(256, 256));
        }

        HttpResponse<String> response =
                client.fal("fal-ai/recraft/" + endpoint, Requests.patched(good, patch.replace('\'', '"')));

        JsonNode error = Client.json(response).at("/detail/0");
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.headers().firstValue("X-Fal-Error-Type")).hasValue(type);
        assertThat(response.headers().firstValue("X-Fal-Retryable")).hasValue("false");
        assertThat(error.get("type").textValue()).isEqualTo(type);
        assertThat(error.get("msg").textValue()).isNotBlank();
        assertThat(error.get("loc"))
                .hasToString((location == null ? "['body','image_url']" : location).replace('\'', '"'));
        assertThat(simulator.bills().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "vectorize, png, 255, 300, image_too_small",
        "vectorize, png, 300, 4097, image_too_large",
        "vectorize, gif, 300, 300, unsupported_image_format",
        "vectorize, bmp, 300, 300, image_load_error",
        "upscale/crisp, jpg, 300, 300, unsupported_image_format",
        "upscale/crisp, png, 31, 31, image_too_small",
        "upscale/creative, png, 255, 300, image_too_small",
        "v3/image-to-image, png, 300, 4096, image_too_large",
        "v3/image-to-image, png, 4000, 4000, image_too_large"
    })
    void anImageBeyondALimitIsRefused(String endpoint, String format, int width, int height, String type) {
        String url = "data:image/" + format + ";base64,"
                + Base64.getEncoder().encodeToString(Images.file(format, width, height));
        ObjectNode input = endpoint.startsWith("v3") ? JobClient.prompt() : Client.JSON.createObjectNode();

        HttpResponse<String> response = client.fal("fal-ai/recraft/" + endpoint, input.put("image_url", url));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(Client.json(response).at("/detail/0/type").textValue()).isEqualTo(type);
        assertThat(Client.json(response).at("/detail/0").has("ctx")).isEqualTo(type.startsWith("image_too"));
    }

    @Test
    void aFileOfTooManyBytesIsRefused(RecraftSimulator simulator) {
        ObjectNode input = Client.JSON
                .createObjectNode()
                .put("image_url", simulator.hostImage(5_000_000).toString());

        JsonNode error =
                Client.json(client.fal("fal-ai/recraft/vectorize", input)).at("/detail/0");

        assertThat(error.get("type").textValue()).isEqualTo("file_too_large");
        assertThat(error.at("/ctx/max_size").intValue()).isEqualTo(4_999_999);
    }

    @ParameterizedTest
    @CsvSource({"jpg", "png"})
    void whatTheVectorizerTakesIsTaken(String format) {
        String url =
                "data:image/" + format + ";base64," + Base64.getEncoder().encodeToString(Images.file(format, 256, 256));

        HttpResponse<String> response = client.fal(
                "fal-ai/recraft/vectorize", Client.JSON.createObjectNode().put("image_url", url));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Test
    void anArchiveHoldsOneToFiveImages() {
        byte[] image = Images.png(10, 10);

        assertThat(archiveError("data:application/zip;base64,AAAA")).isEqualTo("invalid_archive");
        assertThat(archiveError("https://example.org/a.zip")).isEqualTo("file_download_error");
        assertThat(archiveError(Archives.dataUrl(new byte[] {1}))).isEqualTo("image_load_error");
        assertThat(archiveError(Archives.dataUrl(Images.file("jpg", 10, 10)))).isEqualTo("unsupported_image_format");
        assertThat(archiveError(Archives.dataUrl(image, image, image, image, image, image)))
                .isEqualTo("archive_file_count_exceeds_maximum");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Fal-Request-Timeout | 1",
                "X-Fal-Request-Timeout | soon",
                "X-Fal-Queue-Priority | high",
                "X-Fal-No-Retry | maybe",
                "X-Fal-Store-IO | 2",
                "X-Fal-Object-Lifecycle-Preference | 60",
                "X-Fal-Object-Lifecycle-Preference | {\"expiration_duration_seconds\": 0}",
                "X-Fal-Object-Lifecycle-Preference | {\"expires\": 60}",
                "X-Fal-Unknown | 1"
            })
    void aHeaderThatIsNotDocumentedIsRefused(String name, String value) {
        HttpResponse<String> response = client.submit(JobClient.TEXT_TO_IMAGE, JobClient.prompt(), name, value);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).get("error_type").textValue()).isEqualTo("bad_request");
        assertThat(Client.json(response).get("detail").textValue()).containsIgnoringCase(name);
    }

    @Test
    void everyDocumentedHeaderIsTaken() {
        HttpResponse<String> response = client.submit(
                JobClient.TEXT_TO_IMAGE,
                JobClient.prompt(),
                "X-Fal-Request-Timeout",
                "30",
                "X-Fal-Queue-Priority",
                "low",
                "X-Fal-Runner-Hint",
                "hint",
                "X-Fal-No-Retry",
                "1",
                "X-Fal-Store-IO",
                "0",
                "X-Fal-Object-Lifecycle-Preference",
                "{\"expiration_duration_seconds\": 60, \"initial_acl\": {}}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer key-id:key-secret", "Key only-an-id", "Key ", "Key :", "none"})
    void aRequestWithoutARightKeyIsRefused(String authorization) {
        HttpResponse<String> response =
                Client.send(client.falRequest("fal", JobClient.TEXT_TO_IMAGE, JobClient.prompt())
                        .setHeader("Authorization", authorization)
                        .build());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Client.json(response).get("detail").isTextual()).isTrue();
    }

    @Test
    void aRequiredKeyIsTheOnlyOne(RecraftSimulator simulator) {
        simulator.requireKey(JobClient.FAL_KEY);
        assertThat(client.fal(JobClient.TEXT_TO_IMAGE, JobClient.prompt()).statusCode())
                .isEqualTo(200);

        simulator.requireKey("another:key");
        assertThat(client.fal(JobClient.TEXT_TO_IMAGE, JobClient.prompt()).statusCode())
                .isEqualTo(401);
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fal-ai/recraft/v4.1/flash/text-to-image",
                "fal-ai/recraft/v4.1/utility/text-to-vector",
                "fal-ai/recraft/v4/image-to-image",
                "fal-ai/recraft"
            })
    void anUnknownEndpointIsNotFound(String endpoint) {
        assertThat(client.fal(endpoint, JobClient.prompt()).statusCode()).isEqualTo(404);
        assertThat(client.submit(endpoint, JobClient.prompt()).statusCode()).isEqualTo(404);
    }

    @Test
    void theBodyIsJsonAndLabelledSo() {
        assertThat(Client.send(client.falRequest("fal", JobClient.TEXT_TO_IMAGE, JobClient.prompt())
                                .POST(BodyPublishers.ofString("{"))
                                .build())
                        .statusCode())
                .isEqualTo(400);
        assertThat(Client.send(client.falRequest("fal", JobClient.TEXT_TO_IMAGE, JobClient.prompt())
                                .setHeader("Content-Type", "text/plain")
                                .build())
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?fal_webhook=no-url", "?fal_webhook=ftp%3A%2F%2Fx%2F", "?webhook=x", "?fal_webhook=a&b=c"})
    void theQueryIsAWebhookOrNothing(String query) {
        assertThat(client.submit(JobClient.TEXT_TO_IMAGE + query, JobClient.prompt())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void everyCallHasItsMethod(RecraftSimulator simulator) {
        JsonNode submitted = client.submitted(JobClient.TEXT_TO_IMAGE, JobClient.prompt());

        assertThat(client.falGet(simulator.baseUrl("fal") + "/" + JobClient.TEXT_TO_IMAGE)
                        .statusCode())
                .isEqualTo(405);
        assertThat(client.falCall("POST", submitted.get("status_url").textValue())
                        .statusCode())
                .isEqualTo(405);
        assertThat(client.falGet(submitted.get("cancel_url").textValue()).statusCode())
                .isEqualTo(405);
    }

    private String archiveError(String url) {
        ObjectNode input = Client.JSON.createObjectNode().put("images_data_url", url);
        return Client.json(client.fal("fal-ai/recraft/v3/create-style", input))
                .at("/detail/0/type")
                .textValue();
    }
}
