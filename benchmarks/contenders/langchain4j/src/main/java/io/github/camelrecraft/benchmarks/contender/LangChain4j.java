package io.github.camelrecraft.benchmarks.contender;

import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.openai.OpenAiImageModel;
import io.github.camelrecraft.benchmarks.RouteContender;
import io.github.camelrecraft.benchmarks.Setup;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.concurrent.Executors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.model.ProcessorDefinition;

/**
 * The image model, and what its user adds for the download. It does not say any more which format it wants (since 1.16.1):
 * what comes is up to the provider.
 */
public final class LangChain4j extends RouteContender {

    @FunctionalInterface
    private interface Download {
        void to(Message message, URI url) throws IOException, InterruptedException;
    }

    @Override
    protected void prepare(CamelContext context, Setup setup) {
        if (setup.tuned()) {
            context.setStreamCaching(false); // bodies are read once
            // The model's mapper cannot be had, but the default of all mappers can.
            StreamReadConstraints.overrideDefaultStreamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build());
            // With fewer, the JDK's client starts a thread for each of its steps.
            System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "2");
        }
    }

    @Override
    protected ProcessorDefinition<?> image(ProcessorDefinition<?> route, Setup setup) {
        OpenAiImageModel.OpenAiImageModelBuilder builder = OpenAiImageModel.builder()
                .baseUrl(setup.provider().toString())
                .apiKey("benchmark")
                .modelName("dall-e-3");
        Download download = LangChain4j::open;
        if (setup.tuned()) {
            // The default executor has as many threads as it wants.
            HttpClient.Builder http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(Executors.newFixedThreadPool(
                            Runtime.getRuntime().availableProcessors(), LangChain4j::daemon));
            builder.httpClientBuilder(JdkHttpClient.builder().httpClientBuilder(http));
            download = new Pooled(http.build());
        }
        return image(route, setup, builder.build(), download);
    }

    private static ProcessorDefinition<?> image(
            ProcessorDefinition<?> route, Setup setup, ImageModel model, Download download) {
        return route.process(exchange -> {
            Message message = exchange.getMessage();
            Image image = model.generate(message.getBody(String.class)).content();
            if (setup.base64()) {
                message.setBody(Base64.getDecoder().decode(image.base64Data()));
            } else {
                download.to(message, image.url());
            }
        });
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "http");
        thread.setDaemon(true);
        return thread;
    }

    private static void open(Message message, URI url) throws IOException {
        message.setBody(url.toURL().openStream());
    }

    /** The HTTP client that the model uses. */
    private record Pooled(HttpClient http) implements Download {

        @Override
        public void to(Message message, URI url) throws IOException, InterruptedException {
            HttpResponse<InputStream> answer =
                    http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                answer.body().close();
                throw new IOException("HTTP " + answer.statusCode());
            }
            answer.headers()
                    .firstValueAsLong("content-length")
                    .ifPresent(length -> message.setHeader(Exchange.CONTENT_LENGTH, length));
            message.setBody(answer.body());
        }
    }
}
