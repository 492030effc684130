package io.github.camelrecraft;

import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.observe.RequestCounters;
import io.github.camelrecraft.observe.RequestFigures;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Turn messages into images with Recraft models, through any provider that serves them; take webhooks, and recover what
 * was paid for and never delivered.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "recraft",
        title = "Recraft",
        syntax = "recraft:operation",
        category = {Category.AI, Category.CLOUD},
        headersClass = RecraftConstants.class)
@ManagedResource(description = "Recraft endpoint: figures of its own")
public class RecraftEndpoint extends ScheduledPollEndpoint
        implements AsyncEndpoint, EndpointServiceLocation, RecraftFiguresMBean {

    @UriPath(
            description = "What to do, named as Recraft names it; or events or recover, which begin a route",
            enums =
                    "generate,imageToImage,inpaint,outpaint,replaceBackground,generateBackground,vectorize,removeBackground,crispUpscale,creativeUpscale,enhanceDetails,eraseRegion,variate,explore,exploreSimilar,enhancePrompt,createStyle,listStyles,getStyle,deleteStyle,account,events,recover")
    @Metadata(required = true)
    private @Nullable RecraftOperation operation;

    @UriParam
    private RecraftConfiguration configuration;

    @UriParam(
            label = "consumer,scheduler",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "How many milliseconds recraft:recover waits after it has looked for what to hand back")
    private long delay = 60_000;

    private final @Nullable RecraftSource source;
    private final RequestCounters counters = new RequestCounters();
    private final RecraftHealth health = new RecraftHealth();

    RecraftEndpoint(
            String uri, RecraftComponent component, RecraftOperation operation, RecraftConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.source = null;
        this.configuration = configuration;
    }

    RecraftEndpoint(String uri, RecraftComponent component, RecraftSource source, RecraftConfiguration configuration) {
        super(uri, component);
        this.source = source;
        this.configuration = configuration;
        super.setDelay(delay);
    }

    @Override
    public Producer createProducer() {
        if (source != null) {
            throw new UnsupportedOperationException(
                    "recraft:" + source + " begins a route and takes no messages; use it in from(…)");
        }
        return new RecraftProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer = consumer(processor);
        configureConsumer(consumer);
        return consumer;
    }

    private Consumer consumer(Processor processor) {
        if (source == RecraftSource.EVENTS) {
            return new EventsConsumer(this, processor);
        }
        if (source == RecraftSource.RECOVER) {
            return new RecoverConsumer(this, processor);
        }
        throw new UnsupportedOperationException(
                "recraft:" + operation
                        + " makes images and consumes nothing; use it in to(…), and recraft:events or recraft:recover in from(…)");
    }

    @Override
    public RecraftComponent getComponent() {
        return (RecraftComponent) super.getComponent();
    }

    @Override
    public String getServiceUrl() {
        return new ProviderChoice(this).baseUrl().toString();
    }

    @Override
    public String getServiceProtocol() {
        return "http";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return Map.of("provider", getProviderName());
    }

    RequestCounters counters() {
        return counters;
    }

    RecraftHealth health() {
        return health;
    }

    @Override
    public RequestFigures figures() {
        return counters.figures();
    }

    /** Who makes the images. */
    @ManagedAttribute(description = "Who makes the images")
    public String getProviderName() {
        return new ProviderChoice(this).provider().name();
    }

    /** The model, as the endpoint writes it; empty when it leaves the choice to the operation. A message may choose another. */
    @ManagedAttribute(description = "The model, as the endpoint writes it; a message may choose another")
    public String getModelName() {
        String model = configuration.getModel();
        return model == null ? "" : model;
    }

    /** What to do; null for what begins a route. */
    public @Nullable RecraftOperation getOperation() {
        return operation;
    }

    /** What to do. */
    public void setOperation(RecraftOperation operation) {
        this.operation = operation;
    }

    /** What to do, of an endpoint that messages are sent to. */
    RecraftOperation operation() {
        return Objects.requireNonNull(operation, "what begins a route does nothing with messages");
    }

    @Override
    public long getDelay() {
        return delay;
    }

    @Override
    public void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }

    /** The options. */
    public RecraftConfiguration getConfiguration() {
        return configuration;
    }

    /** The options. */
    public void setConfiguration(RecraftConfiguration configuration) {
        this.configuration = configuration;
    }
}
