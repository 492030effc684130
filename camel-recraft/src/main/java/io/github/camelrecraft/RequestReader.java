package io.github.camelrecraft;

import io.github.camelrecraft.client.ResultType;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.InputImages;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.Lazy;
import io.github.camelrecraft.model.ModelCatalog;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.model.RecraftOperation.Input;
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
    private final OptionsCheck optionsCheck;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /** Without the prompt. */
    private final Map<ImageOption<?>, Object> fromEndpoint;

    /** The prompt of messages that bring none. */
    private final @Nullable Object promptOfEndpoint;

    /** What holds for each message that sets no option itself. */
    private final CheckedOptions ofEndpoint;

    private final boolean isListed;

    /**
     * @throws InvalidOptionException when no message could make the endpoint's own options right
     */
    RequestReader(RecraftEndpoint endpoint, ImageProvider provider, InputReader inputs) {
        this.endpoint = endpoint;
        this.operation = endpoint.operation();
        this.provider = provider;
        this.catalog =
                endpoint.getComponent().catalog(endpoint.getConfiguration().getModelCatalog());
        this.inputs = inputs;
        String users = endpoint.getConfiguration().getModelCatalog();
        if (users != null) {
            new RowsCheck(provider, users).check(catalog);
        }
        this.limits = new SpendingLimits(endpoint, catalog, provider.catalogName());
        this.optionsCheck = new OptionsCheck(endpoint, catalog, provider.catalogName());
        this.fromEndpoint = readEndpoint(endpoint);
        this.promptOfEndpoint = fromEndpoint.remove(ImageOption.PROMPT);
        this.ofEndpoint = optionsCheck.of(fromEndpoint);
        this.isListed = isListed(ofEndpoint.offer());
    }

    /**
     * Checks what else is the same for every message.
     *
     * @throws InvalidOptionException when no message could make it right
     */
    void checkEndpoint() {
        Offer offer = ofEndpoint.offer();
        List<String> dropped = new ArrayList<>(ofEndpoint.dropped());
        ofEndpoint.checked(orOfEndpoint(List.of(), null), dropped);
        limits.checkEndpoint();
        warnOnce(offer, dropped);
        if (!isListed) {
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
    MessageRequests read(Exchange exchange) {
        Message message = exchange.getMessage();
        MessageBody body = body(message);
        Map<ImageOption<?>, Object> own = new LinkedHashMap<>(body.options());
        readHeaders(message, own);
        List<String> said = orOfEndpoint(body.prompts(), own.remove(ImageOption.PROMPT));
        checkPresent(said);
        CheckedOptions wanted = own.isEmpty() ? ofEndpoint : optionsCheck.of(overEndpoint(own));
        Offer offer = wanted.offer();
        List<String> dropped = new ArrayList<>(wanted.dropped());
        List<String> prompts = wanted.checked(said, dropped);
        InputReader.Inputs given = inputs.read(message, operation, offer, dropped);
        try {
            InputImages images = given.images();
            Map<ImageOption<?>, Object> options = wanted.with(prompts);
            wanted.check().checkComplete(options, images);
            String idempotencyKey = wanted.idempotencyKey();
            Lazy<String> key = endpoint.getComponent().messageKeys().of(exchange, endpoint, idempotencyKey);
            Lazy<String> jobId = new Lazy<>(() -> JobIds.derive(
                    key.get(), idempotencyKey, RequestFingerprint.of(operation, offer, options, prompts, images)));
            RequestPlan plan = new RequestPlan(operation, offer, options, jobId, images, resultType());
            List<ImageRequest> requests = plan.of(prompts);
            limits.check(requests);
            warnOnce(offer, dropped);
            return new MessageRequests(key, requests, dropped, given);
        } catch (RuntimeException | Error e) {
            given.discard();
            throw e;
        }
    }

    private Map<ImageOption<?>, Object> overEndpoint(Map<ImageOption<?>, Object> own) {
        Map<ImageOption<?>, Object> options = new LinkedHashMap<>(fromEndpoint);
        options.putAll(own);
        return options;
    }

    /** Of an operation without a prompt, a text is not what it works on; options by name are. */
    private MessageBody body(Message message) {
        boolean says = operation.needs(Input.PROMPT) || message.getBody() instanceof Map<?, ?>;
        return says && !operation.takesImages() ? MessageBody.of(message) : MessageBody.EMPTY;
    }

    /** Each message says in its header what was left out of it; the log says it once. */
    private void warnOnce(Offer offer, List<String> dropped) {
        if (dropped.isEmpty()) {
            return;
        }
        List<String> fresh = dropped.stream().filter(warned::add).toList();
        if (!fresh.isEmpty()) {
            LOG.warn("{} does not know {}, which lenient=true leaves out", offer, String.join(", ", fresh));
        }
    }

    private ResultType resultType() {
        return endpoint.getConfiguration().getResultType();
    }

    /**
     * The body comes first here, not last: what flows through a route is the prompt, a header says more about it.
     *
     * @param header what the message's header says; null when it has none
     */
    private List<String> orOfEndpoint(List<String> ofBody, @Nullable Object header) {
        if (!ofBody.isEmpty()) {
            return ofBody;
        }
        Object prompt = header == null ? promptOfEndpoint : header;
        return prompt == null ? List.of() : List.of(prompt.toString());
    }

    private void checkPresent(List<String> prompts) {
        if (operation.needs(Input.PROMPT) && (prompts.isEmpty() || hasBlank(prompts))) {
            throw new InvalidOptionException(
                    "prompt",
                    "is empty",
                    operation.takesImages()
                            ? "send it in the header " + RecraftConstants.PROMPT + " or as the option prompt"
                            : "send it as the body, in the header " + RecraftConstants.PROMPT
                                    + " or as the option prompt");
        }
    }

    private static boolean hasBlank(List<String> prompts) {
        for (String prompt : prompts) {
            if (prompt.isBlank()) {
                return true;
            }
        }
        return false;
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
        return facts(ofEndpoint.offer(), 1, address, null);
    }

    private RequestFacts facts(Offer offer, int images, URI address, @Nullable String jobId) {
        boolean listed = offer.model().equals(ofEndpoint.offer().model()) ? isListed : isListed(offer);
        String model = offer.model().isEmpty() ? RequestFacts.NO_MODEL : offer.model();
        return new RequestFacts(provider.name(), operation, model, listed, images, address, jobId);
    }

    /** Whether the catalogue has the model, where there is one. */
    private boolean isListed(Offer offer) {
        return offer.model().isEmpty() || catalog.canonical(offer.model()).isPresent();
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
        for (ImageOption<?> option : HeaderNames.in(message)) {
            Object value = message.getHeader(HeaderNames.of(option));
            if (value == null || isOfAnEarlierStep(option, value, message)) {
                continue;
            }
            if (!option.settableByMessage()) {
                throw new InvalidOptionException(
                        "header " + HeaderNames.of(option),
                        "would decide where something is sent, which a message must not",
                        "set " + option + " on the endpoint and remove the header");
            }
            options.put(option, OptionValues.read(option, value));
        }
    }

    /** A style's id is a result too: where it can mean nothing, that is not what the message asks for. */
    private boolean isOfAnEarlierStep(ImageOption<?> option, Object value, Message message) {
        return option == ImageOption.STYLE_ID
                && value.equals(message.getExchange().getProperty(ResultHeaders.STYLE_OF_RESULT))
                && !catalog.providersWith(operation, option).contains(provider.catalogName());
    }
}
