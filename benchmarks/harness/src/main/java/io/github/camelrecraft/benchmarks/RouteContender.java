package io.github.camelrecraft.benchmarks;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.jspecify.annotations.Nullable;

/** A contender that is a Camel route: prompts come from a queue, and only the steps in the middle differ. */
public abstract class RouteContender implements Contender {

    /** A consumer that comes to its queue before the context has started waits for a poll's length: by default a second. */
    private static final String QUEUE = "seda:prompts?size=100000&pollTimeout=10";

    private static final String DONE = "done";
    private static final String NAME = "name";

    private @Nullable CamelContext context;
    private @Nullable ProducerTemplate template;

    /** The steps that turn the body, a prompt, into an image, as bytes or as a stream. */
    protected abstract ProcessorDefinition<?> image(ProcessorDefinition<?> route, Setup setup);

    /** What a context needs beside. */
    protected void prepare(CamelContext context, Setup setup) throws Exception {}

    /** Whether a consumer waits for its image, so that as many consumers as images in flight are set. */
    protected boolean waits() {
        return true;
    }

    @Override
    public final void start(Setup setup) throws Exception {
        if (setup.style() == Setup.Style.VIRTUAL) {
            System.setProperty("camel.threads.virtual.enabled", "true"); // Camel reads it once
        }
        CamelContext camel = new DefaultCamelContext();
        prepare(camel, setup);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Throwable.class)
                        .handled(true)
                        .process(exchange ->
                                done(exchange, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
                sink(image(from(queue(setup)), setup), setup.sink()).process(exchange -> done(exchange, null));
            }
        });
        camel.start();
        context = camel;
        template = camel.createProducerTemplate();
    }

    private String queue(Setup setup) {
        return setup.style() == Setup.Style.USUAL || !waits()
                ? QUEUE
                : QUEUE + "&limitConcurrentConsumers=false&concurrentConsumers=" + setup.inFlight();
    }

    private static ProcessorDefinition<?> sink(ProcessorDefinition<?> route, Sink sink) {
        if (sink instanceof Sink.Folder folder) {
            return route.to("file:" + folder.path() + "?fileName=${exchangeProperty." + NAME + "}");
        }
        if (sink instanceof Sink.S3 s3) {
            return route.process(RouteContender::describe)
                    .to("aws2-s3:" + Sink.S3.BUCKET + "?accessKey=" + Sink.S3.KEY + "&secretKey=" + Sink.S3.KEY
                            + "&overrideEndpoint=true&forcePathStyle=true&region=us-east-1&uriEndpointOverride="
                            + s3.endpoint());
        }
        LongAdder bytes = ((Sink.Nowhere) sink).bytes();
        return route.process(exchange -> {
            try (InputStream image = exchange.getMessage().getMandatoryBody(InputStream.class)) {
                bytes.add(image.transferTo(OutputStream.nullOutputStream()));
            }
        });
    }

    /** S3 wants to know beforehand how long it is, whatever streams. */
    private static void describe(Exchange exchange) {
        Message message = exchange.getMessage();
        message.setHeader("CamelAwsS3Key", exchange.getProperty(NAME));
        Object length = message.getHeader(Exchange.CONTENT_LENGTH);
        if (length != null && message.getBody() instanceof InputStream) {
            message.setHeader("CamelAwsS3ContentLength", length);
        }
    }

    @SuppressWarnings("unchecked")
    private static void done(Exchange exchange, @Nullable Throwable trouble) {
        exchange.getProperty(DONE, Consumer.class).accept(trouble);
    }

    @Override
    public final void make(String prompt, Consumer<@Nullable Throwable> done) {
        ProducerTemplate to = template;
        if (to == null) {
            throw new IllegalStateException("not started");
        }
        to.send("seda:prompts", exchange -> {
            exchange.setProperty(DONE, done);
            exchange.setProperty(NAME, UUID.randomUUID() + ".png"); // a header would go to the provider
            exchange.getMessage().setBody(prompt);
        });
    }

    @Override
    public final void close() {
        if (context != null) {
            context.stop();
        }
    }
}
