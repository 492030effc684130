package io.github.camelrecraft.simulator.http;

import io.github.camelrecraft.simulator.content.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.entity.AbstractBinAsyncEntityConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request, unless it is to be cut in its middle. */
final class RequestReader extends AbstractBinAsyncEntityConsumer<RequestReader.Arrival> {

    /** By so much of a body it is known what is wanted. */
    private static final int BEGINNING = 4 * 1024;

    private static final int CAPACITY = 64 * 1024;

    /**
     * A request that is here.
     *
     * @param call  the request
     * @param taker gets it; null when its connection was reset
     */
    record Arrival(HttpCall call, Reception.@Nullable Taker taker) {}

    private final HttpRequest request;
    private final String origin;
    private final Handler handler;
    private final Runnable reset;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable Reception reception;
    private boolean gone;

    /**
     * Of this request.
     *
     * @param origin what it was sent to, without a path
     * @param reset  resets the connection
     */
    RequestReader(HttpRequest request, String origin, Handler handler, Runnable reset) {
        this.request = request;
        this.origin = origin;
        this.handler = handler;
        this.reset = reset;
    }

    /** The same for a request without a body. */
    Arrival withoutBody() {
        end();
        return generateContent();
    }

    @Override
    protected void streamStart(ContentType contentType) {}

    @Override
    protected int capacityIncrement() {
        return CAPACITY;
    }

    @Override
    protected void data(ByteBuffer source, boolean endOfStream) {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        if (gone) {
            return;
        }
        body.write(bytes, 0, bytes.length);
        if (endOfStream) {
            end();
        } else if (body.size() >= BEGINNING) {
            Long limit = reception().resetAfter();
            resetIf(limit != null && body.size() >= limit);
        }
    }

    private void end() {
        resetIf(reception().resetAfter() != null);
    }

    private void resetIf(boolean wanted) {
        if (wanted && !gone) {
            gone = true;
            body.reset();
            reset.run();
        }
    }

    private Reception reception() {
        Reception known = reception;
        if (known == null) {
            known = handler.meet(call());
            reception = known;
        }
        return known;
    }

    @Override
    protected Arrival generateContent() {
        return new Arrival(call(), gone ? null : reception().taker());
    }

    private HttpCall call() {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : request.getHeaders()) {
            headers.merge(header.getName().toLowerCase(Locale.ROOT), header.getValue(), (a, b) -> a + ", " + b);
        }
        return new HttpCall(
                Instant.now(),
                request.getMethod(),
                origin,
                request.getPath(),
                headers,
                body.size() == 0 ? Bytes.NONE : Bytes.of(body.toByteArray()));
    }

    @Override
    public void releaseResources() {
        body.reset();
    }
}
