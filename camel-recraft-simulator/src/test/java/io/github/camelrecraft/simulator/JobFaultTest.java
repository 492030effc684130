package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong with fal and Replicate: when a job is asked for, while it runs, and when its result is fetched. */
class JobFaultTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T12:00:00Z"));
    private RecraftSimulator simulator;
    private JobClient client;

    @BeforeEach
    void start() {
        InstantSource clock = now::get;
        simulator = RecraftSimulator.start(0, clock).tinyImages();
        client = new JobClient(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, bad_request, false",
        "401, , false",
        "403, , false",
        "422, content_policy_violation, false",
        "429, , false",
        "500, runner_server_error, true",
        "502, runner_incomplete_response, true",
        "503, runner_scheduling_failure, true",
        "504, request_timeout, true"
    })
    void aStatusComesInFalsWords(int status, String type, String retryable) {
        JsonNode submitted = submit();
        simulator.faults().always(Fault.status(status));

        for (HttpResponse<String> response : List.of(
                fal(),
                client.submit(JobClient.TEXT_TO_IMAGE, JobClient.prompt()),
                client.falGet(submitted.get("status_url").textValue()),
                client.result(submitted))) {
            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.headers().firstValue("X-Fal-Error-Type").orElse(null))
                    .isEqualTo(type);
            assertThat(response.headers().firstValue("X-Fal-Retryable")).hasValue(retryable);
            JsonNode body = Client.json(response);
            assertThat(body.get("detail").isTextual()).isEqualTo(status != 422);
            assertThat(body.path("error_type").textValue()).isEqualTo(status == 422 ? null : type);
        }
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "402", "404", "422", "429", "500", "503"})
    void aStatusComesInReplicatesWords(int status) {
        JsonNode created = predict();
        simulator.faults().always(Fault.status(status));

        HttpResponse<String> create = client.replicate("recraft-v4.1", JobClient.prompt());
        HttpResponse<String> get =
                client.replicateCall("GET", created.at("/urls/get").textValue());

        assertThat(create.statusCode()).isEqualTo(status);
        assertThat(get.statusCode()).isEqualTo(status);
        assertThat(Client.json(create).get("detail").textValue()).isNotBlank();
        assertThat(create.body()).isEqualTo(get.body());
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @Test
    void aThrottledRequestIsToldSoAsDocumented() {
        simulator.faults().always(Fault.status(429, Map.of("Retry-After", "30")));

        HttpResponse<String> replicate = client.replicate("recraft-v4.1", JobClient.prompt());

        assertThat(replicate.body())
                .isEqualTo("{\"detail\":\"Request was throttled. Your rate limit resets in ~30s.\"}");
        assertThat(replicate.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(fal().headers().firstValue("Retry-After")).hasValue("30");
        assertThat(fal().headers().firstValue("x-fal-request-id")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "content_policy_violation, 422",
        "internal_server_error, 500",
        "generation_timeout, 504",
        "downstream_service_error, 400",
        "runner_disconnected, 503",
        "anything_else, 422"
    })
    void aRunFailsWithTheStatusOfItsType(String type, int status) {
        simulator.faults().always(Fault.failureInside200(type, "No."));
        HttpResponse<String> sync = fal();
        simulator.faults().clear();
        simulator.faults().next(Fault.failureInside200(type, "No."));
        JsonNode submitted = submit();
        JsonNode queued = client.status(submitted);
        HttpResponse<String> result = client.result(submitted);

        assertThat(sync.statusCode()).isEqualTo(status);
        assertThat(sync.headers().firstValue("X-Fal-Error-Type")).hasValue(type);
        assertThat(queued.get("status").textValue()).isEqualTo("COMPLETED");
        assertThat(queued.get("error").textValue()).isEqualTo("No.");
        assertThat(queued.get("error_type").textValue()).isEqualTo(type);
        assertThat(result.statusCode()).isEqualTo(status);
        assertThat(result.body()).isEqualTo(sync.body());
        assertThat(simulator.bills().all()).isEmpty();
    }

    @Test
    void aPredictionFailsInside201() {
        simulator.faults().next(Fault.failureInside200("E005", "Flagged as sensitive."));

        HttpResponse<String> response = client.replicate("recraft-v4.1", JobClient.prompt(), "Prefer", "wait");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(Client.json(response).get("status").textValue()).isEqualTo("failed");
        assertThat(Client.json(response).get("error").textValue()).isEqualTo("Flagged as sensitive. (E005)");
        assertThat(Client.json(response).get("output").isNull()).isTrue();
        assertThat(client.prediction(Client.json(response)).get("status").textValue())
                .isEqualTo("failed");
        assertThat(simulator.bills().all()).isEmpty();
    }

    @Test
    void aFailureAtAPollIsSeenOnce() {
        simulator.latency(Duration.ofSeconds(10));
        JsonNode submitted = submit();
        JsonNode created = predict();
        simulator.faults().next(Fault.failureInside200("internal_server_error", "Oh."));
        assertThat(client.status(submitted).get("error").textValue()).isEqualTo("Oh.");
        simulator.faults().next(Fault.failureInside200("PA", "Oh."));
        assertThat(client.prediction(created).get("status").textValue()).isEqualTo("failed");

        assertThat(client.status(submitted).get("status").textValue()).isEqualTo("IN_QUEUE");
        assertThat(client.prediction(created).get("status").textValue()).isEqualTo("starting");
    }

    @Test
    void aFailureMayBeBilled() {
        simulator
                .faults()
                .always(Fault.failureInside200("internal_server_error", "Oh.").afterBilling());

        fal();
        submit();
        predict();

        assertThat(simulator.bills().count()).isEqualTo(3);
    }

    @Test
    void aJobWhoseAcceptanceIsLostIsBilled() {
        simulator.faults().always(Fault.status(502).afterBilling());

        assertThat(client.submit(JobClient.TEXT_TO_IMAGE, JobClient.prompt()).statusCode())
                .isEqualTo(502);
        assertThat(client.replicate("recraft-v4.1", JobClient.prompt()).statusCode())
                .isEqualTo(502);

        assertThat(simulator.bills().all()).extracting(Bill::provider).containsExactly("fal", "replicate");
    }

    @Test
    void aJobMayNeverEnd() {
        simulator.faults().next(Fault.neverEnds(), Fault.neverEnds());
        JsonNode submitted = submit();
        JsonNode created = predict("Prefer", "wait=1");

        now.updateAndGet(time -> time.plus(Duration.ofDays(365)));

        assertThat(client.status(submitted).get("status").textValue()).isEqualTo("IN_PROGRESS");
        assertThat(client.result(submitted).statusCode()).isEqualTo(400);
        assertThat(created.get("status").textValue()).isEqualTo("processing");
        assertThat(client.prediction(created).get("status").textValue()).isEqualTo("processing");
        assertThat(simulator.bills().all()).isEmpty();
    }

    @Test
    void aJobThatNeverEndsCanBeCancelled() {
        simulator.faults().next(Fault.neverEnds(), Fault.neverEnds());
        JsonNode submitted = submit();
        JsonNode created = predict();

        client.cancel(submitted);
        client.replicateCall("POST", created.at("/urls/cancel").textValue());

        assertThat(client.status(submitted).get("error_type").textValue()).isEqualTo("client_cancelled");
        assertThat(client.prediction(created).get("status").textValue()).isEqualTo("canceled");
    }

    @Test
    void aRunwareTaskMayNeverEndEither() {
        simulator.faults().next(Fault.neverEnds());
        ObjectNode task = Requests.task().put("deliveryMethod", "async");
        Client runware = new Client(simulator);
        runware.runware(task);

        now.updateAndGet(time -> time.plus(Duration.ofDays(365)));

        assertThat(Client.json(runware.runware(Requests.poll(task)))
                        .at("/data/0/status")
                        .textValue())
                .isEqualTo("processing");
    }

    @Test
    void aPollMaySayThatTheWorkGoesOn() {
        JsonNode submitted = submit();
        JsonNode created = predict();
        simulator.faults().next(Fault.neverEnds(), Fault.none(), Fault.neverEnds(), Fault.none());

        assertThat(client.status(submitted).get("status").textValue()).isEqualTo("IN_PROGRESS");
        assertThat(client.status(submitted).get("status").textValue()).isEqualTo("COMPLETED");
        assertThat(client.prediction(created).get("status").textValue()).isEqualTo("processing");
        assertThat(client.prediction(created).get("status").textValue()).isEqualTo("succeeded");
    }

    @Test
    void whoWaitsForeverIsToldByHisOwnLimit() {
        simulator.faults().next(Fault.neverEnds());

        HttpResponse<String> response =
                client.fal(JobClient.TEXT_TO_IMAGE, JobClient.prompt(), "X-Fal-Request-Timeout", "1.1");

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(response.headers().firstValue("x-fal-request-timeout-type")).hasValue("user");
        assertThat(Client.json(response).get("error_type").textValue()).isEqualTo("request_timeout");
        assertThat(simulator.bills().all()).isEmpty();
    }

    @Test
    void aSuccessMayHoldNoImage() {
        simulator.faults().always(Fault.emptyAnswer());
        ObjectNode image = Client.JSON.createObjectNode().put("image_url", JobClient.png(300, 300));

        assertThat(fal().body()).isEqualTo("{\"images\":[]}");
        assertThat(client.fal("fal-ai/recraft/vectorize", image).body()).isEqualTo("{\"image\":null}");
        JsonNode created = predict("Prefer", "wait");
        assertThat(created.get("status").textValue()).isEqualTo("succeeded");
        assertThat(created.get("output").isNull()).isTrue();
        assertThat(simulator.bills().count()).isEqualTo(3);
    }

    @Test
    void aResultMayBeSpoiltWhenItIsFetched() {
        JsonNode submitted = submit();
        JsonNode created = predict();
        byte[] whole = image(Client.json(client.result(submitted)).at("/images/0/url"));

        simulator.faults().next(Fault.truncatedImage());
        assertThat(image(Client.json(client.result(submitted)).at("/images/0/url")))
                .hasSizeLessThan(whole.length);
        simulator.faults().next(Fault.largeImage(3000));
        assertThat(image(client.prediction(created).get("output"))).hasSize(3000);

        assertThat(image(Client.json(client.result(submitted)).at("/images/0/url")))
                .isEqualTo(whole);
        assertThat(simulator.bills().count()).isEqualTo(2);
    }

    @Test
    void ofOneResultAPartFailsWhole() {
        simulator.faults().always(Fault.partial(1));

        assertThat(fal().headers().firstValue("X-Fal-Error-Type")).hasValue("no_media_generated");
        assertThat(predict("Prefer", "wait").get("status").textValue()).isEqualTo("failed");
        assertThat(simulator.bills().all()).isEmpty();
    }

    private HttpResponse<String> fal() {
        return client.fal(JobClient.TEXT_TO_IMAGE, JobClient.prompt());
    }

    private JsonNode submit() {
        return client.submitted(JobClient.TEXT_TO_IMAGE, JobClient.prompt());
    }

    private JsonNode predict(String... headers) {
        return Client.json(client.replicate("recraft-v4.1", JobClient.prompt(), headers));
    }

    private static byte[] image(JsonNode url) {
        return Client.get(url.textValue()).body();
    }
}
