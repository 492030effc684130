package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What fal and Replicate send by themselves when a job is done. */
class JobDeliveryTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    private record Arrival(Map<String, String> headers, String body) {

        JsonNode json() {
            return Client.json(body);
        }
    }

    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private JobClient client;
    private HttpServer receiver;

    @BeforeEach
    void receive(RecraftSimulator simulator) throws IOException {
        client = new JobClient(simulator);
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::take);
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void falSendsTheOutput() {
        JsonNode submitted = client.submitted(JobClient.TEXT_TO_IMAGE + webhookQuery(), JobClient.prompt());

        JsonNode message = arrival().json();

        assertThat(message.fieldNames())
                .toIterable()
                .containsExactly("request_id", "gateway_request_id", "status", "payload");
        assertThat(message.get("request_id")).isEqualTo(submitted.get("request_id"));
        assertThat(message.get("status").textValue()).isEqualTo("OK");
        assertThat(message.get("payload")).isEqualTo(Client.json(client.result(submitted)));
    }

    @Test
    void falSendsAFailure() {
        client.submitted(
                JobClient.TEXT_TO_IMAGE + webhookQuery(), JobClient.prompt().put("seed", 1));

        JsonNode message = arrival().json();

        assertThat(message.get("status").textValue()).isEqualTo("ERROR");
        assertThat(message.get("error").textValue()).isEqualTo("Invalid status code: 422");
        assertThat(message.at("/payload/detail/0/type").textValue()).isEqualTo("feature_not_supported");
    }

    @Test
    void falSignsWithAPublishedKey(RecraftSimulator simulator) throws GeneralSecurityException {
        client.submitted(JobClient.TEXT_TO_IMAGE + webhookQuery(), JobClient.prompt());
        Arrival arrival = arrival();

        assertThat(new Signatures(simulator).isOfFal(arrival.headers(), arrival.body()))
                .isTrue();
    }

    @Test
    void replicateSendsTheFinishedPrediction() {
        ObjectNode body = body("completed");

        JsonNode created = Client.json(client.predict("/models/recraft-ai/recraft-v4.1/predictions", body));

        JsonNode message = arrival().json();
        assertThat(message.get("id")).isEqualTo(created.get("id"));
        assertThat(message.get("status").textValue()).isEqualTo("succeeded");
        assertThat(message).isEqualTo(client.prediction(created));
    }

    @Test
    void replicateSendsEveryEventToWhomWantsNone() {
        ObjectNode body = body();

        client.predict("/models/recraft-ai/recraft-v4.1/predictions", body);

        await().until(() -> arrivals.size() == 2);
        assertThat(arrivals)
                .extracting(arrival -> arrival.json().get("status").textValue())
                .containsExactlyInAnyOrder("starting", "succeeded");
    }

    @Test
    void replicateSignsTheSameWayAtEveryAttempt(RecraftSimulator simulator) throws GeneralSecurityException {
        refusals.set(1);
        client.predict("/models/recraft-ai/recraft-v4.1/predictions", body("completed"));
        await().until(() -> arrivals.size() == 2);
        Map<String, String> headers = arrivals.get(0).headers();

        assertThat(new Signatures(simulator)
                        .isOfReplicate(headers, arrivals.get(0).body()))
                .isTrue();
        assertThat(arrivals.get(1).headers()).containsEntry("webhook-id", headers.get("webhook-id"));
    }

    private ObjectNode body(String... events) {
        ObjectNode body = JobClient.json("{'input': {'prompt': 'p'}}").put("webhook", target());
        for (String event : events) {
            body.withArray("webhook_events_filter").add(event);
        }
        return body;
    }

    private String webhookQuery() {
        return "?fal_webhook=" + URLEncoder.encode(target(), StandardCharsets.UTF_8);
    }

    private String target() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook?token=1";
    }

    private Arrival arrival() {
        await().until(() -> !arrivals.isEmpty());
        return arrivals.get(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> header.getValue().get(0)));
        arrivals.add(
                new Arrival(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        int status = refusals.getAndDecrement() > 0 ? 500 : 200;
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
