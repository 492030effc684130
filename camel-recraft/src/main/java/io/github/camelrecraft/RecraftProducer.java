package io.github.camelrecraft;

import io.github.camelrecraft.client.ImageClient;
import io.github.camelrecraft.client.ImageJob;
import io.github.camelrecraft.client.Outcome;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.provider.ImageProvider;
import io.github.camelrecraft.provider.ProviderAccess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
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
            RequestReader reader,
            ImageClient client,
            ResultWriter writer) {}

    private volatile @Nullable Prepared prepared;

    RecraftProducer(RecraftEndpoint endpoint) {
        super(endpoint);
    }

    /** Refuses here what is wrong with the endpoint's options, so that the route does not start. */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        prepared = prepare();
    }

    @Override
    protected void doStop() throws Exception {
        prepared = null;
        super.doStop();
    }

    private Prepared prepare() {
        RecraftEndpoint endpoint = getEndpoint();
        ProviderChoice choice = new ProviderChoice(endpoint);
        RecraftResources resources = endpoint.getComponent().resources();
        InputReader inputs =
                new InputReader(resources.spool(), endpoint.getConfiguration().isLenient());
        RequestReader reader = new RequestReader(endpoint, choice.provider(), inputs);
        reader.checkEndpoint();
        return new Prepared(
                resources,
                choice.provider(),
                choice.access(),
                reader,
                ClientWiring.wire(endpoint, choice, resources),
                new ResultWriter(choice.provider(), resources.lingering()));
    }

    /** The component may have been started anew under a running route. */
    private Prepared ready() {
        Prepared ready = prepared;
        if (ready == null || ready.resources() != getEndpoint().getComponent().resources()) {
            ready = prepare();
            prepared = ready;
        }
        return ready;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            Prepared ready = ready();
            Asked asked = asked(exchange, ready);
            var unused = ready.client().send(jobs(asked, ready)).thenAccept(outcome -> {
                try {
                    asked.inputs().discard();
                    deliver(exchange, asked, outcome, ready);
                } catch (Throwable e) { // nobody else would see it, and the exchange would not end
                    exchange.setException(e);
                } finally {
                    callback.done(false);
                }
            });
            return false;
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    private Asked asked(Exchange exchange, Prepared ready) {
        try {
            return ready.reader().read(exchange);
        } catch (InvalidOptionException e) {
            Failure failure = Failure.of(FailureKind.INVALID_REQUEST, Billing.NO, String.valueOf(e.getMessage()))
                    .withCause(e);
            throw RecraftException.of(ready.provider().name(), getEndpoint().getOperation(), failure);
        }
    }

    private List<ImageJob> jobs(Asked asked, Prepared ready) {
        return asked.requests().stream().map(request -> job(request, ready)).toList();
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
                configuration.getMaxImageSize());
    }

    private static void deliver(Exchange exchange, Asked asked, Outcome outcome, Prepared ready) {
        ImageRequest request = asked.first();
        if (outcome instanceof Outcome.Success success) {
            try {
                ready.writer().write(exchange, asked, success);
            } catch (IOException | RuntimeException e) {
                success.discard();
                exchange.setException(exception(request, ready, notHandedOn(request, ready, e)));
            }
        } else if (outcome instanceof Outcome.Told told) {
            try {
                ready.writer().write(exchange, asked, told);
            } catch (IOException e) {
                exchange.setException(exception(request, ready, notHandedOn(request, ready, e)));
            }
        } else if (outcome instanceof Outcome.Failed failed) {
            RecraftException exception = exception(request, ready, failed.failure());
            exception.suppress(failed.others());
            exchange.setException(exception);
        }
    }

    private static Failure notHandedOn(ImageRequest request, Prepared ready, Exception cause) {
        return Failure.of(FailureKind.BAD_ANSWER, Billing.YES, "the image arrived, but cannot be handed on: " + cause)
                .withJob(ready.provider().jobId(request).orElse(null))
                .withCause(cause);
    }

    private static RecraftException exception(ImageRequest request, Prepared ready, Failure failure) {
        return RecraftException.of(ready.provider().name(), request.operation(), failure);
    }

    @Override
    public RecraftEndpoint getEndpoint() {
        return (RecraftEndpoint) super.getEndpoint();
    }
}
