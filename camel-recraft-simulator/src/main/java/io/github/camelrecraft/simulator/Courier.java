package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.protocol.Errand;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Delivers webhooks and uploads, to this machine only: a simulator must not reach out to a host that a test happens to
 * name. A failed delivery is tried again as Runware's documents say: after 250 ms, then twice as long up to 8 s. fal and
 * Replicate try longer, which no test waits for.
 */
final class Courier {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 8000;

    private final ScheduledExecutorService timer;
    private final Executor executor;
    private volatile @Nullable HttpClient client;

    Courier(ScheduledExecutorService timer, Executor executor) {
        this.timer = timer;
        this.executor = executor;
    }

    void run(Errand errand) {
        if (isThisMachine(errand.target())) {
            Content content = errand.content().get();
            deliver(errand, content, errand.headers().apply(content), FIRST_PAUSE_MILLIS);
        }
    }

    private void deliver(Errand errand, Content content, Map<String, String> headers, long pauseMillis) {
        HttpRequest.Builder request = HttpRequest.newBuilder(errand.target())
                .timeout(PATIENCE)
                .header("Content-Type", errand.contentType())
                .method(errand.method(), body(content));
        headers.forEach(request::setHeader);
        var unusedDelivery = client().sendAsync(request.build(), BodyHandlers.discarding())
                .whenComplete((response, failure) -> {
                    if ((failure != null || response.statusCode() / 100 != 2) && pauseMillis <= LONGEST_PAUSE_MILLIS) {
                        var unusedRetry = timer.schedule(
                                () -> deliver(errand, content, headers, pauseMillis * 2),
                                pauseMillis,
                                TimeUnit.MILLISECONDS);
                    }
                });
    }

    private static BodyPublisher body(Content content) {
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(content.source()), Math.max(1, content.length()));
    }

    private static boolean isThisMachine(URI target) {
        try {
            return InetAddress.getByName(target.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Made when first needed: it brings a thread of its own. */
    private synchronized HttpClient client() {
        HttpClient existing = client;
        if (existing == null) {
            existing = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(executor)
                    .connectTimeout(PATIENCE)
                    .build();
            client = existing;
        }
        return existing;
    }
}
