package io.github.camelrecraft;

import io.github.camelrecraft.client.ImageClient;
import io.github.camelrecraft.client.ImageJob;
import io.github.camelrecraft.client.Outcome;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.observe.RequestObservers;
import io.github.camelrecraft.provider.ImageProvider;
import io.github.camelrecraft.provider.ProviderAccess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Turns an exchange into a request, hands it over, and turns the outcome into the exchange's result. No thread waits in
 * between, and every way ends the exchange exactly once.
 */
class RecraftProducer extends DefaultAsyncProducer {

    /** What is the same for every message, as long as the component's resources are. */
    private record Prepared(
            RecraftResources resources,
            ImageProvider provider,
            ProviderAccess access,
            boolean dryRun,
            RequestReader reader,
            ImageClient client,
            @Nullable OpenLedger ledger,
            ResultWriter writer,
            JobHandOver handOver,
            RequestObservers observers) {}

    private volatile @Nullable Prepared prepared;
    private @Nullable RecraftHealthCheck healthCheck;

    RecraftProducer(RecraftEndpoint endpoint) {
        super(endpoint);
    }

    /** Refuses here what is wrong with the endpoint's options, so that the route does not start. */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Prepared ready = prepare();
        prepared = ready;
        healthCheck = new RecraftHealthCheck(
                getEndpoint(), ready.reader().facts(ready.access().baseUrl()));
        healthCheck.register();
    }

    @Override
    protected void doStop() throws Exception {
        if (healthCheck != null) {
            healthCheck.unregister();
        }
        prepared = null;
        super.doStop();
    }

    private Prepared prepare() {
        RecraftEndpoint endpoint = getEndpoint();
        ProviderChoice choice = new ProviderChoice(endpoint);
        RecraftResources resources = endpoint.getComponent().resources();
        boolean dryRun = endpoint.getConfiguration().isDryRun();
        ProviderAccess access = dryRun ? choice.accessOfNobody() : choice.access();
        // What needs no catalogue comes first: that is being read meanwhile.
        return ClientWiring.wire(
                endpoint, choice, access, resources, client -> prepared(endpoint, choice, access, resources, client));
    }

    private static Prepared prepared(
            RecraftEndpoint endpoint,
            ProviderChoice choice,
            ProviderAccess access,
            RecraftResources resources,
            ImageClient client) {
        boolean dryRun = endpoint.getConfiguration().isDryRun();
        InputReader inputs =
                new InputReader(resources.spool(), endpoint.getConfiguration().isLenient());
        RequestReader reader = new RequestReader(endpoint, choice.provider(), inputs);
        reader.checkEndpoint();
        OpenLedger ledger = dryRun ? null : resources.ledgers().of(endpoint.getConfiguration());
        if (ledger != null) {
            ledger.tell(endpoint.getComponent().budget());
        }
        ResultWriter writer = new ResultWriter(choice.provider(), resources.retained());
        return new Prepared(
                resources,
                choice.provider(),
                access,
                dryRun,
                reader,
                client,
                ledger,
                writer,
                new JobHandOver(endpoint, choice.provider(), client, ledger, writer),
                Observers.of(endpoint));
    }

    /** The component may have been started anew under a running route. */
    private Prepared ready() {
        Prepared ready = prepared;
        if (ready == null || ready.resources() != getEndpoint().getComponent().resources()) {
            ready = prepare();
            getEndpoint().health().reset(); // what ended with the component's stop says nothing about the provider
            prepared = ready;
        }
        return ready;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            Prepared ready = ready();
            MessageRequests asked = asked(exchange, ready);
            List<ImageJob> jobs = jobs(asked, ready);
            if (ready.dryRun()) {
                showInstead(exchange, asked, jobs, ready);
                callback.done(true);
                return true;
            }
            checkHandOver(asked, jobs, ready);
            send(exchange, asked, jobs, ready, callback);
            return false;
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    /** Whoever does not wait for a result leaves it to somebody. */
    private void checkHandOver(MessageRequests asked, List<ImageJob> jobs, Prepared ready) {
        if (!jobs.get(0).handOver()) {
            return;
        }
        Failure obstacle = ready.handOver().obstacle(asked, jobs).orElse(null);
        if (obstacle != null) {
            asked.inputs().discard();
            ready.observers()
                    .started(ready.reader().facts(ready.access().baseUrl()))
                    .failed(obstacle);
            throw exception(asked.first(), ready, obstacle);
        }
    }

    private void send(
            Exchange exchange, MessageRequests asked, List<ImageJob> jobs, Prepared ready, AsyncCallback callback) {
        SentRequests sent;
        try {
            sent = SentRequests.send(
                    sending(ready, asked),
                    jobs,
                    withinBudget(
                            asked,
                            ready,
                            budget -> ready.ledger() == null
                                    ? budget.reserve(asked.requests())
                                    : budget.later(asked.requests())),
                    job -> ready.observers()
                            .started(ready.reader()
                                    .facts(job.request(), ready.access().baseUrl())));
        } catch (RuntimeException e) {
            asked.inputs().discard();
            throw e;
        }
        var unused = sent.outcome().handle((outcome, trouble) -> {
            Failure notHandedOn = null;
            boolean endsLater = false;
            try {
                asked.inputs().discard();
                if (trouble != null) {
                    throw trouble; // there is no outcome, and without one the message would pass for done
                }
                Outcome shown = outcome;
                if (jobs.get(0).handOver()) {
                    endsLater = ready.handOver().leave(asked, jobs.get(0), sent, outcome);
                    shown = JobHandOver.shown(outcome);
                }
                notHandedOn = deliver(exchange, asked, shown, ready);
            } catch (Throwable e) { // nobody else would see it, and the exchange would not end
                exchange.setException(trouble == null ? e : trouble);
                notHandedOn = notHandedOn(asked.first(), ready, e);
            } finally {
                try {
                    if (!endsLater) {
                        sent.ended(notHandedOn);
                    }
                } finally {
                    callback.done(false);
                }
            }
            return outcome;
        });
    }

    private static SentRequests.Sending sending(Prepared ready, MessageRequests asked) {
        OpenLedger ledger = ready.ledger();
        return ledger == null
                ? (job, index, progress) -> ready.client().send(job, progress)
                : (job, index, progress) -> new LedgeredRequest(
                                ledger,
                                ready.client(),
                                job,
                                MessageKeys.part(asked.key().get(), index),
                                progress)
                        .start();
    }

    private MessageRequests asked(Exchange exchange, Prepared ready) {
        try {
            return ready.reader().read(exchange);
        } catch (InvalidOptionException e) {
            Failure failure = refused(e);
            ready.observers()
                    .started(ready.reader().facts(ready.access().baseUrl()))
                    .failed(failure);
            throw RecraftException.of(ready.provider().name(), getEndpoint().operation(), failure);
        }
    }

    private <T> T withinBudget(MessageRequests asked, Prepared ready, Function<Budget, T> step) {
        try {
            return step.apply(getEndpoint().getComponent().budget());
        } catch (OverBudgetException e) {
            ready.observers()
                    .started(ready.reader().facts(asked.first(), ready.access().baseUrl()))
                    .failed(e.failure());
            throw exception(asked.first(), ready, e.failure());
        }
    }

    private static Failure refused(InvalidOptionException cause) {
        return Failure.of(FailureKind.INVALID_REQUEST, Billing.NO, String.valueOf(cause.getMessage()))
                .withCause(cause);
    }

    /** What cannot be encoded is refused as it would be on its way. */
    private void showInstead(Exchange exchange, MessageRequests asked, List<ImageJob> jobs, Prepared ready) {
        try {
            withinBudget(asked, ready, budget -> budget.check(asked.requests()));
            DryRun.write(exchange, jobs);
        } catch (InvalidOptionException e) {
            throw exception(asked.first(), ready, refused(e).withJob(jobId(asked.first(), ready)));
        } finally {
            asked.inputs().discard();
        }
    }

    private List<ImageJob> jobs(MessageRequests asked, Prepared ready) {
        List<ImageJob> jobs = new ArrayList<>(asked.requests().size());
        for (ImageRequest request : asked.requests()) {
            jobs.add(job(request, ready));
        }
        return jobs;
    }

    private ImageJob job(ImageRequest request, Prepared ready) {
        RecraftConfiguration configuration = getEndpoint().getConfiguration();
        return new ImageJob(
                request,
                ready.provider(),
                ready.access(),
                configuration.getResultType(),
                configuration.getSvgPolicy(),
                Duration.ofMillis(configuration.getRequestTimeout()),
                configuration.getMaxImageSize(),
                handsOver(request));
    }

    /** Whether somebody else gets the images. */
    private boolean handsOver(ImageRequest request) {
        return request.isByWebhook() && !getEndpoint().getConfiguration().isWaitForResult();
    }

    /** Ends the exchange with the outcome, and says why what arrived could not be handed on; null when it was. */
    private @Nullable Failure deliver(Exchange exchange, MessageRequests asked, Outcome outcome, Prepared ready) {
        if (outcome instanceof Outcome.Failed failed) {
            RecraftException exception = exception(asked.first(), ready, failed.failure());
            exception.suppress(failed.others());
            exchange.setException(exception);
            return null;
        }
        try {
            ready.writer().write(exchange, asked, outcome);
            if (ready.ledger() != null && !handsOver(asked.first())) {
                markDelivered(exchange, asked, ready.ledger());
            }
            return null;
        } catch (IOException | RuntimeException e) {
            outcome.discard();
            Failure failure = notHandedOn(asked.first(), ready, e);
            exchange.setException(exception(asked.first(), ready, failure));
            return failure;
        }
    }

    /** What was handed on is delivered when the route has done with it what it should. */
    private static void markDelivered(Exchange exchange, MessageRequests asked, OpenLedger ledger) {
        List<String> keys = IntStream.range(0, asked.requests().size())
                .mapToObj(index -> MessageKeys.part(asked.key().get(), index))
                .toList();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange done) {
                ledger.delivered(keys);
            }
        });
    }

    private static Failure notHandedOn(ImageRequest request, Prepared ready, Throwable cause) {
        return Failure.of(FailureKind.BAD_ANSWER, Billing.YES, "the image arrived, but cannot be handed on: " + cause)
                .withJob(jobId(request, ready))
                .withCause(cause);
    }

    private static @Nullable String jobId(ImageRequest request, Prepared ready) {
        return ready.provider().jobId(request).orElse(null);
    }

    private static RecraftException exception(ImageRequest request, Prepared ready, Failure failure) {
        return RecraftException.of(ready.provider().name(), request.operation(), failure);
    }

    @Override
    public RecraftEndpoint getEndpoint() {
        return (RecraftEndpoint) super.getEndpoint();
    }
}
