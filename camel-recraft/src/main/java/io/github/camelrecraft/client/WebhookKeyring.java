package io.github.camelrecraft.client;

import io.github.camelrecraft.http.ApiAnswer;
import io.github.camelrecraft.http.ApiAnswerHandler;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.http.HttpExchange;
import io.github.camelrecraft.provider.UnfitAnswerException;
import io.github.camelrecraft.provider.WebhookCall;
import io.github.camelrecraft.provider.WebhookKeys;
import io.github.camelrecraft.provider.WebhookRule;
import io.github.camelrecraft.provider.WebhookTrust;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks a provider's webhooks. Keys that have to be fetched are fetched when they are first needed, kept for a day, and
 * fetched again when a signature fits none of them, but not at every forged one. No thread waits for them.
 */
public final class WebhookKeyring {

    /** For how long fal's documents allow to keep its keys. */
    private static final Duration KEPT = Duration.ofHours(24);

    /** The provider may have new keys, and whoever forges has none of them. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** The same, as long as there are no keys at all. */
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(5);

    /** A provider waits some seconds for an answer to its webhook. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private record Fetched(WebhookKeys keys, Instant at) {}

    private final ImageClient client;
    private final WebhookRule rule;
    private final WebhookKeys given;
    private final @Nullable HttpCall source;
    private final Consumer<String> trouble;
    private final AtomicReference<@Nullable CompletableFuture<Void>> fetching = new AtomicReference<>();
    private volatile @Nullable Fetched fetched;
    private volatile @Nullable Instant lastTry;

    /**
     * @param given   keys that the route's author gave; none when there are none
     * @param source  what to send for others; null when there are no others
     * @param trouble hears why keys could not be fetched
     */
    public WebhookKeyring(
            ImageClient client,
            WebhookRule rule,
            WebhookKeys given,
            @Nullable HttpCall source,
            Consumer<String> trouble) {
        this.client = client;
        this.rule = rule;
        this.given = given;
        this.source = source;
        this.trouble = trouble;
    }

    /** Whether a call is the provider's; complete at once unless keys have to be fetched, and never exceptionally. */
    public CompletableFuture<WebhookTrust> check(WebhookCall call) {
        Instant now = client.clock().instant();
        WebhookTrust trust = rule.check(call, keys(now), now);
        HttpCall fetch = source;
        if (trust != WebhookTrust.FORGED || fetch == null) {
            return CompletableFuture.completedFuture(trust);
        }
        if (fetching.get() == null && !mayTry(now)) {
            return CompletableFuture.completedFuture(judged(trust, now));
        }
        return fetch(fetch, now).thenApply(unused -> judged(rule.check(call, keys(now), now), now));
    }

    /** What fits no key is not said to be forged where there is none. */
    private WebhookTrust judged(WebhookTrust trust, Instant now) {
        return trust == WebhookTrust.FORGED && keys(now).values().isEmpty() ? WebhookTrust.UNCHECKED : trust;
    }

    private WebhookKeys keys(Instant now) {
        Fetched last = fetched;
        return source == null || last == null || last.at().plus(KEPT).isBefore(now) ? given : last.keys();
    }

    private boolean mayTry(Instant now) {
        Instant last = lastTry;
        Duration pause = keys(now).values().isEmpty() ? SHORT_PAUSE : PAUSE;
        return last == null || !last.plus(pause).isAfter(now);
    }

    /** One at a time, for all who need it. */
    private CompletableFuture<Void> fetch(HttpCall call, Instant now) {
        CompletableFuture<Void> own = new CompletableFuture<>();
        CompletableFuture<Void> running = fetching.compareAndExchange(null, own);
        if (running != null) {
            return running;
        }
        lastTry = now;
        try {
            client.threads().steps().execute(() -> ask(call, own));
        } catch (RejectedExecutionException e) {
            end(own, "the component has stopped");
        }
        return own;
    }

    private void ask(HttpCall call, CompletableFuture<Void> own) {
        try {
            HttpExchange<ApiAnswer> exchange = client.api()
                    .get()
                    .execute(
                            call,
                            new ApiAnswerHandler(new ApiAnswerHandler.Settings(
                                    Set.of(), client.spool(), Integer.MAX_VALUE, 0, false)));
            Future<?> deadline =
                    client.threads().timer().schedule(exchange::cancel, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            var unused = exchange.result().whenComplete((answer, failure) -> {
                deadline.cancel(false);
                end(own, failure == null ? take(answer) : failure.toString());
            });
        } catch (RuntimeException e) {
            end(own, e.toString());
        }
    }

    /** What is wrong with an answer; null when the keys are in it. */
    private @Nullable String take(ApiAnswer answer) {
        try {
            if (!answer.answer().head().isSuccess()) {
                return "HTTP status " + answer.answer().head().status();
            }
            fetched =
                    new Fetched(rule.decodeKeys(answer.answer()), client.clock().instant());
            return null;
        } catch (UnfitAnswerException e) {
            return e.getMessage();
        } catch (RuntimeException e) {
            return e.toString(); // whoever waits for the keys would wait for ever
        } finally {
            answer.discard();
        }
    }

    /** Who waits goes on with an HTTP answer, which is not for a thread of this transport. */
    private void end(CompletableFuture<Void> own, @Nullable String problem) {
        if (problem != null) {
            trouble.accept(problem);
        }
        fetching.set(null);
        client.threads().worker().execute(() -> own.complete(null));
    }
}
