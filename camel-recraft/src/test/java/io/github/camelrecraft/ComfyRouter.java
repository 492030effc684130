package io.github.camelrecraft;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Comfy Router on loopback: its address, key, replies and errors, before the simulator's Recraft. */
final class ComfyRouter implements AutoCloseable {

    private static final String PATH = "/v2/models/recraft/";

    private record Reply(int status, String type, byte[] body) {}

    private final HttpServer server;
    private final URI recraft;
    private final String key;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<Reply> refusals = new ArrayDeque<>();
    private final Map<String, Reply> replays = new ConcurrentHashMap<>();
    private final List<String> idempotencyKeys = new CopyOnWriteArrayList<>();
    private final List<String> models = new CopyOnWriteArrayList<>();
    private volatile boolean losesNextAnswer;

    ComfyRouter(URI recraft, String key) throws IOException {
        this.recraft = recraft;
        this.key = key;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(PATH, this::handle);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v2";
    }

    /** Refuses the next request before Recraft hears of it. */
    void refuse(int status, String type, String body) {
        refusals.add(new Reply(status, type, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Lets the next request be carried out, and breaks the connection in place of the answer. */
    void loseNextAnswer() {
        losesNextAnswer = true;
    }

    List<String> idempotencyKeys() {
        return idempotencyKeys;
    }

    List<String> models() {
        return models;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String id = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            idempotencyKeys.add(id);
            models.add(exchange.getRequestURI().getRawPath().substring(PATH.length()));
            Reply reply = reply(exchange.getRequestHeaders().getFirst("X-API-Key"), id, body);
            if (losesNextAnswer) {
                losesNextAnswer = false;
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (!reply.type().isEmpty()) {
                exchange.getResponseHeaders().set("X-Comfy-Error-Type", reply.type());
            }
            exchange.sendResponseHeaders(reply.status(), reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    private Reply reply(String apiKey, String id, byte[] body) {
        if (!key.equals(apiKey)) {
            return new Reply(401, "unauthorized", "{\"detail\":\"Invalid API key\"}".getBytes(StandardCharsets.UTF_8));
        }
        Reply refusal = refusals.poll();
        return refusal == null ? replays.computeIfAbsent(id, fresh -> passedOn(apiKey, body)) : refusal;
    }

    private Reply passedOn(String apiKey, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(recraft + "/images/generations"))
                .header("Authorization", "Bearer " + apiKey)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), "", response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
