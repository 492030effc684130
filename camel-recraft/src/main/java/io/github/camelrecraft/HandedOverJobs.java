package io.github.camelrecraft;

import io.github.camelrecraft.client.ImageJob;
import io.github.camelrecraft.client.Outcome;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs whose exchanges have gone on without their images, with {@code waitForResult=false}. Each is waited for as any
 * other is, by webhook and by asking now and then, within its own {@code requestTimeout}; what comes of it goes to a route
 * that begins with {@code recraft:events}.
 */
final class HandedOverJobs {

    private static final Logger LOG = LoggerFactory.getLogger(HandedOverJobs.class);

    private final List<ResultRoute> routes = new CopyOnWriteArrayList<>();
    private final AtomicInteger waitedFor = new AtomicInteger();

    /**
     * A job, and what is done with what comes of it.
     *
     * @param job    what was sent
     * @param asked  what the message asked for
     * @param writer makes a message of what comes of it
     * @param ended  hears what came of it
     * @param ledger has it under the message's key; null when there is none
     */
    record Handed(
            ImageJob job,
            MessageRequests asked,
            ResultWriter writer,
            Consumer<Outcome> ended,
            @Nullable OpenLedger ledger) {}

    void open(ResultRoute route) {
        routes.add(route);
    }

    void close(ResultRoute route) {
        routes.remove(route);
    }

    /** How many there are. */
    int size() {
        return waitedFor.get();
    }

    /** The route that gets a provider's results: the one that the webhook's address names, else any. */
    Optional<ResultRoute> route(String provider, @Nullable URI webhookUrl) {
        List<ResultRoute> fit = routes.stream()
                .filter(route -> provider.equals(route.endpoint().getProviderName()))
                .toList();
        String path = webhookUrl == null ? "" : webhookUrl.getPath();
        return fit.stream()
                .filter(route ->
                        path.endsWith(route.endpoint().getConfiguration().getPath()))
                .findFirst()
                .or(() -> fit.stream().findFirst());
    }

    /** Gives a route what comes of a job. */
    void waitFor(Handed handed, CompletableFuture<Outcome> coming, @Nullable URI webhookUrl) {
        waitedFor.incrementAndGet();
        var unused = coming.handle((outcome, trouble) -> {
            try {
                handed.ended().accept(outcome);
                give(handed, outcome, webhookUrl);
            } catch (RuntimeException | Error e) { // nobody else would see it
                LOG.error("What came of a job that was handed over could not be handed on", e);
            } finally {
                waitedFor.decrementAndGet();
            }
            return outcome;
        });
    }

    /** Gives a route what came of a job. */
    void give(Handed handed, Outcome outcome, @Nullable URI webhookUrl) {
        if (outcome instanceof Outcome.Failed failed && LedgerFailures.isBusy(failed.failure())) {
            return; // the message was delivered twice, and whoever was first gives it to the route
        }
        String provider = handed.job().provider().name();
        route(provider, webhookUrl)
                .ifPresentOrElse(
                        route -> route.give(
                                handed.job().provider(),
                                handed.writer(),
                                handed.asked(),
                                outcome,
                                Map.of(),
                                taken -> taken(handed, taken)),
                        () -> {
                            outcome.discard();
                            LOG.warn(
                                    "A job of {} has ended, and no route begins with recraft:events any more to get what came of"
                                            + " it; with a ledger, recraft:recover hands it back",
                                    provider);
                        });
    }

    private static void taken(Handed handed, boolean taken) {
        if (taken && handed.ledger() != null) {
            handed.ledger().delivered(List.of(handed.asked().key().get()));
        }
    }
}
