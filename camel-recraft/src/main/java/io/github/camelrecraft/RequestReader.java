package io.github.camelrecraft;

import io.github.camelrecraft.client.ResultType;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.ModelCatalog;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.model.RequestCheck;
import io.github.camelrecraft.observe.RequestFacts;
import io.github.camelrecraft.provider.ImageProvider;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a message asks for: its headers, over its body, over the endpoint's options; and checks it. */
final class RequestReader {

    private static final Logger LOG = LoggerFactory.getLogger(RequestReader.class);

    private final RecraftEndpoint endpoint;
    private final ImageProvider provider;
    private final ModelCatalog catalog;
    private final Map<ImageOption<?>, Object> fromEndpoint;

    RequestReader(RecraftEndpoint endpoint, ImageProvider provider) {
        this.endpoint = endpoint;
        this.provider = provider;
        this.catalog =
                endpoint.getComponent().catalog(endpoint.getConfiguration().getModelCatalog());
        this.fromEndpoint = readEndpoint(endpoint);
    }

    /**
     * Checks the endpoint's own options.
     *
     * @throws InvalidOptionException when no message could make them right
     */
    void checkEndpoint() {
        Offer offer = offer(fromEndpoint);
        check(offer, fromEndpoint);
        if (catalog.canonical(offer.model()).isEmpty()) {
            LOG.warn(
                    "Model {} is not in the model catalogue: it is passed to {} as it is, and its sizes are not checked",
                    offer.modelId(),
                    provider.name());
        }
    }

    /**
     * Reads a message.
     *
     * @throws InvalidOptionException when it asks for something that cannot be sent
     */
    ImageRequest read(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<ImageOption<?>, Object> options = new LinkedHashMap<>(fromEndpoint);
        MessageBody body = MessageBody.of(message);
        options.putAll(body.options());
        readHeaders(message, options);
        // The body comes first here, not last: what flows through a route is the prompt, a header says more about it.
        body.prompt().ifPresent(prompt -> options.put(ImageOption.PROMPT, prompt));
        requirePrompt(options.get(ImageOption.PROMPT));
        Offer offer = offer(options);
        Map<ImageOption<?>, Object> checked = check(offer, options);
        RecraftOperation operation = endpoint.getOperation();
        String jobId = endpoint.getComponent().jobIds().derive(exchange, endpoint, offer, checked);
        return new ImageRequest(operation, offer, checked, jobId);
    }

    /** What observers are told of a message that was read. */
    RequestFacts facts(ImageRequest request, URI address) {
        return facts(
                request.offer(),
                request.numberOfImages(),
                address,
                provider.jobId(request).orElse(null));
    }

    /** What observers are told of a message that was refused: what the endpoint asks for. */
    RequestFacts facts(URI address) {
        return facts(offer(fromEndpoint), 1, address, null);
    }

    private RequestFacts facts(Offer offer, int images, URI address, @Nullable String jobId) {
        boolean listed = catalog.canonical(offer.model()).isPresent();
        return new RequestFacts(
                provider.name(), endpoint.getOperation(), offer.model(), listed, images, address, jobId);
    }

    private Offer offer(Map<ImageOption<?>, Object> options) {
        String model = String.valueOf(options.get(ImageOption.MODEL));
        return catalog.offer(
                endpoint.getOperation(),
                provider.name(),
                model,
                endpoint.getConfiguration().isStrictModels());
    }

    private Map<ImageOption<?>, Object> check(Offer offer, Map<ImageOption<?>, Object> options) {
        Object outputType = options.get(ImageOption.OUTPUT_TYPE);
        if (endpoint.getConfiguration().getResultType() == ResultType.URL
                && outputType != null
                && !"URL".equalsIgnoreCase(outputType.toString())) {
            throw new InvalidOptionException(
                    "outputType", outputType, "brings no address for resultType=url", "leave one of the two out");
        }
        return new RequestCheck(catalog, endpoint.getOperation(), offer).check(options);
    }

    private static Map<ImageOption<?>, Object> readEndpoint(RecraftEndpoint endpoint) {
        // The generated configurer reads each option by its name: no list of getters to forget one in.
        PropertyConfigurerGetter getters =
                (PropertyConfigurerGetter) endpoint.getComponent().getEndpointPropertyConfigurer();
        Map<ImageOption<?>, Object> options = new LinkedHashMap<>();
        for (ImageOption<?> option : ImageOption.all()) {
            Object value = getters.getOptionValue(endpoint, option.optionName(), true);
            if (value != null) {
                options.put(option, option.read(value));
            }
        }
        return options;
    }

    private static void readHeaders(Message message, Map<ImageOption<?>, Object> options) {
        for (ImageOption<?> option : ImageOption.all()) {
            Object value = message.getHeader(HeaderNames.of(option));
            if (value != null && !option.settableByMessage()) {
                throw new InvalidOptionException(
                        "header " + HeaderNames.of(option),
                        "would decide where something is sent, which a message must not",
                        "set " + option + " on the endpoint and remove the header");
            }
            if (value != null) {
                options.put(option, option.read(value));
            }
        }
    }

    private static void requirePrompt(@Nullable Object prompt) {
        if (prompt == null || prompt.toString().isBlank()) {
            throw new InvalidOptionException(
                    "prompt",
                    "is empty",
                    "send it as the body, in the header " + RecraftConstants.PROMPT + " or as the option prompt");
        }
    }
}
