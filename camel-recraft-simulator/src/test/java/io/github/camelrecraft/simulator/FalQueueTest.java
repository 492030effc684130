package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FalQueueTest {

    private static final String LIFECYCLE = "X-Fal-Object-Lifecycle-Preference";

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

    @Test
    void aJobWaitsRunsAndIsCompleted() {
        simulator.latency(Duration.ofSeconds(12));

        JsonNode submitted = submit();
        assertThat(submitted.get("status").textValue()).isEqualTo("IN_QUEUE");
        assertThat(submitted.get("queue_position").intValue()).isEqualTo(2);

        pass(5);
        JsonNode waiting = client.status(submitted);
        assertThat(waiting.get("status").textValue()).isEqualTo("IN_QUEUE");
        assertThat(waiting.get("queue_position").intValue()).isZero();

        pass(1);
        JsonNode running = client.status(submitted);
        assertThat(running.get("status").textValue()).isEqualTo("IN_PROGRESS");
        assertThat(running.get("logs").isNull()).isTrue();

        pass(6);
        JsonNode completed = client.status(submitted);
        assertThat(completed.get("status").textValue()).isEqualTo("COMPLETED");
        assertThat(completed.at("/metrics/inference_time").doubleValue()).isEqualTo(6);
        assertThat(completed.has("error")).isFalse();
        assertThat(client.status(submitted)).isEqualTo(completed);
    }

    @Test
    void theResultIsTheOutputAndCanBeReadAgain() {
        JsonNode submitted = submit();

        HttpResponse<String> result = client.result(submitted);

        assertThat(result.statusCode()).isEqualTo(200);
        assertThat(result.headers().firstValue("x-fal-request-id"))
                .hasValue(submitted.get("request_id").textValue());
        assertThat(Client.get(Client.json(result).at("/images/0/url").textValue())
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.result(submitted).body()).isEqualTo(result.body());
        assertThat(simulator.bills().all())
                .extracting(Bill::jobId)
                .containsExactly(submitted.get("request_id").textValue());
    }

    @Test
    void theUrlsKeepOnlyOwnerAndAlias() {
        JsonNode submitted = submit();
        String job = simulator.baseUrl("fal-queue") + "/fal-ai/recraft/requests/"
                + submitted.get("request_id").textValue();

        assertThat(submitted.get("response_url").textValue()).isEqualTo(job);
        assertThat(submitted.get("status_url").textValue()).isEqualTo(job + "/status");
        assertThat(submitted.get("cancel_url").textValue()).isEqualTo(job + "/cancel");
        assertThat(client.falGet(job.replace("fal-ai/recraft/", "fal-ai/recraft-20b/"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(client.falGet(job.replace("/recraft/", "/recraft/v4.1/text-to-image/"))
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void thereIsNoResultBeforeTheEnd() {
        simulator.latency(Duration.ofHours(1));

        HttpResponse<String> result = client.result(submit());

        assertThat(result.statusCode()).isEqualTo(400);
        assertThat(Client.json(result).get("error_type").textValue()).isEqualTo("bad_request");
    }

    @Test
    void logsAreToldWhenAskedFor() {
        JsonNode submitted = submit();
        String status = submitted.get("status_url").textValue();

        assertThat(Client.json(client.falGet(status + "?logs=1"))
                        .at("/logs/0/message")
                        .textValue())
                .isNotBlank();
        assertThat(Client.json(client.falGet(status + "?logs=0")).get("logs").isNull())
                .isTrue();
        assertThat(client.falGet(status + "?logs=yes").statusCode()).isEqualTo(400);
        assertThat(client.falGet(submitted.get("response_url").textValue() + "?logs=1")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aBadInputIsACompletedJobThatFailed() {
        JsonNode submitted =
                client.submitted(JobClient.TEXT_TO_IMAGE, JobClient.prompt().put("seed", 1));

        JsonNode status = client.status(submitted);
        HttpResponse<String> result = client.result(submitted);

        assertThat(status.get("status").textValue()).isEqualTo("COMPLETED");
        assertThat(status.get("error_type").textValue()).isEqualTo("feature_not_supported");
        assertThat(status.get("error").textValue()).contains("'seed'");
        assertThat(result.statusCode()).isEqualTo(422);
        assertThat(result.headers().firstValue("X-Fal-Error-Type")).hasValue("feature_not_supported");
        assertThat(Client.json(result).at("/detail/0/loc")).hasToString("[\"body\",\"seed\"]");
        assertThat(simulator.bills().all()).isEmpty();
    }

    @Test
    void whoLeavesTheQueueDoesNotPay() {
        simulator.latency(Duration.ofSeconds(10));
        JsonNode submitted = submit();
        assertThat(simulator.bills().count()).isEqualTo(1);

        HttpResponse<String> cancelled = client.cancel(submitted);

        assertThat(cancelled.statusCode()).isEqualTo(202);
        assertThat(cancelled.body()).isEqualTo("{\"status\":\"CANCELLATION_REQUESTED\"}");
        assertThat(client.status(submitted).get("error_type").textValue()).isEqualTo("client_cancelled");
        assertThat(client.result(submitted).statusCode()).isEqualTo(499);
        assertThat(simulator.bills().all()).isEmpty();
    }

    @Test
    void aRunThatIsCancelledMayStillFinish() {
        simulator.latency(Duration.ofSeconds(10));
        JsonNode submitted = submit();
        pass(6);

        assertThat(client.cancel(submitted).statusCode()).isEqualTo(202);

        pass(4);
        assertThat(client.result(submitted).statusCode()).isEqualTo(200);
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @Test
    void whatIsDoneOrUnknownIsNotCancelled() {
        JsonNode submitted = submit();
        HttpResponse<String> done = client.cancel(submitted);
        simulator.forgetJobs();
        HttpResponse<String> unknown = client.cancel(submitted);

        assertThat(done.statusCode()).isEqualTo(400);
        assertThat(done.body()).isEqualTo("{\"status\":\"ALREADY_COMPLETED\"}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).isEqualTo("{\"status\":\"NOT_FOUND\"}");
        assertThat(client.falGet(submitted.get("status_url").textValue()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aJobThatTakesLongerThanItsOwnLimitFails() {
        simulator.latency(Duration.ofSeconds(10));
        JsonNode submitted =
                client.submitted(JobClient.TEXT_TO_IMAGE, JobClient.prompt(), "X-Fal-Request-Timeout", "7");

        pass(7);

        assertThat(client.status(submitted).get("error_type").textValue()).isEqualTo("request_timeout");
        assertThat(client.result(submitted).statusCode()).isEqualTo(504);
        assertThat(simulator.bills().all()).isEmpty();
    }

    @Test
    void aFileLivesAsLongAsItIsWanted() {
        String usual = url(submit());
        String brief = url(client.submitted(
                JobClient.TEXT_TO_IMAGE, JobClient.prompt(), LIFECYCLE, "{\"expiration_duration_seconds\": 60}"));

        pass(59);
        assertThat(Client.get(brief).statusCode()).isEqualTo(200);
        pass(1);
        assertThat(Client.get(brief).statusCode()).isEqualTo(404);
        assertThat(Client.get(usual).statusCode()).isEqualTo(200);
        pass(Duration.ofDays(7).toSeconds());
        assertThat(Client.get(usual).statusCode()).isEqualTo(404);
    }

    @Test
    void anExpiredFileIsNoInput() {
        String drawn = url(submit());
        ObjectNode input = Client.JSON.createObjectNode().put("image_url", drawn);
        pass(Duration.ofDays(8).toSeconds());

        HttpResponse<String> response = client.fal("fal-ai/recraft/vectorize", input);

        assertThat(response.headers().firstValue("X-Fal-Error-Type")).hasValue("file_download_error");
    }

    private JsonNode submit() {
        return client.submitted(JobClient.TEXT_TO_IMAGE, JobClient.prompt());
    }

    private String url(JsonNode submitted) {
        return Client.json(client.result(submitted)).at("/images/0/url").textValue();
    }

    private void pass(long seconds) {
        now.updateAndGet(time -> time.plusSeconds(seconds));
    }
}
