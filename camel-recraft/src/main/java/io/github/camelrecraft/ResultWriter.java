package io.github.camelrecraft;

import io.github.camelrecraft.client.Outcome;
import io.github.camelrecraft.client.Outcome.Delivered;
import io.github.camelrecraft.http.ReceivedImage;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageResult;
import io.github.camelrecraft.model.ShownText;
import io.github.camelrecraft.provider.ImageProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Turns an outcome into a message's body and headers: one image as the body, several as a list of messages. */
final class ResultWriter {

    /** The exchange's property with the style's id that a result has set, to be told from one that the route sets. */
    static final String STYLE_OF_RESULT = "CamelRecraftStyleOfResult";

    /** The exchange's property with the headers of results that only a provider of one's own sets. */
    private static final String HEADERS_OF_PROVIDER = "CamelRecraftHeadersOfProvider";

    private static final String JSON = "application/json";

    /** Set by results; one left by an earlier step of the route would be taken for this one's, in whatever case. */
    private static final Set<String> OF_A_RESULT = inAnyCase(
            RecraftConstants.IMAGE_ID,
            RecraftConstants.IMAGE_MODEL,
            RecraftConstants.IMAGE_URL,
            RecraftConstants.IMAGE_SEED,
            RecraftConstants.NSFW,
            RecraftConstants.COST,
            RecraftConstants.WIDTH,
            RecraftConstants.HEIGHT,
            RecraftConstants.SHA256,
            RecraftConstants.INDEX,
            RecraftConstants.JOB_ID,
            RecraftConstants.BATCH_INDEX,
            RecraftConstants.FAILURES,
            RecraftConstants.CREDITS,
            RecraftConstants.BILLABLE_UNITS,
            RecraftConstants.NSFW_SCORE,
            RecraftConstants.REVISED_PROMPT,
            RecraftConstants.REQUEST_ID,
            RecraftConstants.DROPPED,
            RecraftConstants.GATEWAY_CACHE_STATUS,
            RecraftConstants.DURATION,
            RecraftConstants.ATTEMPTS,
            RecraftConstants.FROM_LEDGER,
            RecraftConstants.COUNT,
            RecraftConstants.DRY_RUN,
            RecraftConstants.ESTIMATED_COST);

    /** All that a result may have; two of them stay until the next one sets them anew. */
    static final Set<String> HEADERS = with(OF_A_RESULT, RecraftConstants.PROVIDER, RecraftConstants.FILE_NAME);

    private final ImageProvider provider;

    private final RetainedFiles retained;

    ResultWriter(ImageProvider provider, RetainedFiles retained) {
        this.provider = provider;
        this.retained = retained;
    }

    /** Writes what there is; a failure is nothing to write. */
    void write(Exchange exchange, MessageRequests asked, Outcome outcome) throws IOException {
        if (outcome instanceof Outcome.Success success) {
            write(exchange, asked, success);
        } else if (outcome instanceof Outcome.Told told) {
            write(exchange, asked, told);
        }
    }

    /** A text, a list or a map becomes the body; a style's id is a header too, which the next step reads as its option. */
    private void write(Exchange exchange, MessageRequests asked, Outcome.Told told) throws IOException {
        Message message = exchange.getMessage();
        clear(message);
        writeRequest(message, asked, told.details(), told.duration(), told.attempts());
        if (told.answer() != null) {
            message.setBody(ImageBody.of(told.answer(), exchange, retained));
            message.setHeader(Exchange.CONTENT_TYPE, JSON);
        } else {
            message.setBody(told.value());
            message.removeHeader(Exchange.CONTENT_TYPE);
        }
    }

    private void write(Exchange exchange, MessageRequests asked, Outcome.Success success) throws IOException {
        Message message = exchange.getMessage();
        clear(message);
        writeRequest(message, asked, success.details(), success.duration(), success.attempts());
        message.setHeader(RecraftConstants.COUNT, success.images().size());
        writeFailures(message, success.failed());
        List<Delivered> images = success.images();
        FileNames names = new FileNames(message, images.size());
        if (success.answer() != null) {
            message.setBody(ImageBody.of(success.answer(), exchange, retained));
            message.setHeader(Exchange.CONTENT_TYPE, JSON);
            if (images.size() == 1) {
                writeResult(message, images.get(0), 0);
            }
        } else if (images.size() == 1) {
            writeImage(message, images.get(0), 0, names, exchange);
            set(
                    message,
                    RecraftConstants.BATCH_INDEX,
                    asked.isBatch() ? images.get(0).index() : null);
        } else {
            List<ImageMessage> messages = messages(message, asked, success, names, exchange);
            message.removeHeader(Exchange.CONTENT_TYPE);
            message.setHeader(RecraftConstants.COUNT, messages.size());
            set(message, RecraftConstants.COST, totalCost(images));
            message.setBody(ImageMessage.listOf(messages));
        }
    }

    /** One that cannot be handed on, for want of a file handle perhaps, does not cost the others, which are paid for. */
    private List<ImageMessage> messages(
            Message message, MessageRequests asked, Outcome.Success success, FileNames names, Exchange exchange)
            throws IOException {
        List<Delivered> images = success.images();
        List<ImageMessage> messages = new ArrayList<>();
        List<Failure> failed = new ArrayList<>(success.failed());
        IOException last = null;
        for (int index = 0; index < images.size(); index++) {
            Delivered image = images.get(index);
            try {
                ImageMessage each = new ImageMessage(exchange);
                each.getHeaders().putAll(message.getHeaders());
                writeImage(each, image, index, names, exchange);
                set(each, RecraftConstants.BATCH_INDEX, asked.isBatch() ? image.index() : null);
                messages.add(each);
            } catch (IOException e) {
                last = e;
                image.discard();
                failed.add(notHandedOn(image, e));
            }
        }
        if (messages.isEmpty() && last != null) {
            throw last;
        }
        writeFailures(message, failed);
        return messages;
    }

