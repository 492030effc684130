package io.github.camelrecraft.benchmarks.provider;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMethod;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All addresses, and what is at them. */
final class Site {

    private static final Pattern IMAGE = Pattern.compile("/images/(\\d{1,9})/.*");
    private static final Reply NOT_FOUND = Reply.of("404 Not Found", "", Content.of(""));

    private final Map<String, Generations> generations = new ConcurrentHashMap<>();
    private final Map<String, Reply> images = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong();
    private volatile int port;

    /** The one that images are fetched from. */
    void port(int port) {
        this.port = port;
    }

    void answer(ChannelHandlerContext to, HttpMethod method, String path, boolean close) {
        Generations asked = method.equals(HttpMethod.POST) ? generations(path) : null;
        if (asked == null) {
            send(to, method.equals(HttpMethod.GET) ? image(path) : NOT_FOUND, close);
        } else if (asked.latencyMillis() == 0) {
            send(to, asked.image(), close);
        } else {
            to.executor()
                    .schedule(() -> send(to, asked.image(), close), asked.latencyMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void send(ChannelHandlerContext to, Reply reply, boolean close) {
        reply.write(to, number.incrementAndGet());
        to.flush();
        if (close) {
            to.close();
        }
    }

    private @Nullable Generations generations(String path) {
        Generations known = generations.get(path);
        return known != null ? known : generations.computeIfAbsent(path, asked -> Generations.at(asked, port));
    }

    private Reply image(String path) {
        Matcher matcher = IMAGE.matcher(path);
        return matcher.matches()
                ? images.computeIfAbsent(
                        matcher.group(1),
                        length -> Reply.of(
                                "200 OK", "Content-Type: image/png\r\n", Png.of(Integer.parseInt(length))))
                : NOT_FOUND;
    }
}
