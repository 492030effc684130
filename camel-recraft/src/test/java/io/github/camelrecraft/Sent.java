package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;

/** An exchange on its way through an endpoint's producer, and how often it has ended. */
record Sent(Exchange exchange, AtomicInteger ends, CountDownLatch ended) {

    private static final long GENEROUS = 60;

    /** Sends some at once; the bodies are {@code Fox 0} and so on. Starts the context when that has not been done. */
    static List<Sent> several(CamelContext context, String uri, int count) throws Exception {
        AsyncProducer producer = producer(context, uri);
        return IntStream.range(0, count)
                .mapToObj(index -> start(context, producer, "Fox " + index))
                .toList();
    }

    static Sent one(CamelContext context, String uri) throws Exception {
        return start(context, producer(context, uri), "A fox");
    }

    static AsyncProducer producer(CamelContext context, String uri) throws Exception {
        if (!context.getStatus().isStarted()) {
            context.start();
        }
        AsyncProducer producer = context.getEndpoint(uri).createAsyncProducer();
        producer.start();
        return producer;
    }

    static Sent start(CamelContext context, AsyncProducer producer, Object body) {
        return start(context, producer, body, () -> {});
    }

    /**
     * @param atEachEnd runs on whatever thread goes on
     */
    static Sent start(CamelContext context, AsyncProducer producer, Object body, Runnable atEachEnd) {
        Sent sent = new Sent(new DefaultExchange(context), new AtomicInteger(), new CountDownLatch(1));
        sent.exchange().getMessage().setBody(body);
        producer.process(sent.exchange(), doneSync -> {
            atEachEnd.run();
            sent.ends().incrementAndGet();
            sent.ended().countDown();
        });
        return sent;
    }

    /** Waits for its end. */
    Exchange done() throws InterruptedException {
        assertThat(ended.await(GENEROUS, TimeUnit.SECONDS)).as("ended in time").isTrue();
        assertThat(ends).hasValue(1);
        return exchange;
    }

    /** Why earlier attempts failed; the mark that nothing was charged is not among them. */
    static List<Throwable> earlier(RecraftException failure) {
        return Stream.of(failure.getSuppressed())
                .filter(RecraftException.class::isInstance)
                .toList();
    }

    /** Waits for its failure. */
    RecraftException failure() throws InterruptedException {
        Exception exception = done().getException();
        assertThat(exception).isInstanceOf(RecraftException.class);
        assertThat(exception.toString()).doesNotContain(RouteTestSupport.KEY);
        return (RecraftException) exception;
    }
}
