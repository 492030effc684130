package io.github.camelrecraft.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Talks to a simulator as a provider's user would. */
final class Client {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newFixedThreadPool(2, task -> {
                Thread thread = new Thread(task, "client");
                thread.setDaemon(true);
                return thread;
            }))
            .build();

    private final RecraftSimulator simulator;

    Client(RecraftSimulator simulator) {
        this.simulator = simulator;
    }

    HttpResponse<String> runware(JsonNode... tasks) {
        return send(runwareRequest(tasks).build());
    }

    HttpRequest.Builder runwareRequest(JsonNode... tasks) {
        return post(simulator.baseUrl("runware"), JSON.createArrayNode().addAll(List.of(tasks)));
    }

    HttpResponse<String> cloudflare(JsonNode body, String... headers) {
        HttpRequest.Builder request = cloudflareRequest(body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    HttpRequest.Builder cloudflareRequest(JsonNode body) {
        return post(URI.create(simulator.baseUrl("cloudflare") + "/accounts/the-account/ai/run"), body);
    }

    HttpResponse<String> recraft(String path, JsonNode body) {
        return send(post(recraftUri(path), body).build());
    }

    HttpResponse<String> recraft(String path, Form form) {
        return send(form.post(recraftUri(path)).build());
    }

    HttpResponse<String> recraft(String method, String path) {
        return send(recraftRequest(method, path).build());
    }

    HttpRequest.Builder recraftRequest(String method, String path) {
        return HttpRequest.newBuilder(recraftUri(path))
                .header("Authorization", "Bearer the-key")
                .method(method, BodyPublishers.noBody());
    }

    URI recraftUri(String path) {
        return URI.create(simulator.baseUrl("recraft") + path);
    }

    static HttpRequest.Builder post(URI uri, JsonNode body) {
        return HttpRequest.newBuilder(uri)
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer the-key")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()));
    }

    static HttpResponse<String> send(HttpRequest request) {
        return send(request, BodyHandlers.ofString());
    }

    static HttpResponse<byte[]> get(String uri) {
        return send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofByteArray());
    }

    static CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest request) {
        return HTTP.sendAsync(request, BodyHandlers.ofString());
    }

    static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