    private static Failure notHandedOn(Delivered image, IOException cause) {
        URI url = image.result().source() instanceof ImageResult.AtUrl at ? at.url() : null;
        return Failure.of(FailureKind.BAD_ANSWER, Billing.YES, "the image arrived, but cannot be handed on: " + cause)
                .withJob(image.jobId())
                .withImageUrl(url);
    }

    private static void writeFailures(Message message, List<Failure> failed) {
        if (!failed.isEmpty()) {
            message.setHeader(
                    RecraftConstants.FAILURES,
                    failed.stream().map(ResultWriter::line).collect(Collectors.joining("\n")));
        }
    }

    /** Takes away what an earlier step's result set. */
    static void clear(Message message) {
        message.getHeaders().keySet().removeIf(OF_A_RESULT::contains);
    }

    private static Set<String> inAnyCase(String... names) {
        return with(Set.of(), names);
    }

    private static Set<String> with(Set<String> others, String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(others);
        Collections.addAll(set, names);
        return Collections.unmodifiableSet(set);
    }

    private void writeRequest(
            Message message, MessageRequests asked, Map<String, Object> details, Duration duration, int attempts) {
        ImageRequest request = asked.first();
        message.setHeader(RecraftConstants.PROVIDER, provider.name());
        set(
                message,
                RecraftConstants.IMAGE_MODEL,
                request.offer().model().isEmpty() ? null : request.offer().model());
        set(
                message,
                RecraftConstants.JOB_ID,
                asked.isOne() ? provider.jobId(request).orElse(null) : null);
        message.setHeader(RecraftConstants.DURATION, duration.toMillis());
        message.setHeader(RecraftConstants.ATTEMPTS, attempts);
        writeDetails(message, details);
        set(message, RecraftConstants.DROPPED, asked.dropped().isEmpty() ? null : String.join(",", asked.dropped()));
    }

    private void writeImage(Message message, Delivered delivered, int index, FileNames names, Exchange exchange)
            throws IOException {
        writeResult(message, delivered, index);
        ReceivedImage image = delivered.image();
        if (image == null) {
            message.setBody(message.getHeader(RecraftConstants.IMAGE_URL));
            message.removeHeader(Exchange.CONTENT_TYPE);
            return;
        }
        ImageInfo info = image.info();
        message.setHeader(RecraftConstants.WIDTH, info.width());
        message.setHeader(RecraftConstants.HEIGHT, info.height());
        message.setHeader(RecraftConstants.SHA256, info.sha256());
        message.setHeader(Exchange.CONTENT_TYPE, info.format().mediaType());
        names.nameFor(delivered.result(), info, index).ifPresent(name -> {
            message.setHeader(Exchange.FILE_NAME, name);
            message.setHeader(RecraftConstants.FILE_NAME, name);
        });
        message.setBody(ImageBody.of(image.content(), exchange, retained));
    }

    private static void writeResult(Message message, Delivered delivered, int index) {
        ImageResult result = delivered.result();
        set(message, RecraftConstants.JOB_ID, delivered.jobId());
        set(message, RecraftConstants.IMAGE_ID, result.id());
        set(message, RecraftConstants.IMAGE_SEED, result.seed());
        set(message, RecraftConstants.NSFW, result.nsfw());
        set(message, RecraftConstants.COST, result.cost());
        writeDetails(message, result.details());
        message.setHeader(RecraftConstants.INDEX, index);
        if (result.source() instanceof ImageResult.AtUrl at) {
            message.setHeader(RecraftConstants.IMAGE_URL, at.url().toString());
        }
    }

    private static @Nullable BigDecimal totalCost(List<Delivered> images) {
        List<BigDecimal> costs = images.stream()
                .map(image -> image.result().cost())
                .filter(Objects::nonNull)
                .toList();
        return costs.size() < images.size() ? null : costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String line(Failure failure) {
        String url = failure.imageUrl() == null ? "" : " (it waits at " + failure.imageUrl() + ")";
        return failure.kind() + " billed=" + failure.billed() + ": " + failure.message() + url;
    }

    private static void writeDetails(Message message, Map<String, Object> details) {
        details.forEach((name, value) -> {
            String header = RecraftConstants.PREFIX + name;
            set(message, header, value);
            if (!HeaderNames.isKnown(header)) {
                remember(header, message.getExchange());
            }
        });
        Object style = details.get("StyleId");
        if (style != null) {
            message.getExchange().setProperty(STYLE_OF_RESULT, message.getHeader(RecraftConstants.PREFIX + "StyleId"));
        }
    }

    /** Copies of the exchange share the property, so that the set is never changed. */
    private static void remember(String header, Exchange exchange) {
        exchange.setProperty(HEADERS_OF_PROVIDER, with(ofProvider(exchange), header));
    }

    @SuppressWarnings("unchecked") // it is set above
    private static Set<String> ofProvider(Exchange exchange) {
        return exchange.getProperty(HEADERS_OF_PROVIDER, Set.of(), Set.class);
    }

    /** Whether an earlier step has set a header that no provider of ours sets. */
    static boolean isOfAProvider(String header, Exchange exchange) {
        return ofProvider(exchange).contains(header);
    }

    /** A text may be the provider's, and some transport may make a header of it: it stays on one line. */
    private static void set(Message message, String header, @Nullable Object value) {
        if (value != null) {
            message.setHeader(header, value instanceof String text ? ShownText.onOneLine(text) : value);
        }
    }
}
