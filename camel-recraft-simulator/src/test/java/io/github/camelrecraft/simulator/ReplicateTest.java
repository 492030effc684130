package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicateTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T12:00:00Z"));
    private RecraftSimulator simulator;
    private JobClient client;

    @BeforeEach
    void start() {
        InstantSource clock = now::get;
        simulator = RecraftSimulator.start(0, clock);
        client = new JobClient(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "recraft-v4, image/webp, 0.04",
        "recraft-v4-pro, image/webp, 0.25",
        "recraft-v4-svg, image/svg+xml, 0.08",
        "recraft-v4-pro-svg, image/svg+xml, 0.3",
        "recraft-v4.1, image/webp, 0.035",
        "recraft-v4.1-pro, image/webp, 0.25",
        "recraft-v4.1-svg, image/svg+xml, 0.08",
        "recraft-v4.1-pro-svg, image/svg+xml, 0.3",
        "recraft-v4.1-utility, image/webp, 0.035",
        "recraft-v4.1-utility-pro, image/webp, 0.21",
        "recraft-v3, image/webp, 0.04",
        "recraft-v3-svg, image/svg+xml, 0.08",
        "recraft-20b, image/webp, 0.022",
        "recraft-20b-svg, image/svg+xml, 0.044"
    })
    void everyTextModelDraws(String name, String contentType, String usd) {
        HttpResponse<String> response = client.replicate(name, JobClient.prompt(), "Prefer", "wait");

        JsonNode prediction = Client.json(response);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        assertThat(prediction.get("status").textValue()).isEqualTo("succeeded");
        assertThat(prediction.get("model").textValue()).isEqualTo("recraft-ai/" + name);
        assertThat(prediction.get("version").textValue()).isEqualTo("hidden");
        assertThat(Client.get(prediction.get("output").textValue()).headers().firstValue("Content-Type"))
                .hasValue(contentType);
        Bill bill = simulator.bills().all().get(0);
        assertThat(bill.provider()).isEqualTo("replicate");
        assertThat(bill.account()).isEqualTo("the-key");
        assertThat(bill.jobId()).isEqualTo(prediction.get("id").textValue());
        assertThat(bill.model()).isEqualTo("recraft-ai/" + name);
        assertThat(bill.usd()).isEqualByComparingTo(usd);
    }

    @ParameterizedTest
    @CsvSource({
        "recraft-crisp-upscale, image/png, 0.006",
        "recraft-creative-upscale, image/png, 0.25",
        "recraft-remove-background, image/png, 0.01",
        "recraft-vectorize, image/svg+xml, 0.01"
    })
    void everyToolTakesAnImage(String name, String contentType, String usd) {
        ObjectNode input = Client.JSON.createObjectNode().put("image", JobClient.png(300, 300));

        JsonNode prediction = Client.json(client.replicate(name, input, "Prefer", "wait=1"));

        assertThat(prediction.get("status").textValue()).isEqualTo("succeeded");
        assertThat(Client.get(prediction.get("output").textValue()).headers().firstValue("Content-Type"))
                .hasValue(contentType);
        assertThat(simulator.bills().total()).isEqualByComparingTo(usd);
    }

    @ParameterizedTest
    @CsvSource({
        "recraft-v4.1-svg, 16:9, 1344, 768",
        "recraft-v4.1-svg, 10:14, 896, 1280",
        "recraft-v4.1-pro-svg, 6:10, 1664, 2688",
        "recraft-v3-svg, 5:3, 1707, 1024",
        "recraft-20b-svg, 7:5, 1434, 1024",
        "recraft-20b-svg, Not set, 1820, 1024"
    })
    void aRatioWinsOverASize(String name, String ratio, int width, int height) {
        String size = name.contains("pro") ? "3072x1536" : name.contains("v4") ? "1536x768" : "1820x1024";
        ObjectNode input = JobClient.prompt().put("aspect_ratio", ratio).put("size", size);

        JsonNode prediction = Client.json(client.replicate(name, input, "Prefer", "wait"));

        assertThat(new String(Client.get(prediction.get("output").textValue()).body(), StandardCharsets.UTF_8))
                .contains("width=\"" + width + "\" height=\"" + height + "\"");
    }

    @Test
    void whoDoesNotWaitPolls() {
        simulator.latency(Duration.ofSeconds(10));

        JsonNode created = Client.json(client.replicate("recraft-v4.1", JobClient.prompt()));
        assertThat(created.get("status").textValue()).isEqualTo("starting");
        assertThat(created.get("started_at").isNull()).isTrue();
        assertThat(created.get("output").isNull()).isTrue();

        now.updateAndGet(time -> time.plusSeconds(6));
        JsonNode running = client.prediction(created);
        assertThat(running.get("status").textValue()).isEqualTo("processing");
        assertThat(running.get("started_at").textValue()).isEqualTo("2026-11-28T12:00:05Z");

        now.updateAndGet(time -> time.plusSeconds(4));
        JsonNode done = client.prediction(created);
        assertThat(done.get("status").textValue()).isEqualTo("succeeded");
        assertThat(done.get("completed_at").textValue()).isEqualTo("2026-11-28T12:00:10Z");
        assertThat(done.at("/metrics/predict_time").doubleValue()).isEqualTo(5);
        assertThat(done.at("/metrics/total_time").doubleValue()).isEqualTo(10);
        assertThat(client.prediction(created)).isEqualTo(done);
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @Test
    void whoWaitsTooShortGetsTheUnfinishedPrediction() {
        simulator.latency(Duration.ofHours(1));

        JsonNode created = Client.json(client.replicate("recraft-v4.1", JobClient.prompt(), "Prefer", "wait=1"));

        assertThat(created.get("status").textValue()).isEqualTo("starting");
        now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
        assertThat(client.prediction(created).get("status").textValue()).isEqualTo("succeeded");
    }

    @Test
    void aModelsNameIsAVersion() {
        ObjectNode body = JobClient.json("{'version': 'recraft-ai/recraft-20b-svg', 'input': {'prompt': 'p'}}");

        HttpResponse<String> response = client.predict("/predictions", body, "Prefer", "wait");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(Client.json(response).get("output").textValue()).endsWith(".svg");
    }

    @Test
    void dataIsRemovedAfterAnHour() {
        JsonNode created = Client.json(client.replicate("recraft-v4.1", JobClient.prompt(), "Prefer", "wait"));
        String output = created.get("output").textValue();

        now.updateAndGet(time -> time.plus(Duration.ofMinutes(59)));
        assertThat(Client.get(output).statusCode()).isEqualTo(200);
        assertThat(client.prediction(created).get("data_removed").booleanValue())
                .isFalse();

        now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
        assertThat(Client.get(output).statusCode()).isEqualTo(404);
        JsonNode removed = client.prediction(created);
        assertThat(removed.get("data_removed").booleanValue()).isTrue();
        assertThat(removed.get("status").textValue()).isEqualTo("succeeded");
        assertThat(removed.get("output").isNull()).isTrue();
        assertThat(removed.get("input")).isEmpty();
    }

    @Test
    void aCanceledPredictionIsNotBilled() {
        simulator.latency(Duration.ofSeconds(10));
        JsonNode created = Client.json(client.replicate("recraft-v4.1", JobClient.prompt()));
        now.updateAndGet(time -> time.plusSeconds(6));

        HttpResponse<String> canceled =
                client.replicateCall("POST", created.at("/urls/cancel").textValue());

        assertThat(canceled.statusCode()).isEqualTo(200);
        assertThat(Client.json(canceled).get("status").textValue()).isEqualTo("canceled");
        now.updateAndGet(time -> time.plusSeconds(6));
        assertThat(client.prediction(created).get("status").textValue()).isEqualTo("canceled");
        assertThat(simulator.bills().all()).isEmpty();
    }

    @Test
    void aFinishedPredictionIsNotCanceled() {
        JsonNode created = Client.json(client.replicate("recraft-v4.1", JobClient.prompt()));

        HttpResponse<String> canceled =
                client.replicateCall("POST", created.at("/urls/cancel").textValue());

        assertThat(Client.json(canceled).get("status").textValue()).isEqualTo("succeeded");
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @Test
    void aPredictionCancelsItself() {
        simulator.latency(Duration.ofHours(1));
        JsonNode created = Client.json(client.replicate("recraft-v4.1", JobClient.prompt(), "Cancel-After", "10m"));

        now.updateAndGet(time -> time.plus(Duration.ofMinutes(10)));

        assertThat(client.prediction(created).get("status").textValue()).isEqualTo("canceled");
        assertThat(simulator.bills().all()).isEmpty();
    }

    @Test
    void forgottenJobsAreUnknown() {
        JsonNode created = Client.json(client.replicate("recraft-v4.1", JobClient.prompt()));
        simulator.forgetJobs();

        HttpResponse<String> response =
                client.replicateCall("GET", created.at("/urls/get").textValue());

        assertThat(response.statusCode()).isEqualTo(404);
    }

    @Test
    void anInputImageThatIsRefusedFailsTheRunUnbilled() {
        ObjectNode input = Client.JSON.createObjectNode().put("image", JobClient.png(100, 300));

        HttpResponse<String> response = client.replicate("recraft-vectorize", input, "Prefer", "wait");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(Client.json(response).get("status").textValue()).isEqualTo("failed");
        assertThat(Client.json(response).get("error").textValue()).contains("shorter than 256");
        assertThat(simulator.bills().all()).isEmpty();
    }
}
