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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunwareRulesTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    private Client client;

    @BeforeEach
    void client(RecraftSimulator simulator) {
        client = new Client(simulator);
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                arguments("{'seed': 1}", "unknownParameter", "seed"),
                arguments("{'negativePrompt': 'x'}", "unknownParameter", "negativePrompt"),
                arguments("{'settings': {'styleId': 'x'}}", "unknownParameter", "settings.styleId"),
                arguments(
                        "{'settings': {'colors': [{'rgb': [1,2,3], 'weight': 1}]}}",
                        "unknownParameter",
                        "settings.colors.weight"),
                arguments(
                        "{'settings': {'backgroundColor': {'hex': 'x', 'rgb': [1,2,3]}}}",
                        "unknownParameter",
                        "settings.backgroundColor.hex"),
                arguments("{'safety': {'level': 1}}", "unknownParameter", "safety.level"),
                arguments("{'providerSettings': {'recraft': {}}}", "unknownParameter", "providerSettings"),
                arguments("{'model': 'recraft:v4@0', 'settings': {}}", "unknownParameter", "settings"),
                arguments(
                        "{'model': 'recraft:v4@0', 'providerSettings': {'bfl': {}}}",
                        "unknownParameter",
                        "providerSettings.bfl"),
                arguments("{'taskUUID': null}", "missingTaskUUID", "taskUUID"),
                arguments("{'taskUUID': 'abc'}", "invalidTaskUUID", "taskUUID"),
                arguments("{'taskUUID': '7188a3b4-c665-18d7-b046-dc2d2b6678ff'}", "invalidTaskUUID", "taskUUID"),
                arguments("{'taskType': 'vectorize'}", "invalidTaskType", "taskType"),
                arguments("{'taskType': null}", "invalidTaskType", "taskType"),
                arguments("{'model': null}", "missingModel", "model"),
                arguments("{'model': 'recraft:v3@0'}", "modelNotFound", "model"),
                arguments("{'positivePrompt': null}", "missingPositivePrompt", "positivePrompt"),
                arguments("{'positivePrompt': ''}", "invalidPositivePrompt", "positivePrompt"),
                arguments(
                        "{'positivePrompt': '" + "x".repeat(10_001) + "'}", "invalidPositivePrompt", "positivePrompt"),
                arguments("{'width': null}", "missingWidth", "width"),
                arguments("{'height': null}", "missingHeight", "height"),
                arguments("{'width': '1024'}", "invalidWidth", "width"),
                arguments("{'width': 1024.0}", "invalidWidth", "width"),
                arguments("{'numberResults': 0}", "invalidNumberResults", "numberResults"),
                arguments("{'numberResults': 21}", "invalidNumberResults", "numberResults"),
                arguments("{'outputType': 'base64'}", "invalidOutputType", "outputType"),
                arguments("{'outputFormat': 'SVG'}", "invalidOutputFormat", "outputFormat"),
                arguments("{'outputQuality': 19}", "invalidOutputQuality", "outputQuality"),
                arguments("{'outputQuality': 100}", "invalidOutputQuality", "outputQuality"),
                arguments("{'ttl': 59}", "invalidTtl", "ttl"),
                arguments("{'deliveryMethod': 'poll'}", "invalidDeliveryMethod", "deliveryMethod"),
                arguments("{'webhookURL': 'not a uri'}", "invalidWebhookURL", "webhookURL"),
                arguments("{'uploadEndpoint': 'ftp://host/x'}", "invalidUploadEndpoint", "uploadEndpoint"),
                arguments("{'includeCost': 'yes'}", "invalidIncludeCost", "includeCost"),
                arguments("{'safety': {'mode': 'full'}}", "invalidMode", "safety.mode"),
                arguments("{'settings': {'colors': [{'rgb': [1,2]}]}}", "invalidRgb", "settings.colors.rgb"),
                arguments("{'settings': {'colors': [{'rgb': [1,2,256]}]}}", "invalidRgb", "settings.colors.rgb"),
                arguments("{'settings': {'colors': [{}]}}", "missingRgb", "settings.colors.rgb"),
                arguments(
                        "{'settings': {'backgroundColor': {'rgb': [1,2,-1]}}}",
                        "invalidRgb",
                        "settings.backgroundColor.rgb"));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("violations")
    void aTaskThatBreaksARuleIsRefusedByName(String patch, String code, String parameter, RecraftSimulator simulator) {
        ObjectNode task = Requests.patched(Requests.task(), patch.replace('\'', '"'));

        HttpResponse<String> response = client.runware(task);

        JsonNode answer = Client.json(response);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(answer.get("data")).isEmpty();
        assertThat(answer.at("/errors/0/code").textValue()).isEqualTo(code);
        assertThat(answer.at("/errors/0/parameter").textValue()).isEqualTo(parameter);
        assertThat(answer.at("/errors/0/message").textValue()).isNotBlank();
        assertThat(answer.at("/errors/0/taskUUID")).isEqualTo(task.path("taskUUID"));
        assertThat(simulator.bills().all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"numberResults", "outputQuality", "safety", "settings", "seed"})
    void aVectorTaskHasFewerFields(String field) {
        ObjectNode task = Requests.vectorTask().put(field, 1);

        assertThat(Client.json(client.runware(task)).at("/errors/0/parameter").textValue())
                .isEqualTo(field);
    }

    @Test
    void everyViolationIsReported() {
        JsonNode errors = Client.json(client.runware(
                        Requests.patched(Requests.task(), "{\"seed\": 1, \"ttl\": 1, \"numberResults\": 99}")))
                .get("errors");

        assertThat(errors.findValuesAsText("parameter")).containsExactlyInAnyOrder("seed", "ttl", "numberResults");
    }

    @Test
    void aSizeThatIsNotListedNamesWidthAndHeight() {
        JsonNode error =
                Client.json(client.runware(Requests.task().put("width", 1000))).at("/errors/0");

        assertThat(error.get("code").textValue()).isEqualTo("unsupportedDimensions");
        assertThat(error.get("parameter")).hasToString("[\"width\",\"height\"]");
        assertThat(error.get("message").textValue()).contains("1000x1024", "1024x1024, 1536x768");
    }

    @Test
    void ttlBelongsToUrls() {
        JsonNode error = Client.json(
                        client.runware(Requests.task().put("ttl", 60).put("outputType", "base64Data")))
                .at("/errors/0");

        assertThat(error.get("code").textValue()).isEqualTo("incompatibleParameters");
        assertThat(error.get("parameter")).hasToString("[\"ttl\",\"outputType\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "not json", "\"text\"", "[{}] []", "[{\"a\":1,\"a\":2}]"})
    void theBodyIsAnArrayOfTasks(String body, RecraftSimulator simulator) {
        HttpResponse<String> response = Client.send(
                client.runwareRequest().POST(BodyPublishers.ofString(body)).build());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).at("/errors/0/code").textValue()).isEqualTo("invalidRequestBody");
    }

    @Test
    void theBodyIsLabelledAsJson() {
        HttpResponse<String> response = Client.send(client.runwareRequest(Requests.task())
                .setHeader("Content-Type", "text/plain")
                .build());

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void aRequestWithoutKeyIsRefused() {
        HttpResponse<String> response = Client.send(client.runwareRequest(Requests.task())
                .setHeader("Authorization", "Bearer ")
                .build());

        assertThat(response.statusCode()).isEqualTo(401);
        JsonNode error = Client.json(response).at("/errors/0");
        assertThat(error.get("code").textValue()).isEqualTo("missingApiKey");
        assertThat(error.get("parameter").textValue()).isEqualTo("apiKey");
        assertThat(error.get("taskType").textValue()).isEqualTo("authentication");
    }

    @Test
    void aRequiredKeyIsTheOnlyOne(RecraftSimulator simulator) {
        simulator.requireKey("the-key");
        assertThat(client.runware(Requests.task()).statusCode()).isEqualTo(200);

        simulator.requireKey("another-key");
        HttpResponse<String> response = client.runware(Requests.task());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Client.json(response).at("/errors/0/code").textValue()).isEqualTo("invalidApiKey");
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @Test
    void aTaskMayCarryTheKeyInstead() {
        JsonNode key = Client.json("{\"taskType\": \"authentication\", \"apiKey\": \"in-the-body\"}");

        HttpResponse<String> inBody = Client.send(client.runwareRequest(key, Requests.task())
                .setHeader("Authorization", "none")
                .build());
        HttpResponse<String> both = client.runware(key, Requests.task());

        assertThat(inBody.statusCode()).isEqualTo(200);
        assertThat(Client.json(inBody).get("data").findValuesAsText("taskType"))
                .containsExactly("authentication", "imageInference");
        assertThat(both.statusCode()).isEqualTo(400);
        assertThat(Client.json(both).at("/errors/0/code").textValue()).isEqualTo("incompatibleParameters");
        assertThat(Client.send(client.runwareRequest(key, Requests.task().put("width", 1))
                                .setHeader("Authorization", "none")
                                .build())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aTaskIsAcceptedOnlyOnce(RecraftSimulator simulator) {
        ObjectNode task = Requests.task();
        client.runware(task);

        HttpResponse<String> again = client.runware(task);

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(Client.json(again).at("/errors/0/code").textValue()).isEqualTo("duplicateTaskUUID");
        assertThat(simulator.bills().count()).isEqualTo(1);

        simulator.forgetJobs();
        assertThat(client.runware(task).statusCode()).isEqualTo(200);
    }
}
