package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicateRulesTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    private JobClient client;

    @BeforeEach
    void client(RecraftSimulator simulator) {
        client = new JobClient(simulator);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "recraft-v4.1 | {'prompt': null} | input.prompt",
                "recraft-v4.1 | {'prompt': ''} | input.prompt",
                "recraft-v4.1 | {'seed': 1} | input.seed",
                "recraft-v4.1 | {'style': 'any'} | input.style",
                "recraft-v4.1 | {'colors': []} | input.colors",
                "recraft-v4.1 | {'output_format': 'png'} | input.output_format",
                "recraft-v4.1 | {'size': '2048x2048'} | input.size",
                "recraft-v4.1 | {'size': '16:9'} | input.size",
                "recraft-v4.1 | {'aspect_ratio': '7:5'} | input.aspect_ratio",
                "recraft-v4.1-pro | {'size': '1024x1024'} | input.size",
                "recraft-v4.1-pro | {'size': '1024x1024', 'aspect_ratio': '1:1'} | input.size",
                "recraft-v3 | {'style': 'vector_illustration'} | input.style",
                "recraft-v3-svg | {'style': 'realistic_image'} | input.style",
                "recraft-20b-svg | {'style': 'any'} | input.style",
                "recraft-20b-svg | {'style': 'icon/line_art'} | input.style",
                "recraft-vectorize | {} | input.prompt",
                "recraft-vectorize | {'prompt': null} | input.image",
                "recraft-vectorize | {'prompt': null, 'image': 'x.png'} | input.image",
                "recraft-vectorize | {'prompt': null, 'image': 'data:image/png;base64,!!'} | input.image"
            })
    void anInputThatBreaksARuleIsRefusedByName(String model, String patch, String field, RecraftSimulator simulator) {
        ObjectNode input = Requests.patched(JobClient.prompt(), patch.replace('\'', '"'));

        HttpResponse<String> response = client.replicate(model, input);

        JsonNode problem = Client.json(response);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(problem.get("detail").textValue()).contains(field + ":");
        assertThat(problem.get("status").intValue()).isEqualTo(422);
        assertThat(problem.get("title").textValue()).isNotBlank();
        assertThat(simulator.bills().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "recraft-v3, realistic_image/hdr",
        "recraft-v3, any",
        "recraft-v3-svg, vector_illustration/line_art",
        "recraft-20b, digital_illustration/voxel",
        "recraft-20b-svg, icon/pictogram"
    })
    void aDocumentedStyleIsTaken(String model, String style) {
        assertThat(client.replicate(model, JobClient.prompt().put("style", style))
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'input': null}",
                "{'model': 'recraft-ai/recraft-v4.1'}",
                "{'webhook': 'no url'}",
                "{'webhook': 'http://example.org/hook'}",
                "{'webhook_events_filter': ['done']}",
                "{'version': 'x'}"
            })
    void aBodyThatBreaksARuleIsRefused(String patch) {
        ObjectNode body = Requests.patched(JobClient.json("{'input': {'prompt': 'p'}}"), patch.replace('\'', '"'));

        assertThat(client.predict("/models/recraft-ai/recraft-v4.1/predictions", body)
                        .statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "Prefer, wait=0",
        "Prefer, wait=61",
        "Prefer, wait=x",
        "Prefer, respond-async",
        "Cancel-After, 60",
        "Cancel-After, soon"
    })
    void aHeaderThatIsNotDocumentedIsRefused(String name, String value) {
        HttpResponse<String> response = client.replicate("recraft-v4.1", JobClient.prompt(), name, value);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).get("detail").textValue()).contains(name);
    }

    @Test
    void anUnknownVersionIsRefused() {
        ObjectNode body = JobClient.json("{'version': '5c7d5dc6dd8bf75c1acaa8565735e798', 'input': {'prompt': 'p'}}");

        HttpResponse<String> response = client.predict("/predictions", body);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(Client.json(response).get("detail").textValue()).contains("version");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/models/recraft-ai/recraft-v4.1-flash/predictions",
                "/models/somebody/recraft-v4.1/predictions",
                "/models/recraft-ai/recraft-v4.1",
                "/deployments"
            })
    void whatIsUnknownIsNotFound(String path) {
        HttpResponse<String> response = client.predict(path, JobClient.json("{'input': {'prompt': 'p'}}"));

        assertThat(response.statusCode()).isEqualTo(404);
    }

    @Test
    void aRequestWithoutARightTokenIsRefused(RecraftSimulator simulator) {
        simulator.requireKey("another-key");

        HttpResponse<String> response = client.replicate("recraft-v4.1", JobClient.prompt());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Client.json(response).get("title").textValue()).isEqualTo("Unauthenticated");
        assertThat(Client.json(response).get("detail").textValue())
                .isEqualTo("You did not pass a valid authentication token");
        assertThat(Client.json(response).get("status").intValue()).isEqualTo(401);
    }

    @Test
    void theBodyIsJsonAndLabelledSo(RecraftSimulator simulator) {
        URI predictions = URI.create(simulator.baseUrl("replicate") + "/models/recraft-ai/recraft-v4.1/predictions");
        JsonNode body = JobClient.json("{'input': {'prompt': 'p'}}");

        assertThat(Client.send(Client.post(predictions, body)
                                .POST(BodyPublishers.ofString("{"))
                                .build())
                        .statusCode())
                .isEqualTo(400);
        assertThat(Client.send(Client.post(predictions, body)
                                .setHeader("Content-Type", "text/plain")
                                .build())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void everyCallHasItsMethod(RecraftSimulator simulator) {
        JsonNode created = Client.json(client.replicate("recraft-v4.1", JobClient.prompt()));

        assertThat(client.replicateCall("POST", created.at("/urls/get").textValue())
                        .statusCode())
                .isEqualTo(405);
        assertThat(client.replicateCall("GET", created.at("/urls/cancel").textValue())
                        .statusCode())
                .isEqualTo(405);
        assertThat(client.replicateCall("GET", simulator.baseUrl("replicate") + "/predictions")
                        .statusCode())
                .isEqualTo(405);
    }
}
