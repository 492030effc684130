package io.github.camelrecraft.simulator.http;

import io.github.camelrecraft.simulator.content.Bytes;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.nio.support.BasicResponseProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Between HttpCore's terms and ours. */
final class Exchanges implements AsyncServerRequestHandler<Message<HttpRequest, byte[]>> {

    private final Handler handler;
    private final Connections connections;

    Exchanges(Handler handler, Connections connections) {
        this.handler = handler;
        this.connections = connections;
    }

    @Override
    public AsyncRequestConsumer<Message<HttpRequest, byte[]>> prepare(
            HttpRequest request, @Nullable EntityDetails entity, HttpContext context) {
        return new BasicRequestConsumer<>(entity == null ? null : new BasicAsyncEntityConsumer());
    }

    @Override
    public void handle(Message<HttpRequest, byte[]> message, ResponseTrigger trigger, HttpContext context) {
        handler.handle(call(message), new Responder() {
            @Override
            public void reply(Reply reply) {
                send(reply, trigger, context);
            }

            @Override
            public void reset() {
                connections.reset(context);
            }
        });
    }

    private static HttpCall call(Message<HttpRequest, byte[]> message) {
        HttpRequest request = message.getHead();
        Map<String, String> headers = new TreeMap<>();
        for (Header header : request.getHeaders()) {
            headers.merge(header.getName().toLowerCase(Locale.ROOT), header.getValue(), (a, b) -> a + ", " + b);
        }
        byte[] body = message.getBody();
        return new HttpCall(
                Instant.now(),
                request.getMethod(),
                request.getPath(),
                headers,
                body == null ? Bytes.NONE : Bytes.of(body));
    }

    private static void send(Reply reply, ResponseTrigger trigger, HttpContext context) {
        BasicHttpResponse head = new BasicHttpResponse(reply.status());
        reply.headers().forEach(head::setHeader);
        try {
            trigger.submitResponse(new BasicResponseProducer(head, new ContentProducer(reply)), context);
        } catch (HttpException | IOException | RuntimeException callerHasGone) {
            // A caller may hang up while it waits; there is nobody left to tell.
        }
    }
}
