package io.github.camelrecraft.benchmarks.contender;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelrecraft.benchmarks.Setup;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.async.methods.SimpleResponseConsumer;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;

/** Requests, and futures of their answers. */
record Calls(CloseableHttpAsyncClient client, Setup setup, ObjectMapper json) implements Closeable {

    Calls {
        client.start();
    }

    /** Asks for an image. */
    <T> CompletableFuture<T> post(String prompt, AsyncResponseConsumer<T> answer) {
        byte[] body;
        try {
            body = json.writeValueAsBytes(
                    Map.of("prompt", prompt, "response_format", setup.base64() ? "b64_json" : "url"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return send(
                SimpleRequestBuilder.post(setup.provider() + "/images/generations")
                        .setHeader("Authorization", "Bearer benchmark")
                        .setBody(body, ContentType.APPLICATION_JSON)
                        .build(),
                answer);
    }

    /** Gets an image. */
    <T> CompletableFuture<T> get(String url, AsyncResponseConsumer<T> answer) {
        return send(SimpleRequestBuilder.get(url).build(), answer);
    }

    private <T> CompletableFuture<T> send(SimpleHttpRequest request, AsyncResponseConsumer<T> answer) {
        CompletableFuture<T> future = new CompletableFuture<>();
        client.execute(SimpleRequestProducer.create(request), answer, new FutureCallback<>() {
            @Override
            public void completed(T result) {
                future.complete(result);
            }

            @Override
            public void failed(Exception e) {
                future.completeExceptionally(e);
            }

            @Override
            public void cancelled() {
                future.completeExceptionally(new CancellationException("cancelled"));
            }
        });
        return future;
    }

    /** An answer as a whole. */
    static AsyncResponseConsumer<SimpleHttpResponse> whole() {
        return SimpleResponseConsumer.create();
    }

    /** Anything but a success ends the making of an image. */
    static void check(HttpResponse answer) throws IOException {
        if (answer.getCode() != 200) {
            throw new IOException("HTTP " + answer.getCode());
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
