package io.github.camelrecraft.benchmarks.contender;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelrecraft.benchmarks.RouteContender;
import io.github.camelrecraft.benchmarks.Setup;
import java.util.Base64;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.model.ProcessorDefinition;

/** The provider's API called by hand: a POST, JSON, and where need be a GET. */
public final class CamelHttp extends RouteContender {

    @Override
    protected void prepare(CamelContext context, Setup setup) {
        if (setup.tuned()) {
            context.setStreamCaching(false); // bodies are read once
            context.addComponent("http", tuned(setup.inFlight()));
        }
    }

    /** As many connections as images in flight, and nothing that an API's client has no use for. */
    private static HttpComponent tuned(int connections) {
        HttpComponent http = new HttpComponent();
        http.setConnectionsPerRoute(connections);
        http.setMaxTotalConnections(connections);
        http.setCookieManagementDisabled(true);
        http.setRedirectHandlingDisabled(true);
        http.setAutomaticRetriesDisabled(true);
        http.setAuthCachingDisabled(true);
        http.setConnectionStateDisabled(true);
        http.setContentCompressionDisabled(true);
        http.setCopyHeaders(false);
        return http;
    }

    @Override
    protected ProcessorDefinition<?> image(ProcessorDefinition<?> route, Setup setup) {
        return setup.tuned() ? tuned(route, setup) : usual(route, setup);
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
                .to(setup.provider() + "/images/generations")
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
                .toD("${exchangeProperty.url}?httpMethod=GET");
    }

    /**
     * Streams what comes, binds base64 to bytes without a string in between, and has addresses in a header, which spares
     * the parsing of an endpoint for each.
     */
    private static ProcessorDefinition<?> tuned(ProcessorDefinition<?> route, Setup setup) {
        String options = "disableStreamCache=true&clearExpiredCookies=false";
        JacksonDataFormat json = new JacksonDataFormat(new ObjectMapper(), Answer.class);
        ProcessorDefinition<?> answer = route.setBody(exchange -> request(exchange, setup))
                .marshal(json)
                .process(exchange -> {
                    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
                    exchange.getMessage().setHeader("Authorization", "Bearer benchmark");
                })
                .to(setup.provider() + "/images/generations?httpMethod=POST&" + options)
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
                    message.setHeader(Exchange.HTTP_URI, url);
                    message.setBody(null);
                })
                .to("http://images?httpMethod=GET&" + options);
    }

    private static Map<String, String> request(Exchange exchange, Setup setup) {
        return Map.of(
                "prompt",
                exchange.getMessage().getBody(String.class),
                "response_format",
                setup.base64() ? "b64_json" : "url");
    }
}
