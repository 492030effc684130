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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Runware sends by itself when a task is done. */
class DeliveryTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    private record Arrival(String method, String path, String contentType, ByteBuffer body) {}

    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer receiver;

    @BeforeEach
    void receive() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::take);
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void aWebhookGetsEachFinishedItem(RecraftSimulator simulator) {
        ObjectNode task = Requests.task()
                .put("deliveryMethod", "async")
                .put("numberResults", 2)
                .put("webhookURL", target("/hook"));

        new Client(simulator).runware(task);

        await().until(() -> arrivals.size() == 2);
        JsonNode item = Client.json(
                StandardCharsets.UTF_8.decode(arrivals.get(0).body()).toString());
        assertThat(arrivals).extracting(Arrival::method).containsOnly("POST");
        assertThat(arrivals).extracting(Arrival::contentType).containsOnly("application/json");
        assertThat(item.get("taskUUID")).isEqualTo(task.get("taskUUID"));
        assertThat(Client.get(item.get("imageURL").textValue()).statusCode()).isEqualTo(200);
    }

    @Test
    void aWebhookThatRefusesIsCalledAgain(RecraftSimulator simulator) {
        refusals.set(1);

        new Client(simulator).runware(Requests.task().put("webhookURL", target("/hook")));

        await().until(() -> arrivals.size() == 2);
    }

    @Test
    void theImageIsUploaded(RecraftSimulator simulator) {
        ObjectNode task = Requests.task().put("outputFormat", "PNG").put("uploadEndpoint", target("/bucket/key?sig=1"));

        JsonNode answer = Client.json(new Client(simulator).runware(task));

        await().until(() -> arrivals.size() == 1);
        Arrival upload = arrivals.get(0);
        assertThat(upload.method()).isEqualTo("PUT");
        assertThat(upload.path()).isEqualTo("/bucket/key?sig=1");
        assertThat(upload.contentType()).isEqualTo("image/png");
        assertThat(upload.body())
                .isEqualTo(ByteBuffer.wrap(
                        Client.get(answer.at("/data/0/imageURL").textValue()).body()));
    }

    private String target(String path) {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
    }

    private void take(HttpExchange exchange) throws IOException {
        arrivals.add(new Arrival(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                ByteBuffer.wrap(exchange.getRequestBody().readAllBytes())));
        exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 500 : 204, -1);
        exchange.close();
    }
}
