package io.github.camelrecraft.benchmarks.contender;

import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.camelrecraft.benchmarks.RouteContender;
import io.github.camelrecraft.benchmarks.Setup;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.model.ProcessorDefinition;
import org.springframework.ai.image.Image;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.openai.OpenAiImageModel;
import org.springframework.ai.openai.OpenAiImageOptions;
import org.springframework.ai.openai.api.OpenAiImageApi;
import org.springframework.ai.retry.RetryUtils;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The image model, and what its user adds for the download. */
public final class SpringAi extends RouteContender {

    @FunctionalInterface
    private interface Download {
        void to(Message message, String url) throws IOException;
    }

    @Override
    protected void prepare(CamelContext context, Setup setup) {
        if (setup.tuned()) {
            context.setStreamCaching(false); // bodies are read once
            // The model's mapper cannot be had, but the default of all mappers can.
            StreamReadConstraints.overrideDefaultStreamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build());
            System.setProperty("http.maxConnections", String.valueOf(setup.inFlight())); // that are kept alive
        }
    }

    @Override
    protected ProcessorDefinition<?> image(ProcessorDefinition<?> route, Setup setup) {
        OpenAiImageApi.Builder api = OpenAiImageApi.builder()
                .baseUrl(setup.provider().toString())
                .imagesPath("/images/generations")
                .apiKey("benchmark");
        Download download = SpringAi::open;
        if (setup.tuned()) {
            // Stays in the thread that waits; the JDK's other client, the default, hands each step to another one.
            RestClient.Builder http = RestClient.builder().requestFactory(new SimpleClientHttpRequestFactory());
            download = new Pooled(http.build());
            api.restClientBuilder(http);
        }
        return image(route, setup, model(api.build(), setup), download);
    }

    private static ImageModel model(OpenAiImageApi api, Setup setup) {
        return new OpenAiImageModel(
                api,
                OpenAiImageOptions.builder()
                        .model("dall-e-3")
                        .responseFormat(setup.base64() ? "b64_json" : "url")
                        .build(),
                RetryUtils.DEFAULT_RETRY_TEMPLATE);
    }

    private static ProcessorDefinition<?> image(
            ProcessorDefinition<?> route, Setup setup, ImageModel model, Download download) {
        return route.process(exchange -> {
            Message message = exchange.getMessage();
            Image image = model.call(new ImagePrompt(message.getBody(String.class)))
                    .getResult()
                    .getOutput();
            if (setup.base64()) {
                message.setBody(Base64.getDecoder().decode(image.getB64Json()));
            } else {
                download.to(message, image.getUrl());
            }
        });
    }

    private static void open(Message message, String url) throws IOException {
        message.setBody(URI.create(url).toURL().openStream());
    }

    /** The HTTP client that the model uses. */
    private record Pooled(RestClient http) implements Download {

        @Override
        public void to(Message message, String url) {
            http.get()
                    .uri(URI.create(url))
                    .exchange(
                            (request, answer) -> {
                                if (!answer.getStatusCode().is2xxSuccessful()) {
                                    answer.close();
                                    throw new IOException("HTTP " + answer.getStatusCode());
                                }
                                message.setHeader(
                                        Exchange.CONTENT_LENGTH,
                                        answer.getHeaders().getContentLength());
                                message.setBody(answer.getBody());
                                return message;
                            },
                            false); // whoever has read the image closes it
        }
    }
}
