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
import java.time.Duration;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * Turns an exchange into a request, hands it over, and turns the outcome into the exchange's result. No thread waits in
 * between, and every way ends the exchange exactly once.
 */
class RecraftProducer extends DefaultAsyncProducer {

    /** What is the same for every message; there from start to stop. */
    private record Prepared(
            ImageProvider provider,
            ProviderAccess access,
            RequestReader reader,
            ImageClient client,
            ResultWriter writer) {}

    private @Nullable Prepared prepared;

    RecraftProducer(RecraftEndpoint endpoint) {
        super(endpoint);
    }

    /** Refuses here what is wrong with the endpoint's options, so that the route does not start. */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        RecraftEndpoint endpoint = getEndpoint();
        ProviderChoice choice = new ProviderChoice(endpoint);
        ImageProvider provider = choice.provider();
        RequestReader reader = new RequestReader(endpoint, provider);
        reader.checkEndpoint();
        prepared = new Prepared(
                provider, choice.access(), reader, ClientWiring.wire(endpoint, choice), new ResultWriter(provider));
    }

    @Override
    protected void doStop() throws Exception {
        prepared = null;
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Prepared ready = prepared;
        try {
            if (ready == null) {
                throw new IllegalStateException("the producer has not been started");
            }
            ImageRequest request = request(exchange, ready);
            var unused = ready.client().send(job(request, ready)).thenAccept(outcome -> {
                try {
                    deliver(exchange, request, outcome, ready);
                } catch (Exception e) {
                    exchange.setException(e);
                }
                callback.done(false);
            });
            return false;
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    private ImageRequest request(Exchange exchange, Prepared ready) {
        try {
            return ready.reader().read(exchange);
        } catch (InvalidOptionException e) {
            Failure failure = Failure.of(FailureKind.INVALID_REQUEST, Billing.NO, String.valueOf(e.getMessage()))
                    .withCause(e);
            throw RecraftException.of(ready.provider().name(), getEndpoint().getOperation(), failure);
        }
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

    private static void deliver(Exchange exchange, ImageRequest request, Outcome outcome, Prepared ready)
            throws Exception {
        if (outcome instanceof Outcome.Failed failed) {
            exchange.setException(RecraftException.of(ready.provider().name(), request.operation(), failed.failure()));
            return;
        }
        Outcome.Success success = (Outcome.Success) outcome;
        try {
            ready.writer().write(exchange, request, success);
            JobIds.succeeded(exchange);
        } catch (Exception e) {
            success.discard();
            throw e;
        }
    }

    @Override
    public RecraftEndpoint getEndpoint() {
        return (RecraftEndpoint) super.getEndpoint();
    }
}
