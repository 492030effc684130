package io.github.camelrecraft;

import io.github.camelrecraft.model.RecraftOperation;
import java.util.Map;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** Turn messages into images with Recraft models, through any provider that serves them. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "recraft",
        title = "Recraft",
        syntax = "recraft:operation",
        producerOnly = true,
        category = {Category.AI, Category.CLOUD},
        headersClass = RecraftConstants.class)
public class RecraftEndpoint extends DefaultEndpoint implements AsyncEndpoint, EndpointServiceLocation {

    @UriPath(description = "What to do, named as Recraft names it", enums = "generate")
    @Metadata(required = true)
    private RecraftOperation operation;

    @UriParam
    private RecraftConfiguration configuration;

    RecraftEndpoint(
            String uri, RecraftComponent component, RecraftOperation operation, RecraftConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return new RecraftProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "recraft:" + operation + " makes images and consumes nothing; use it in to(…)");
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
        return Map.of("provider", new ProviderChoice(this).provider().name());
    }

    /** What to do. */
    public RecraftOperation getOperation() {
        return operation;
    }

    /** What to do. */
    public void setOperation(RecraftOperation operation) {
        this.operation = operation;
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
