package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the providers' own documents, as they stand there. */
class DocumentedExamplesTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    static Stream<Arguments> runware() throws IOException {
        return examples("runware.json");
    }

    static Stream<Arguments> cloudflare() throws IOException {
        return examples("cloudflare.json");
    }

    static Stream<Arguments> fal() throws IOException {
        return examples("fal.json");
    }

    static Stream<Arguments> replicate() throws IOException {
        return examples("replicate.json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void runware(String name, JsonNode example, RecraftSimulator simulator) {
        ObjectNode request = ((ObjectNode) example.get("request")).put("includeCost", true);

        HttpResponse<String> response = new Client(simulator).runware(request);

        JsonNode documented = example.get("response");
        JsonNode item = Client.json(response).at("/data/0");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(item.fieldNames()).toIterable().containsExactlyElementsOf(documented::fieldNames);
        assertThat(item.get("taskUUID")).isEqualTo(documented.get("taskUUID"));
        assertThat(item.get("cost").decimalValue())
                .isEqualByComparingTo(documented.get("cost").decimalValue());
        assertThat(item.get("imageURL").textValue())
                .endsWith(item.get("imageUUID").textValue() + ".jpg");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void cloudflare(String name, JsonNode example, RecraftSimulator simulator) {
        HttpResponse<String> response = new Client(simulator).cloudflare(example.get("request"));

        JsonNode state = Client.json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(state.fieldNames()).toIterable().containsExactlyInAnyOrder("gatewayMetadata", "result", "state");
        assertThat(state.at("/gatewayMetadata/keySource").textValue()).isEqualTo("Unified");
        assertThat(state.at("/state").textValue()).isEqualTo("Completed");
        assertThat(Client.get(state.at("/result/image").textValue()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void fal(String name, JsonNode example, RecraftSimulator simulator) {
        HttpResponse<String> response =
                new JobClient(simulator).fal(example.get("endpoint").textValue(), example.get("request"));

        JsonNode documented = example.at("/response/images/0");
        JsonNode file = Client.json(response).at("/images/0");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(file.fieldNames()).toIterable().containsExactlyElementsOf(documented::fieldNames);
        assertThat(file.get("content_type")).isEqualTo(documented.get("content_type"));
        assertThat(Client.get(file.get("url").textValue()).body())
                .hasSize(file.get("file_size").intValue());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void replicate(String name, JsonNode example, RecraftSimulator simulator) {
        HttpResponse<String> response = new JobClient(simulator)
                .replicate(example.get("model").textValue(), example.get("request"), "Prefer", "wait=60");

        JsonNode prediction = Client.json(response);
        assertThat(response.statusCode()).isEqualTo(201);
        example.get("fields")
                .forEach(field -> assertThat(prediction.has(field.textValue()))
                        .as(field.textValue())
                        .isTrue());
        assertThat(prediction.get("status").textValue()).isEqualTo("succeeded");
        assertThat(prediction.at("/metrics/predict_time").isNumber()).isTrue();
        assertThat(Client.get(prediction.get("output").textValue()).statusCode())
                .isEqualTo(200);
    }

    static Stream<Arguments> recraft() throws IOException {
        return examples("recraft.json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void recraft(String name, JsonNode example, RecraftSimulator simulator) {
        HttpResponse<String> response =
                new Client(simulator).recraft(example.get("path").textValue(), example.get("request"));

        JsonNode documented = example.get("response");
        JsonNode answer = Client.json(response);
        assertThat(response.statusCode())
                .as(response.body())
                .isEqualTo(example.get("status").intValue());
        assertThat(response.headers().firstValue("x-recraft-requestid")).isPresent();
        assertThat(answer.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(documented::fieldNames);
        assertThat(answer.path("credits")).isEqualTo(documented.path("credits"));
        assertThat(answer.path("code")).isEqualTo(documented.path("code"));
        assertThat(answer.path("data")).hasSameSizeAs(documented.path("data"));
        assertThat(answer.at("/data/0").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(documented.at("/data/0")::fieldNames);
        assertThat(answer.path("image").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(documented.path("image")::fieldNames);
    }

    private static Stream<Arguments> examples(String file) throws IOException {
        try (InputStream in = DocumentedExamplesTest.class.getResourceAsStream("/documents/" + file)) {
            return StreamSupport.stream(Client.JSON.readTree(in).spliterator(), false)
                    .map(example -> Arguments.of(example.get("name").textValue(), example));
        }
    }
}
