package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

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
                of("{'seed': 1}", "unknownParameter", "seed"),
                of("{'negativePrompt': 'x'}", "unknownParameter", "negativePrompt"),
                of("{'settings': {'styleId': 'x'}}", "unknownParameter", "settings.styleId"),
                of(
                        "{'settings': {'colors': [{'rgb': [1,2,3], 'weight': 1}]}}",
                        "unknownParameter",
                        "settings.colors.weight"),
                of(
                        "{'settings': {'backgroundColor': {'hex': 'x', 'rgb': [1,2,3]}}}",
                        "unknownParameter",
                        "settings.backgroundColor.hex"),
                of("{'safety': {'level': 1}}", "unknownParameter", "safety.level"),
                of("{'providerSettings': {'recraft': {}}}", "unknownParameter", "providerSettings"),
                of("{'model': 'recraft:v4@0', 'settings': {}}", "unknownParameter", "settings"),
                of(
                        "{'model': 'recraft:v4@0', 'providerSettings': {'bfl': {}}}",
                        "unknownParameter",
                        "providerSettings.bfl"),
                of("{'taskUUID': null}", "missingTaskUUID", "taskUUID"),
                of("{'taskUUID': 'abc'}", "invalidTaskUUID", "taskUUID"),
                of("{'taskUUID': '7188a3b4-c665-18d7-b046-dc2d2b6678ff'}", "invalidTaskUUID", "taskUUID"),
                of("{'taskType': 'vectorize'}", "invalidTaskType", "taskType"),
                of("{'taskType': null}", "invalidTaskType", "taskType"),
                of("{'model': null}", "missingModel", "model"),
                of("{'model': 'recraft:v3@0'}", "modelNotFound", "model"),
                of("{'positivePrompt': null}", "missingPositivePrompt", "positivePrompt"),
                of("{'positivePrompt': ''}", "invalidPositivePrompt", "positivePrompt"),
                of("{'positivePrompt': '" + "x".repeat(10_001) + "'}", "invalidPositivePrompt", "positivePrompt"),
                of("{'width': null}", "missingWidth", "width"),
                of("{'height': null}", "missingHeight", "height"),
                of("{'width': '1024'}", "invalidWidth", "width"),
                of("{'width': 1024.0}", "invalidWidth", "width"),
                of("{'numberResults': 0}", "invalidNumberResults", "numberResults"),
                of("{'numberResults': 21}", "invalidNumberResults", "numberResults"),
                of("{'outputType': 'base64'}", "invalidOutputType", "outputType"),
                of("{'outputFormat': 'SVG'}", "invalidOutputFormat", "outputFormat"),
                of("{'outputQuality': 19}", "invalidOutputQuality", "outputQuality"),
                of("{'outputQuality': 100}", "invalidOutputQuality", "outputQuality"),
                of("{'ttl': 59}", "invalidTtl", "ttl"),
                of("{'deliveryMethod': 'poll'}", "invalidDeliveryMethod", "deliveryMethod"),
                of("{'webhookURL': 'not a uri'}", "invalidWebhookURL", "webhookURL"),
                of("{'uploadEndpoint': 'ftp://host/x'}", "invalidUploadEndpoint", "uploadEndpoint"),
                of("{'includeCost': 'yes'}", "invalidIncludeCost", "includeCost"),
                of("{'safety': {'mode': 'full'}}", "invalidMode", "safety.mode"),
                of("{'settings': {'colors': [{'rgb': [1,2]}]}}", "invalidRgb", "settings.colors.rgb"),
                of("{'settings': {'colors': [{'rgb': [1,2,256]}]}}", "invalidRgb", "settings.colors.rgb"),
                of("{'settings': {'colors': [{}]}}", "missingRgb", "settings.colors.rgb"),
                of(
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
    @ValueSource(strings = {"", "{}", "[]", "not json", "\"text\""})
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
        assertThat(Client.json(response).at("/errors/0/code").textValue()).isEqualTo("missingApiKey");
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
