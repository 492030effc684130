package io.github.camelrecraft.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;

/** Talks to fal and Replicate as their users would. */
final class JobClient {

    static final String FAL_KEY = "key-id:key-secret";
    static final String TEXT_TO_IMAGE = "fal-ai/recraft/v4.1/text-to-image";

    private final RecraftSimulator simulator;

    JobClient(RecraftSimulator simulator) {
        this.simulator = simulator;
    }

    static ObjectNode prompt() {
        return json("{'prompt': 'A lighthouse at dawn'}");
    }

    /** JSON with single quotes. */
    static ObjectNode json(String text) {
        return (ObjectNode) Client.json(text.replace('\'', '"'));
    }

    static String png(int width, int height) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(Images.png(width, height));
    }

    HttpResponse<String> fal(String endpoint, JsonNode input, String... headers) {
        return Client.send(falRequest("fal", endpoint, input, headers).build());
    }

    HttpResponse<String> submit(String endpoint, JsonNode input, String... headers) {
        return Client.send(falRequest("fal-queue", endpoint, input, headers).build());
    }

    HttpRequest.Builder falRequest(String host, String endpoint, JsonNode input, String... headers) {
        HttpRequest.Builder request = Client.post(URI.create(simulator.baseUrl(host) + "/" + endpoint), input)
                .setHeader("Authorization", "Key " + FAL_KEY);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    /** A submission that is accepted. */
    JsonNode submitted(String endpoint, JsonNode input, String... headers) {
        HttpResponse<String> response = submit(endpoint, input, headers);
        if (response.statusCode() != 202) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return Client.json(response);
    }

    HttpResponse<String> falGet(String url) {
        return falCall("GET", url);
    }

    HttpResponse<String> falCall(String method, String url) {
        return call(method, url, "Key " + FAL_KEY);
    }

    JsonNode status(JsonNode submitted) {
        return Client.json(falGet(submitted.get("status_url").textValue()));
    }

    HttpResponse<String> result(JsonNode submitted) {
        return falGet(submitted.get("response_url").textValue());
    }

    HttpResponse<String> cancel(JsonNode submitted) {
        return falCall("PUT", submitted.get("cancel_url").textValue());
    }

    HttpResponse<String> replicate(String name, JsonNode input, String... headers) {
        ObjectNode body = Client.JSON.createObjectNode();
        body.set("input", input);
        return predict("/models/recraft-ai/" + name + "/predictions", body, headers);
    }

    HttpResponse<String> predict(String path, JsonNode body, String... headers) {
        HttpRequest.Builder request = Client.post(URI.create(simulator.baseUrl("replicate") + path), body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Client.send(request.build());
    }

    JsonNode prediction(JsonNode created) {
        return Client.json(replicateCall("GET", created.at("/urls/get").textValue()));
    }

    HttpResponse<String> replicateCall(String method, String url) {
        return call(method, url, "Bearer the-key");
    }

    private static HttpResponse<String> call(String method, String url, String authorization) {
        return Client.send(HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", authorization)
                .method(method, BodyPublishers.noBody())
                .build());
    }
}
