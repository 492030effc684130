package io.github.camelrecraft;

import io.github.camelrecraft.client.Outcome;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.provider.ImageProvider;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.LoggingExceptionHandler;

/**
 * Gives a route what came of requests that no exchange waits for: each in an exchange of its own, with the body and the
 * headers that a producer's result has. What failed goes to the consumer's exception handler, as Camel's consumers do it;
 * with {@code bridgeErrorHandler=true} that is the route's error handler.
 */
final class ResultRoute {

    private final RecraftEndpoint endpoint;
    private final AsyncProcessor route;
    private final ExceptionHandler trouble;
    private final Supplier<Exchange> exchanges;
    private final Consumer<Exchange> release;

    private ResultRoute(
            RecraftEndpoint endpoint,
            AsyncProcessor route,
            ExceptionHandler trouble,
            Supplier<Exchange> exchanges,
            Consumer<Exchange> release) {
        this.endpoint = endpoint;
        this.route = route;
        this.trouble = trouble;
        this.exchanges = exchanges;
        this.release = release;
    }

    static ResultRoute of(DefaultConsumer consumer, RecraftEndpoint endpoint) {
        return new ResultRoute(
                endpoint,
                consumer.getAsyncProcessor(),
                consumer.getExceptionHandler(),
                () -> consumer.createExchange(false),
                exchange -> consumer.releaseExchange(exchange, false));
    }

    /** The same where the consumer is another component's. */
    static ResultRoute of(Processor route, RecraftEndpoint endpoint) {
        return new ResultRoute(
                endpoint,
                AsyncProcessorConverterHelper.convert(route),
                new LoggingExceptionHandler(endpoint.getCamelContext(), ResultRoute.class),
                endpoint::createExchange,
                exchange -> {});
    }

    RecraftEndpoint endpoint() {
        return endpoint;
    }

    /**
     * Gives a result.
     *
     * @param more  headers beside the result's own
     * @param taken hears, once, whether the route has taken it, and ended well
     */
    void give(
            ImageProvider provider,
            ResultWriter writer,
            MessageRequests asked,
            Outcome outcome,
            Map<String, Object> more,
            Consumer<Boolean> taken) {
        Exchange exchange = exchanges.get();
        if (outcome instanceof Outcome.Failed failed) {
            fail(exchange, provider, asked.first(), failed, more);
            taken.accept(false);
            return;
        }
        try {
            writer.write(exchange, asked, outcome);
            exchange.getMessage().getHeaders().putAll(more);
        } catch (IOException | RuntimeException | Error e) {
            outcome.discard();
            trouble.handleException("What was made cannot be handed on", exchange, e);
            release.accept(exchange);
            taken.accept(false);
            return;
        }
        route.process(exchange, doneSync -> {
            Exception exception = exchange.getException();
            if (exception != null) {
                trouble.handleException("A route failed with what was made", exchange, exception);
            }
            release.accept(exchange);
            taken.accept(exception == null);
        });
    }

    private void fail(
            Exchange exchange,
            ImageProvider provider,
            ImageRequest request,
            Outcome.Failed failed,
            Map<String, Object> more) {
        Message message = exchange.getMessage();
        message.setHeader(RecraftConstants.PROVIDER, provider.name());
        if (failed.failure().jobId() != null) {
            message.setHeader(RecraftConstants.JOB_ID, failed.failure().jobId());
        }
        message.getHeaders().putAll(more);
        RecraftException exception = RecraftException.of(provider.name(), request.operation(), failed.failure());
        exception.suppress(failed.others());
        trouble.handleException("A job that was waited for brought no image", exchange, exception);
        release.accept(exchange);
    }
}
