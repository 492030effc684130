package io.github.camelrecraft.benchmarks.contender;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.ObjectMappers;
import com.openai.models.images.Image;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.images.ImageModel;
import io.github.camelrecraft.benchmarks.RouteContender;
import io.github.camelrecraft.benchmarks.Setup;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.model.ProcessorDefinition;

/**
 * The SDK, and what its user adds for the download. Its asynchronous client takes a thread for each call as well, and no
 * more than 64 of them, so that consumers that wait are the better choice.
 */
public final class OpenAiJava extends RouteContender {

    private static final Duration KEEP_ALIVE = Duration.ofMinutes(5);

    @FunctionalInterface
    private interface Download {
        void to(Message message, String url) throws IOException;
    }

    @Override
    protected void prepare(CamelContext context, Setup setup) {
        if (setup.tuned()) {
            context.setStreamCaching(false); // bodies are read once
        }
    }

    @Override
    protected ProcessorDefinition<?> image(ProcessorDefinition<?> route, Setup setup) {
        OpenAIClient client = setup.tuned() ? tuned(setup) : usual(setup).build();
        Download download = setup.tuned() ? new Pooled(setup.inFlight()) : OpenAiJava::open;
        ImageGenerateParams.ResponseFormat format =
                setup.base64() ? ImageGenerateParams.ResponseFormat.B64_JSON : ImageGenerateParams.ResponseFormat.URL;
        return route.process(exchange -> {
            Message message = exchange.getMessage();
            Image image = client.images()
                    .generate(ImageGenerateParams.builder()
                            .prompt(message.getBody(String.class))
                            .model(ImageModel.DALL_E_3)
                            .responseFormat(format)
                            .build())
                    .data()
                    .orElseThrow()
                    .get(0);
            if (setup.base64()) {
                message.setBody(Base64.getDecoder().decode(image.b64Json().orElseThrow()));
            } else {
                download.to(message, image.url().orElseThrow());
            }
        });
    }

    private static OpenAIOkHttpClient.Builder usual(Setup setup) {
        return OpenAIOkHttpClient.builder()
                .apiKey("benchmark")
                .baseUrl(setup.provider().toString());
    }

    /** As many connections as images in flight, and answers as long as they come. */
    private static OpenAIClient tuned(Setup setup) {
        JsonMapper json = ObjectMappers.jsonMapper();
        json.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .build());
        return usual(setup)
                .jsonMapper(json)
                .maxIdleConnections(setup.inFlight())
                .keepAliveDuration(KEEP_ALIVE)
                .build();
    }

    private static void open(Message message, String url) throws IOException {
        message.setBody(URI.create(url).toURL().openStream());
    }

    /** The SDK's own HTTP client, with a pool of its own. */
    private record Pooled(OkHttpClient http) implements Download {

        private Pooled(int connections) {
            this(new OkHttpClient.Builder()
                    .connectionPool(new ConnectionPool(connections, KEEP_ALIVE.toMinutes(), TimeUnit.MINUTES))
                    .build());
        }

        @Override
        public void to(Message message, String url) throws IOException {
            Response answer =
                    http.newCall(new Request.Builder().url(url).build()).execute();
            if (!answer.isSuccessful()) {
                answer.close();
                throw new IOException("HTTP " + answer.code());
            }
            message.setHeader(Exchange.CONTENT_LENGTH, answer.body().contentLength());
            message.setBody(answer.body().byteStream());
        }
    }
}
