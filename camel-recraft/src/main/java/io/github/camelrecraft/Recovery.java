package io.github.camelrecraft;

import io.github.camelrecraft.client.ImageClient;
import io.github.camelrecraft.client.ImageJob;
import io.github.camelrecraft.client.Outcome;
import io.github.camelrecraft.client.RequestProgress;
import io.github.camelrecraft.ledger.AcceptedJob;
import io.github.camelrecraft.ledger.LedgerEntry;
import io.github.camelrecraft.ledger.LedgerState;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.Lazy;
import io.github.camelrecraft.model.ModelCatalog;
import io.github.camelrecraft.observe.ObservedRequest;
import io.github.camelrecraft.observe.RequestEnd;
import io.github.camelrecraft.observe.RequestFacts;
import io.github.camelrecraft.observe.RequestObservers;
import io.github.camelrecraft.provider.ImageProvider;
import io.github.camelrecraft.provider.ProviderAccess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands back what a ledger has of one provider that nobody works on: what was sent is asked for, what was made is fetched,
 * what is there is given to a route. Sends nothing that costs anything. What stays unknown is an error of the route's
 * consumer, once for as long as this process runs.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    /** As many as one look brings, which are in memory until they are begun; the others are for the next. */
    private static final int MOST = 1_000;

    /** Images are fetched, and handed on, beside what the routes themselves do. */
    private static final int AT_ONCE = 8;

    private final OpenLedger ledger;
    private final ImageProvider provider;
    private final ProviderAccess access;
    private final String account;
    private final ModelCatalog catalog;
    private final RecraftConfiguration configuration;
    private final ImageClient client;
    private final ResultWriter writer;
    private final ResultRoute route;
    private final RequestObservers observers;
    private final Queue<LedgerEntry> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger workers = new AtomicInteger();
    private final Set<String> working = ConcurrentHashMap.newKeySet();
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /** After which the next look goes on: what no look gets rid of does not stand in the way of what is newer. */
    private volatile @Nullable LedgerEntry last;

    private Recovery(
            OpenLedger ledger,
            ProviderChoice choice,
            ProviderAccess access,
            ModelCatalog catalog,
            RecraftConfiguration configuration,
            ImageClient client,
            ResultWriter writer,
            ResultRoute route,
            RequestObservers observers) {
        this.ledger = ledger;
        this.provider = choice.provider();
        this.access = access;
        this.account = RequestFingerprint.of(provider, access);
        this.catalog = catalog;
        this.configuration = configuration;
        this.client = client;
        this.writer = writer;
        this.route = route;
        this.observers = observers;
    }

    /**
     * For an endpoint that has a ledger.
     *
     * @param route gets what is handed back
     * @throws InvalidOptionException when an option is wrong, or missing
     */
    static Recovery of(RecraftEndpoint endpoint, RecraftResources resources, ResultRoute route) {
        RecraftConfiguration configuration = endpoint.getConfiguration();
        OpenLedger ledger = resources.ledgers().of(configuration);
        if (ledger == null) {
            throw new InvalidOptionException(
                    "ledger", "is not set, and there is nothing else to recover from", "name the one that is paid by");
        }
        ProviderChoice choice = new ProviderChoice(endpoint);
        ProviderAccess access = choice.access();
        return ClientWiring.wire(
                endpoint,
                choice,
                access,
                resources,
                client -> new Recovery(
                        ledger,
                        choice,
                        access,
                        endpoint.getComponent().catalog(configuration.getModelCatalog()),
                        configuration,
                        client,
                        new ResultWriter(choice.provider(), resources.retained()),
                        route,
                        Observers.of(endpoint)));
    }

    /**
     * Begins with all that has not changed for a while, unless the last ones are still under way. Blocks while the ledger
     * is read.
     *
     * @return how many there are
     */
    int begin(Duration unchangedFor) throws IOException {
        if (workers.get() > 0 || !waiting.isEmpty()) {
            return 0;
        }
        LedgerEntry before = last;
        List<LedgerEntry> found = found(
                unchangedFor,
                entry -> (before == null || isAfter(before, entry))
                        && !(reported.contains(entry.key()) && isHopeless(entry)));
        last = found.size() < MOST ? null : found.get(MOST - 1);
        begin(found);
        return found.size();
    }

    /** Whether it comes later in the order in which a ledger names them; many may have been changed at one instant. */
    private static boolean isAfter(LedgerEntry before, LedgerEntry entry) {
        int later = entry.updated().compareTo(before.updated());
        return later > 0 || (later == 0 && entry.key().compareTo(before.key()) > 0);
    }

    /**
     * Looks for jobs that webhooks name and nobody here waits for. What is stored already is left to {@link #begin}: its own
     * exchange may still be at work on it, and its provider may call once for each image. Does not block.
     *
     * @param whenRead runs when the ledger has been read, or could not be
     */
    void lookFor(Set<String> jobIds, Runnable whenRead) {
        ledger.execute(() -> {
            try {
                begin(found(Duration.ZERO, entry -> entry.state() != LedgerState.STORED && isOf(entry, jobIds)));
            } catch (IOException | RuntimeException e) {
                LOG.warn("The ledger cannot be asked for jobs of which webhooks came: {}", e.toString());
            } finally {
                whenRead.run();
            }
        });
    }

    /**
     * Those of this provider and account, since nobody else may be asked for them. What is not wanted does not stand in
     * the way of what is newer, however much of it there is.
     */
    private List<LedgerEntry> found(Duration unchangedFor, Predicate<LedgerEntry> wanted) throws IOException {
        Instant before = ledger.clock().instant().minus(unchangedFor);
        return ledger.ledger().unfinished(before, provider.name(), account, MOST, wanted);
    }

    private static boolean isOf(LedgerEntry entry, Set<String> jobIds) {
        AcceptedJob job = entry.job();
        return (job != null && jobIds.contains(job.id()))
                || entry.intent().tasks().stream().anyMatch(jobIds::contains);
    }

    /** There is nobody to ask, and nothing to fetch. Who cannot tell, tries. */
    private boolean isHopeless(LedgerEntry entry) {
        try {
            return entry.job() == null
                    && entry.answer() == null
                    && provider.jobOf(job(entry).request()).isEmpty();
        } catch (RuntimeException | Error e) { // one of the user's own
            return false;
        }
    }

    private ImageJob job(LedgerEntry entry) {
        return KnownRequest.of(entry.intent(), provider, access, catalog, configuration);
    }

    /** The route takes nothing any more: what has not begun is left to the next time. */
    void stop() {
        stopped = true;
        waiting.clear();
    }

    private void begin(Collection<LedgerEntry> found) {
        waiting.addAll(found);
        if (stopped) {
            waiting.clear();
            return;
        }
        for (int more = 0; more < Math.min(found.size(), AT_ONCE); more++) {
            if (workers.incrementAndGet() > AT_ONCE) {
                workers.decrementAndGet();
                return;
            }
            next();
        }
    }

    private void next() {
        for (LedgerEntry entry = waiting.poll(); entry != null; entry = waiting.poll()) {
            if (working.add(entry.key()) && recover(entry)) {
                return; // it goes on when that has ended
            }
        }
        workers.decrementAndGet();
    }

    /** Whether it has begun. */
    private boolean recover(LedgerEntry entry) {
        ImageJob job;
        ObservedRequest observed;
        try {
            job = job(entry);
            observed = observers.started(facts(job));
        } catch (RuntimeException | Error e) { // of one entry: the others come all the same
            LOG.warn("What the ledger has as '{}' cannot be asked for: {}", entry.key(), e.toString());
            working.remove(entry.key());
            return false;
        }
        var unused = LedgeredRequest.known(ledger, client, job, entry.intent(), telling(observed))
                .start()
                .handle((outcome, trouble) -> {
                    try {
                        handBack(entry, job, outcome, observed);
                    } catch (RuntimeException | Error e) { // nobody else would see it
                        LOG.error("What the ledger has as '{}' cannot be handed back", entry.key(), e);
                        SentRequests.ended(observed, outcome, LedgerFailures.notTaken(entry));
                        done(entry);
                    }
                    return outcome;
                });
        return true;
    }

    private RequestFacts facts(ImageJob job) {
        ImageRequest request = job.request();
        String model = request.offer().model();
        return new RequestFacts(
                provider.name(),
                request.operation(),
                model.isEmpty() ? RequestFacts.NO_MODEL : model,
                model.isEmpty() || catalog.canonical(model).isPresent(),
                request.expectedImages(),
                access.baseUrl(),
                jobId(request));
    }

    /** It is not lost over what observers are told of it. */
    private @Nullable String jobId(ImageRequest request) {
        try {
            return provider.jobId(request).orElse(null);
        } catch (RuntimeException | Error e) { // one of the user's own
            return null;
        }
    }

    private static RequestProgress telling(ObservedRequest observed) {
        return new RequestProgress() {
            @Override
            public void recovered() {
                observed.recovered();
            }
        };
    }

    private void done(LedgerEntry entry) {
        if (working.remove(entry.key())) {
            next();
        }
    }

    private void handBack(LedgerEntry entry, ImageJob job, Outcome outcome, ObservedRequest observed) {
        if (outcome instanceof Outcome.Failed failed) {
            report(entry, job, failed, observed);
        } else {
            handBackImages(entry, job, outcome, observed);
        }
    }

    private void report(LedgerEntry entry, ImageJob job, Outcome.Failed failed, ObservedRequest observed) {
        if (LedgerFailures.isLeftToOthers(failed.failure())) {
            SentRequests.leftToOthers(observed, failed);
        } else {
            SentRequests.ended(observed, failed, null);
        }
        if (isToBeReported(entry, failed.failure())) {
            give(entry, job, failed, taken -> done(entry));
        } else {
            // Without the message: a provider's words may repeat the prompt.
            LOG.info(
                    "What the ledger has as '{}' is not handed back: {}, billed={}",
                    entry.key(),
                    RequestEnd.name(failed.failure().kind()),
                    failed.failure().billed());
            done(entry);
        }
    }

    /** Of several replicas that have an image, the one that hands it back tells its observers that it did. */
    private void handBackImages(LedgerEntry entry, ImageJob job, Outcome outcome, ObservedRequest observed) {
        ledger.handBack(
                entry.intent(),
                hold -> give(entry, job, outcome, taken -> {
                    SentRequests.ended(observed, outcome, taken ? null : LedgerFailures.notTaken(entry));
                    ledger.handedBack(hold, taken, () -> done(entry));
                }),
                () -> {
                    outcome.discard();
                    SentRequests.leftToOthers(observed, outcome);
                    done(entry);
                });
    }

    /** On a thread on which the route may take its time. */
    private void give(LedgerEntry entry, ImageJob job, Outcome outcome, Consumer<Boolean> taken) {
        MessageRequests asked =
                new MessageRequests(new Lazy<>(entry::key), List.of(job.request()), List.of(), InputReader.Inputs.NONE);
        Map<String, Object> more = Map.of(RecraftConstants.LEDGER_KEY, entry.key());
        Runnable giving = () -> {
            try {
                route.give(provider, writer, asked, outcome, more, taken);
            } catch (RuntimeException | Error e) { // nobody else would see it
                LOG.error("What the ledger has as '{}' cannot be handed back", entry.key(), e);
                taken.accept(false);
            }
        };
        client.threads().worker().execute(giving);
    }

    /** What was not charged is nobody's loss; what somebody else is at is not ours; and a ledger may answer the next time. */
    private boolean isToBeReported(LedgerEntry entry, Failure failure) {
        return failure.billed() != Billing.NO && !LedgerFailures.mayBeKnownLater(failure) && reported.add(entry.key());
    }
}
