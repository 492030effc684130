package io.github.camelrecraft.benchmarks.provider;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMethod;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All addresses, and what is at them. */
final class Site {

    static final String COUNTS = "/counts";
    static final Answer NOT_FOUND = Reply.of("404 Not Found", "", Content.of(""));

    private final Map<String, Generations> generations = new ConcurrentHashMap<>();
    private final Images images = new Images();
    private final Counts counts = new Counts();
    private final AtomicLong number = new AtomicLong();
    private volatile int port;

    /** The one that images are fetched from. */
    void port(int port) {
        this.port = port;
    }

    void answer(ChannelHandlerContext to, HttpMethod method, String path, boolean close) {
        Generations asked = method.equals(HttpMethod.POST) ? generations(path) : null;
        if (asked == null) {
            give(to, method.equals(HttpMethod.GET) ? file(path) : NOT_FOUND, close);
            return;
        }
        Answer answer = asked.next(counts);
        if (asked.latencyMillis() == 0) {
            give(to, answer, close);
        } else {
            to.executor().schedule(() -> give(to, answer, close), asked.latencyMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void give(ChannelHandlerContext to, Answer answer, boolean close) {
        answer.give(to, number.incrementAndGet());
        if (close) {
            Reply.hangUp(to);
        }
    }

    private @Nullable Generations generations(String path) {
        Generations known = generations.get(path);
        return known != null ? known : generations.computeIfAbsent(path, asked -> Generations.at(asked, port));
    }

    private Answer file(String path) {
        if (path.startsWith(Images.FOLDER)) {
            counts.image();
            return images.at(path);
        }
        return path.equals(COUNTS) ? Reply.once(Reply.JSON, counts.json()) : NOT_FOUND;
    }
}
