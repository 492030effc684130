package io.github.camelrecraft;

import io.github.camelrecraft.client.ResultType;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.ModelCatalog;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.model.RecraftOperation.Input;
import io.github.camelrecraft.model.RequestCheck;
import io.github.camelrecraft.observe.RequestFacts;
import io.github.camelrecraft.provider.ImageProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final RecraftOperation operation;
    private final ImageProvider provider;
    private final ModelCatalog catalog;
    private final InputReader inputs;
    private final SpendingLimits limits;
    private final Map<ImageOption<?>, Object> fromEndpoint;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    RequestReader(RecraftEndpoint endpoint, ImageProvider provider, InputReader inputs) {
        this.endpoint = endpoint;
        this.operation = endpoint.operation();
        this.provider = provider;
        this.catalog =
                endpoint.getComponent().catalog(endpoint.getConfiguration().getModelCatalog());
        this.inputs = inputs;
        this.limits = new SpendingLimits(endpoint, catalog, provider.catalogName());
        this.fromEndpoint = readEndpoint(endpoint);
    }

    /**
     * Checks the endpoint's own options.
     *
     * @throws InvalidOptionException when no message could make them right
     */
    void checkEndpoint() {
        Offer offer = offer(fromEndpoint);
        List<String> dropped = new ArrayList<>();
        check(offer, fromEndpoint, dropped);
        limits.checkEndpoint();
        warnOnce(offer, dropped);
        if (!offer.model().isEmpty() && catalog.canonical(offer.model()).isEmpty()) {
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
    Asked read(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<ImageOption<?>, Object> options = new LinkedHashMap<>(fromEndpoint);
        MessageBody body = body(message);
        options.putAll(body.options());
        readHeaders(message, options);
        List<String> prompts = prompts(body, options);
        Offer offer = offer(options);
        List<String> dropped = new ArrayList<>();
        Map<ImageOption<?>, Object> checked = check(offer, options, dropped);
        RequestCheck check = new RequestCheck(catalog, operation, offer);
        if (dropped.contains(ImageOption.PROMPT.optionName())) {
            prompts = List.of();
        }
        prompts.forEach(check::checkPrompt);
        InputReader.Inputs given = inputs.read(message, operation, offer, dropped);
        try {
            check.checkComplete(checked, given.images());
            String idempotencyKey = idempotencyKey(options);
            String key = endpoint.getComponent().messageKeys().of(exchange, endpoint, idempotencyKey);
            String jobId = JobIds.derive(
                    key, idempotencyKey, RequestFingerprint.of(operation, offer, checked, prompts, given.images()));
            RequestPlan plan = new RequestPlan(operation, offer, checked, jobId, given.images(), resultType());
            List<ImageRequest> requests = plan.of(prompts);
            limits.check(requests);
            warnOnce(offer, dropped);
            return new Asked(key, requests, dropped, given);
        } catch (RuntimeException | Error e) {
            given.discard();
            throw e;
        }
    }

    private static @Nullable String idempotencyKey(Map<ImageOption<?>, Object> options) {
        Object key = options.get(ImageOption.IDEMPOTENCY_KEY);
        if (key != null && key.toString().isBlank()) {
            throw new InvalidOptionException(
                    "idempotencyKey", "is empty", "give each message a key of its own, or leave the option out");
        }
        return key == null ? null : key.toString();
    }

    /** Of an operation without a prompt, a text is not what it works on; options by name are. */
    private MessageBody body(Message message) {
        boolean says = operation.needs(Input.PROMPT) || message.getBody() instanceof Map<?, ?>;
        return says && !operation.takesImages() ? MessageBody.of(message) : MessageBody.EMPTY;
    }

    /** Each message says in its header what was left out of it; the log says it once. */
    private void warnOnce(Offer offer, List<String> dropped) {
        List<String> fresh = dropped.stream().filter(warned::add).toList();
        if (!fresh.isEmpty()) {
            LOG.warn("{} does not know {}, which lenient=true leaves out", offer, String.join(", ", fresh));
        }
    }

    private ResultType resultType() {
        return endpoint.getConfiguration().getResultType();
    }

    /** The body comes first here, not last: what flows through a route is the prompt, a header says more about it. */
    private List<String> prompts(MessageBody body, Map<ImageOption<?>, Object> options) {
        List<String> prompts = body.prompts();
        if (prompts.isEmpty() && options.get(ImageOption.PROMPT) instanceof String prompt) {
            prompts = List.of(prompt);
        }
        if (operation.needs(Input.PROMPT)
                && (prompts.isEmpty() || prompts.stream().anyMatch(String::isBlank))) {
            throw new InvalidOptionException(
                    "prompt",
                    "is empty",
                    operation.takesImages()
                            ? "send it in the header " + RecraftConstants.PROMPT + " or as the option prompt"
                            : "send it as the body, in the header " + RecraftConstants.PROMPT
                                    + " or as the option prompt");
        }
        if (!prompts.isEmpty()) {
            options.put(ImageOption.PROMPT, prompts.get(0)); // the others are checked one by one
        }
        return prompts;
    }

    /** What observers are told of a message that was read. */
    RequestFacts facts(ImageRequest request, URI address) {
        return facts(
                request.offer(),
                request.expectedImages(),
                address,
                provider.jobId(request).orElse(null));
    }

    /** What observers are told of a message that was refused: what the endpoint asks for. */
    RequestFacts facts(URI address) {
        return facts(offer(fromEndpoint), 1, address, null);
    }

    private RequestFacts facts(Offer offer, int images, URI address, @Nullable String jobId) {
        boolean known =
                offer.model().isEmpty() || catalog.canonical(offer.model()).isPresent();
        String model = offer.model().isEmpty() ? RequestFacts.NO_MODEL : offer.model();
        return new RequestFacts(provider.name(), operation, model, known, images, address, jobId);
    }

    private Offer offer(Map<ImageOption<?>, Object> options) {
        Object model = options.get(ImageOption.MODEL);
        return catalog.offer(
                operation,
                provider.catalogName(),
                model == null ? null : model.toString(),
                endpoint.getConfiguration().isStrictModels());
    }

    private Map<ImageOption<?>, Object> check(Offer offer, Map<ImageOption<?>, Object> options, List<String> dropped) {
        Object outputType = options.get(ImageOption.OUTPUT_TYPE);
        if (resultType() == ResultType.URL && outputType != null && !"URL".equalsIgnoreCase(outputType.toString())) {
            throw new InvalidOptionException(
                    "outputType", outputType, "brings no address for resultType=url", "leave one of the two out");
        }
        if (resultType() == ResultType.JSON
                && outputType != null
                && "multipart".equalsIgnoreCase(outputType.toString())) {
            throw new InvalidOptionException(
                    "outputType",
                    outputType,
                    "brings more than the JSON of resultType=json",
                    "leave one of the two out");
        }
        Map<ImageOption<?>, Object> known = new LinkedHashMap<>(options);
        if (endpoint.getConfiguration().getLedger() != null) {
            known.remove(ImageOption.IDEMPOTENCY_KEY); // it is the ledger's, whether the provider knows it or not
        }
        if (endpoint.getConfiguration().isLenient()) {
            dropUnknown(offer, known, dropped);
        }
        return new RequestCheck(catalog, operation, offer).check(known);
    }

    private static void dropUnknown(Offer offer, Map<ImageOption<?>, Object> options, List<String> dropped) {
        options.keySet().removeIf(option -> {
            boolean unknown = option != ImageOption.MODEL && !offer.options().containsKey(option.optionName());
            if (unknown) {
                dropped.add(option.optionName());
            }
            return unknown;
        });
    }

    private static Map<ImageOption<?>, Object> readEndpoint(RecraftEndpoint endpoint) {
        // The generated configurer reads each option by its name: no list of getters to forget one in.
        PropertyConfigurerGetter getters =
                (PropertyConfigurerGetter) endpoint.getComponent().getEndpointPropertyConfigurer();
        Map<ImageOption<?>, Object> options = new LinkedHashMap<>();
        for (ImageOption<?> option : ImageOption.all()) {
            Object value = getters.getOptionValue(endpoint, option.optionName(), true);
            if (value != null) {
                options.put(option, OptionValues.read(option, value));
            }
        }
        return options;
    }

    private void readHeaders(Message message, Map<ImageOption<?>, Object> options) {
        for (ImageOption<?> option : ImageOption.all()) {
            Object value = message.getHeader(HeaderNames.of(option));
            if (value != null && isOfAnEarlierStep(option, value, message)) {
                continue;
            }
            if (value != null && !option.settableByMessage()) {
                throw new InvalidOptionException(
                        "header " + HeaderNames.of(option),
                        "would decide where something is sent, which a message must not",
                        "set " + option + " on the endpoint and remove the header");
            }
            if (value != null) {
                options.put(option, OptionValues.read(option, value));
            }
        }
    }

    /** A style's id is a result too: where it can mean nothing, that is not what the message asks for. */
    private boolean isOfAnEarlierStep(ImageOption<?> option, Object value, Message message) {
        return option == ImageOption.STYLE_ID
                && value.equals(message.getExchange().getProperty(ResultWriter.STYLE_OF_RESULT))
                && !catalog.providersWith(operation, option).contains(provider.catalogName());
    }
}
