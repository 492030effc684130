package io.github.camelrecraft.simulator.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.nio.support.BasicResponseProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/** Between HttpCore's terms and ours. */
final class Exchanges implements AsyncServerRequestHandler<Message<HttpRequest, RequestReader.Arrival>> {

    private final Handler handler;
    private final Connections connections;
    private final String scheme;

    Exchanges(Handler handler, Connections connections, String scheme) {
        this.handler = handler;
        this.connections = connections;
        this.scheme = scheme;
    }

    @Override
    public AsyncRequestConsumer<Message<HttpRequest, RequestReader.Arrival>> prepare(
            HttpRequest request, @Nullable EntityDetails entity, HttpContext context) {
        return new BasicRequestConsumer<>(entity == null ? null : reader(request, context));
    }

    @Override
    public void handle(
            Message<HttpRequest, RequestReader.Arrival> message, ResponseTrigger trigger, HttpContext context) {
        RequestReader.Arrival body = message.getBody();
        RequestReader.Arrival arrival =
                body != null ? body : reader(message.getHead(), context).withoutBody();
        Reception.Taker taker = arrival.taker();
        if (taker == null) {
            return;
        }
        taker.take(arrival.call(), new Responder() {
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

    private RequestReader reader(HttpRequest request, HttpContext context) {
        InetSocketAddress local = (InetSocketAddress)
                HttpCoreContext.cast(context).getEndpointDetails().getLocalAddress();
        String origin = scheme + "://127.0.0.1:" + local.getPort();
        return new RequestReader(request, origin, handler, () -> connections.reset(context));
    }

    private void send(Reply reply, ResponseTrigger trigger, HttpContext context) {
        BasicHttpResponse head = new BasicHttpResponse(reply.status());
        reply.headers().forEach(head::setHeader);
        ContentProducer body = new ContentProducer(reply, connections.find(context));
        try {
            trigger.submitResponse(new BasicResponseProducer(head, body), context);
        } catch (HttpException | IOException | RuntimeException callerHasGone) {
            // A caller may hang up while it waits; there is nobody left to tell.
        }
    }
}
