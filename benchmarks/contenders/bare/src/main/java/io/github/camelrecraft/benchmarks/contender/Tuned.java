package io.github.camelrecraft.benchmarks.contender;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelrecraft.benchmarks.Setup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;
import org.apache.hc.core5.reactor.IOReactorConfig;

/** As many connections as images in flight, nothing that an API has no use for; images are streamed. */
final class Tuned implements Way {

    /** Of all connections together. */
    private static final int BUFFERS = 4 << 20;

    private static final int SMALLEST_BUFFER = 4 << 10;
    private static final int LARGEST_BUFFER = 64 << 10;

    private final Calls calls;
    private final boolean base64;
    private final Target target;

    /** Who parses while bytes come: a parser waits for them, and the client's threads must not. */
    private final ExecutorService parsers = Executors.newCachedThreadPool();

    Tuned(Setup setup, Target target) {
        this.calls = new Calls(client(setup.inFlight()), setup, new ObjectMapper());
        this.base64 = setup.base64();
        this.target = target;
    }

    private static CloseableHttpAsyncClient client(int connections) {
        int buffer = Math.max(SMALLEST_BUFFER, Math.min(LARGEST_BUFFER, BUFFERS / connections));
        return HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .build())
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(Runtime.getRuntime().availableProcessors())
                        .build())
                .setHttp1Config(Http1Config.custom().setBufferSize(buffer).build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setContentCompressionEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    @Override
    public CompletableFuture<?> make(String prompt) {
        if (base64) {
            return calls.post(prompt, new BasicResponseConsumer<>(new Decoding(target, parsers)))
                    .thenAccept(Tuned::check);
        }
        return calls.post(prompt, Calls.whole()).thenCompose(answer -> calls.get(url(answer), new Download(target)));
    }

    private static void check(Message<HttpResponse, ?> answer) {
        try {
            Calls.check(answer.getHead());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String url(SimpleHttpResponse answer) {
        try {
            Calls.check(answer);
            try (JsonParser parser = calls.json().createParser(answer.getBodyBytes())) {
                find(parser, "url");
                return parser.getText();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes to the value of the first field of this name. */
    static void find(JsonParser parser, String name) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.FIELD_NAME && parser.currentName().equals(name)) {
                parser.nextToken();
                return;
            }
        }
        throw new IOException("no " + name + " in the answer");
    }

    @Override
    public void close() throws IOException {
        calls.close();
        parsers.shutdown();
    }
}
