package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.protocol.Errand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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

    /** How long ago a message was signed that somebody has kept. */
    private static final Duration STALE = Duration.ofHours(1);

    private final ScheduledExecutorService timer;
    private final Executor executor;
    private final Faults faults;
    private final Links links;
    private final InstantSource clock;
    private volatile @Nullable HttpClient client;

    Courier(ScheduledExecutorService timer, Executor executor, Faults faults, Links links, InstantSource clock) {
        this.timer = timer;
        this.executor = executor;
        this.faults = faults;
        this.links = links;
        this.clock = clock;
    }

    void run(Errand errand) {
        if (!isThisMachine(errand.target())) {
            return;
        }
        Fault fault =
                errand.isWebhook() ? faults.take(Target.WEBHOOK, errand.target().toString()) : Fault.NONE;
        if (fault.delivery().lost()) {
            return;
        }
        if (fault.delay().isZero()) {
            send(errand, fault);
        } else {
            var unusedLater = timer.schedule(
                    () -> executor.execute(() -> send(errand, fault)),
                    fault.delay().toNanos(),
                    TimeUnit.NANOSECONDS);
        }
    }

    private void send(Errand errand, Fault fault) {
        Delivery delivery = fault.delivery();
        Content right = errand.content().get();
        Content edited = edit(right, fault);
        Content sent = delivery.forged() ? Content.of(List.of(edited, Content.of(" "))) : edited;
        Content signed = delivery.forged() ? right : edited;
        Instant now = clock.instant();
        Map<String, String> headers = errand.headers().headers(signed, delivery.stale() ? now.minus(STALE) : now);
        String contentType = fault.wire().contentType() != null ? fault.wire().contentType() : errand.contentType();
        for (int copy = 0; copy < delivery.copies(); copy++) {
            deliver(errand, contentType, sent, headers, FIRST_PAUSE_MILLIS);
        }
    }

    private Content edit(Content content, Fault fault) {
        Content linked =
                fault.linking().equals(Linking.FINE) ? content : Content.of(links.edit(text(content), fault.linking()));
        return fault.wire().malformed() ? linked.first(linked.length() / 2) : linked;
    }

    private static String text(Content content) {
        try (InputStream in = content.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deliver(
            Errand errand, String contentType, Content content, Map<String, String> headers, long pauseMillis) {
        HttpRequest.Builder request = HttpRequest.newBuilder(errand.target())
                .timeout(PATIENCE)
                .header("Content-Type", contentType)
                .method(errand.method(), body(content));
        headers.forEach(request::setHeader);
        var unusedDelivery = client().sendAsync(request.build(), BodyHandlers.discarding())
                .whenComplete((response, failure) -> {
                    if ((failure != null || response.statusCode() / 100 != 2) && pauseMillis <= LONGEST_PAUSE_MILLIS) {
                        var unusedRetry = timer.schedule(
                                () -> deliver(errand, contentType, content, headers, pauseMillis * 2),
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
