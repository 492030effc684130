package io.github.camelrecraft.benchmarks.contender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelrecraft.benchmarks.Contender;
import io.github.camelrecraft.benchmarks.Setup;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;

/** The client and a JSON parser, without a framework: what nobody who uses both can do with less. */
public final class BareHttpClient implements Contender {

    private final ObjectMapper json = new ObjectMapper();
    private @Nullable Setup setup;
    private @Nullable CloseableHttpAsyncClient client;

    @Override
    public void start(Setup setup) {
        this.setup = setup;
        client = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(setup.inFlight())
                        .setMaxConnPerRoute(setup.inFlight())
                        .build())
                .build();
        client.start();
    }

    @Override
    public void make(String prompt, Consumer<@Nullable Throwable> done) {
        try {
            byte[] body = json.writeValueAsBytes(Map.of("prompt", prompt, "response_format", "url"));
            send(
                    SimpleRequestBuilder.post(setup.provider() + "/images/generations")
                            .setHeader("Authorization", "Bearer benchmark")
                            .setBody(body, ContentType.APPLICATION_JSON)
                            .build(),
                    done,
                    answer -> {
                        JsonNode url = json.readTree(answer.getBodyBytes()).at("/data/0/url");
                        send(SimpleRequestBuilder.get(url.textValue()).build(), done, image -> done.accept(null));
                    });
        } catch (IOException e) {
            done.accept(e);
        }
    }

    @FunctionalInterface
    private interface Step {
        void take(SimpleHttpResponse answer) throws IOException;
    }

    private void send(SimpleHttpRequest request, Consumer<@Nullable Throwable> done, Step step) {
        client.execute(request, new FutureCallback<>() {
            @Override
            public void completed(SimpleHttpResponse answer) {
                try {
                    if (answer.getCode() != 200) {
                        throw new IOException("HTTP " + answer.getCode());
                    }
                    step.take(answer);
                } catch (IOException | RuntimeException e) {
                    done.accept(e);
                }
            }

            @Override
            public void failed(Exception e) {
                done.accept(e);
            }

            @Override
            public void cancelled() {
                done.accept(new IOException("cancelled"));
            }
        });
    }

    @Override
    public void close() throws IOException {
        if (client != null) {
            client.close();
        }
    }
}
