package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    private Client client;

    @BeforeEach
    void client(RecraftSimulator simulator) {
        client = new Client(simulator);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalidRequestBody, 5004",
        "401, invalidApiKey, 10000",
        "402, insufficientCredits, 402",
        "403, contentPolicyViolation, 5018",
        "404, modelNotFound, 3042",
        "408, invalidRequest, 3007",
        "413, invalidRequest, 3006",
        "429, rateLimitExceeded, 3040",
        "500, internalServerError, 500",
        "502, internalServerError, 502",
        "503, serviceUnavailable, 503",
        "504, timeoutProvider, 504"
    })
    void aStatusComesInTheProvidersOwnWords(
            int status, String runwareCode, int cloudflareCode, RecraftSimulator simulator) {
        simulator.faults().always(Fault.status(status));

        HttpResponse<String> runware = client.runware(Requests.task());
        HttpResponse<String> cloudflare = client.cloudflare(Requests.run());

        assertThat(runware.statusCode()).isEqualTo(status);
        assertThat(Client.json(runware).at("/errors/0/code").textValue()).isEqualTo(runwareCode);
        assertThat(cloudflare.statusCode()).isEqualTo(status);
        assertThat(Client.json(cloudflare).at("/errors/0/code").intValue()).isEqualTo(cloudflareCode);
        assertThat(simulator.bills().all()).isEmpty();
    }

    @Test
    void aStatusMayComeWithHeaders(RecraftSimulator simulator) {
        simulator.faults().next(Fault.status(429, Map.of("Retry-After", "7")));

        assertThat(client.cloudflare(Requests.run()).headers().firstValue("Retry-After"))
                .hasValue("7");
    }

    @Test
    void aStatusMayComeAfterBilling(RecraftSimulator simulator) {
        simulator.faults().next(Fault.status(504).afterBilling());
        ObjectNode task = Requests.task();

        assertThat(client.runware(task).statusCode()).isEqualTo(504);
        assertThat(simulator.bills().count()).isEqualTo(1);
        assertThat(item(Requests.poll(task)).get("status").textValue()).isEqualTo("success");
    }

    @Test
    void runwareFailsInside200(RecraftSimulator simulator) {
        simulator.faults().next(Fault.failureInside200("timeoutProvider", "Too slow."));
        ObjectNode task = Requests.task();

        HttpResponse<String> response = client.runware(task);

        JsonNode answer = Client.json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(answer.get("data")).isEmpty();
        assertThat(answer.at("/errors/0/code").textValue()).isEqualTo("timeoutProvider");
        assertThat(answer.at("/errors/0/message").textValue()).isEqualTo("Too slow.");
        assertThat(answer.at("/errors/0/taskUUID")).isEqualTo(task.get("taskUUID"));
        assertThat(simulator.bills().all()).isEmpty();
        assertThat(Client.json(client.runware(Requests.poll(task)))
                        .at("/errors/0/status")
                        .textValue())
                .isEqualTo("error");
    }

    @Test
    void cloudflareFailsInside200(RecraftSimulator simulator) {
        simulator.faults().next(Fault.failureInside200("provider_unavailable", "Down."));

        HttpResponse<String> response = client.cloudflare(Requests.run());

        JsonNode state = Client.json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(state.get("state").textValue()).isEqualTo("Failed");
        assertThat(state.get("error")).hasToString("{\"code\":\"provider_unavailable\",\"message\":\"Down.\"}");
        assertThat(state.get("model").textValue()).isEqualTo("recraft/recraftv4-1");
        assertThat(simulator.bills().all()).isEmpty();
    }

    @Test
    void aFailureInside200MayBeBilled(RecraftSimulator simulator) {
        simulator
                .faults()
                .always(Fault.failureInside200("inferenceError", "No.").afterBilling());
        client.runware(Requests.task());
        client.cloudflare(Requests.run());

        assertThat(simulator.bills().count()).isEqualTo(2);
    }

    @Test
    void someResultsFailAndTheOthersAreBilled(RecraftSimulator simulator) {
        simulator.faults().next(Fault.partial(2));

        JsonNode answer = Client.json(client.runware(Requests.task().put("numberResults", 5)));

        assertThat(answer.get("data")).hasSize(3);
        assertThat(answer.get("errors")).hasSize(2);
        assertThat(simulator.bills().images()).isEqualTo(3);
    }

    @Test
    void aSuccessMayHoldNoImage(RecraftSimulator simulator) {
        simulator.faults().always(Fault.emptyAnswer());

        assertThat(client.runware(Requests.task()).body()).isEqualTo("{\"data\":[]}");
        assertThat(Client.json(client.cloudflare(Requests.run())).get("result")).isEmpty();
        assertThat(simulator.bills().count()).isEqualTo(2);
    }

    @Test
    void theJsonMayBeMalformed(RecraftSimulator simulator) {
        simulator.faults().next(Fault.malformedJson());

        String body = client.runware(Requests.task()).body();

        assertThatThrownBy(() -> Client.JSON.readTree(body)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void theContentTypeMayBeWrong(RecraftSimulator simulator) {
        simulator.faults().next(Fault.wrongContentType("text/html")).nextDownload(Fault.wrongContentType("text/html"));

        HttpResponse<String> answer = client.cloudflare(Requests.run());
        HttpResponse<byte[]> image =
                Client.get(Client.json(answer).at("/result/image").textValue());

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(image.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(image.body()).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void anImageMayLackItsEndByUrlAndInBase64(RecraftSimulator simulator) {
        String good = item(Requests.task()).get("imageURL").textValue();
        simulator.faults().always(Fault.truncatedImage());
        String bad = item(Requests.task()).get("imageURL").textValue();
        String base64 = item(Requests.task().put("outputType", "base64Data"))
                .get("imageBase64Data")
                .textValue();

        byte[] whole = Client.get(good).body();
        assertThat(Client.get(bad).body()).isNotEmpty().hasSizeLessThan(whole.length);
        assertThat(Base64.getDecoder().decode(base64)).isEqualTo(Client.get(bad).body());
    }

    @Test
    void theImageMayBeAnything(RecraftSimulator simulator) {
        String svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        simulator.faults().next(Fault.image("svg", svg.getBytes(StandardCharsets.UTF_8)));

        HttpResponse<byte[]> image =
                Client.get(item(Requests.vectorTask()).get("imageURL").textValue());

        assertThat(image.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(image.body()).asString(StandardCharsets.UTF_8).isEqualTo(svg);
    }

    @Test
    void aDownloadMayFailAndBeRepeated(RecraftSimulator simulator) {
        String url = item(Requests.task()).get("imageURL").textValue();
        simulator.faults().nextDownload(Fault.status(503), Fault.truncatedImage(), Fault.emptyAnswer());

        assertThat(Client.get(url).statusCode()).isEqualTo(503);
        byte[] truncated = Client.get(url).body();
        byte[] empty = Client.get(url).body();
        byte[] whole = Client.get(url).body();

        assertThat(empty).isEmpty();
        assertThat(truncated).hasSizeLessThan(whole.length);
        assertThat(simulator.downloads())
                .extracting(RecordedRequest::method)
                .containsExactly("GET", "GET", "GET", "GET");
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @Test
    void anUnknownImageIsNotFound(RecraftSimulator simulator) {
        assertThat(Client.get(simulator.hostImage(2000) + "x").statusCode()).isEqualTo(200);
        simulator.reset();
        assertThat(Client.get(simulator.hostImage(2000).resolve("unknown.png").toString())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void faultsComeInTheirOrderAndThenNoMore(RecraftSimulator simulator) {
        simulator.faults().next(Fault.status(500), Fault.status(503)).always(Fault.status(429));

        assertThat(client.runware(Requests.task()).statusCode()).isEqualTo(500);
        assertThat(client.cloudflare(Requests.run()).statusCode()).isEqualTo(503);
        assertThat(client.cloudflare(Requests.run()).statusCode()).isEqualTo(429);
        simulator.faults().clear();
        assertThat(client.cloudflare(Requests.run()).statusCode()).isEqualTo(200);
    }

    @Test
    void faultsJoin(RecraftSimulator simulator) {
        simulator
                .latency(Duration.ofMillis(50))
                .faults()
                .next(Fault.delay(Duration.ofMillis(100))
                        .then(Fault.wrongContentType("text/plain"))
                        .then(Fault.partial(1)));
        long start = System.nanoTime();

        HttpResponse<String> response = client.runware(Requests.task().put("numberResults", 2));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(150));
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(Client.json(response).get("errors")).hasSize(1);
    }

    @Test
    void refusalsPollsAndCacheHitsDoNotWaitForWork(RecraftSimulator simulator) {
        client.cloudflare(Requests.run(), "cf-aig-cache-ttl", "60");
        simulator.latency(Duration.ofHours(1));
        ObjectNode task = Requests.task().put("deliveryMethod", "async");

        assertThat(client.runware(Requests.task().put("width", 1)).statusCode()).isEqualTo(400);
        assertThat(client.runware(task).statusCode()).isEqualTo(200);
        assertThat(client.runware(Requests.poll(task)).statusCode()).isEqualTo(200);
        assertThat(client.cloudflare(Requests.run(), "cf-aig-cache-ttl", "60").statusCode())
                .isEqualTo(200);
    }

    private JsonNode item(ObjectNode task) {
        return Client.json(client.runware(task)).at("/data/0");
    }
}
