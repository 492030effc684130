package io.github.camelrecraft.benchmarks.contender;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelrecraft.benchmarks.RouteContender;
import io.github.camelrecraft.benchmarks.Setup;
import io.netty.buffer.ByteBufInputStream;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.Base64;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.component.vertx.http.VertxHttpComponent;
import org.apache.camel.model.ProcessorDefinition;

/** The provider's API called by hand, with the client that does not hold a thread. */
public final class CamelVertxHttp extends RouteContender {

    @Override
    protected void prepare(CamelContext context, Setup setup) {
        if (setup.tuned()) {
            context.setStreamCaching(false); // bodies are read once
            context.addComponent("vertx-http", tuned(setup.inFlight()));
        }
    }

    /** As many connections as images in flight, as many threads as processors, and buffers as they come. */
    private static VertxHttpComponent tuned(int connections) {
        int processors = Runtime.getRuntime().availableProcessors();
        VertxHttpComponent http = new VertxHttpComponent();
        http.setVertxOptions(new VertxOptions().setEventLoopPoolSize(processors).setWorkerPoolSize(processors));
        http.setWebClientOptions(new WebClientOptions()
                .setUserAgentEnabled(false)
                .setFollowRedirects(false)
                .setMaxPoolSize(connections));
        http.setResponsePayloadAsByteArray(false);
        return http;
    }

    @Override
    protected ProcessorDefinition<?> image(ProcessorDefinition<?> route, Setup setup) {
        return setup.tuned() ? tuned(route, setup) : usual(route, setup);
    }

    @Override
    protected boolean waits() {
        return false;
    }

    private static ProcessorDefinition<?> usual(ProcessorDefinition<?> route, Setup setup) {
        ProcessorDefinition<?> answer = route.setBody(exchange -> request(exchange, setup))
                .marshal()
                .json()
                .setHeader(Exchange.HTTP_METHOD)
                .constant("POST")
                .setHeader(Exchange.CONTENT_TYPE)
                .constant("application/json")
                .setHeader("Authorization")
                .constant("Bearer benchmark")
                .to("vertx-http:" + setup.provider() + "/images/generations")
                .unmarshal()
                .json();
        if (setup.base64()) {
            return answer.setBody()
                    .simple("${body[data][0][b64_json]}")
                    .setBody(exchange ->
                            Base64.getDecoder().decode(exchange.getMessage().getBody(String.class)));
        }
        return answer.setProperty("url")
                .simple("${body[data][0][url]}")
                .removeHeaders("*") // the key is not for whoever keeps the images
                .setBody(exchange -> null)
                .toD("vertx-http:${exchangeProperty.url}?httpMethod=GET");
    }

    /**
     * One endpoint, and with it one pool, for both requests; its addresses are in a header. Buffers are read where they
     * are, and base64 is bound to bytes without a string in between.
     */
    private static ProcessorDefinition<?> tuned(ProcessorDefinition<?> route, Setup setup) {
        String api = setup.provider() + "/images/generations";
        JacksonDataFormat json = new JacksonDataFormat(new ObjectMapper(), Answer.class);
        ProcessorDefinition<?> answer = route.setBody(exchange -> request(exchange, setup))
                .marshal(json)
                .process(exchange -> {
                    exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
                    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
                    exchange.getMessage().setHeader("Authorization", "Bearer benchmark");
                })
                .to("vertx-http:" + api)
                .process(CamelVertxHttp::stream)
                .unmarshal(json);
        if (setup.base64()) {
            return answer.process(exchange -> {
                Message message = exchange.getMessage();
                byte[] image = message.getBody(Answer.class).first().base64();
                message.removeHeaders("*"); // what they say is said of the JSON
                message.setBody(image);
            });
        }
        return answer.process(exchange -> {
                    Message message = exchange.getMessage();
                    String url = message.getBody(Answer.class).first().url();
                    message.removeHeaders("*");
                    message.setHeader(Exchange.HTTP_METHOD, "GET");
                    message.setHeader(Exchange.HTTP_URI, url);
                    message.setBody(null);
                })
                .to("vertx-http:" + api)
                .process(CamelVertxHttp::stream);
    }

    @SuppressWarnings("deprecation") // for Vert.x itself the only way, too
    private static void stream(Exchange exchange) {
        Message message = exchange.getMessage();
        message.setBody(new ByteBufInputStream(message.getBody(Buffer.class).getByteBuf()));
    }

    private static Map<String, String> request(Exchange exchange, Setup setup) {
        return Map.of(
                "prompt",
                exchange.getMessage().getBody(String.class),
                "response_format",
                setup.base64() ? "b64_json" : "url");
    }
}
