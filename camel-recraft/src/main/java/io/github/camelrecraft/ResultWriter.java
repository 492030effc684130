package io.github.camelrecraft;

import io.github.camelrecraft.client.Outcome;
import io.github.camelrecraft.client.Outcome.Delivered;
import io.github.camelrecraft.http.ReceivedImage;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageResult;
import io.github.camelrecraft.provider.ImageProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Turns an outcome into a message's body and headers: one image as the body, several as a list of messages. */
final class ResultWriter {

    private static final String JSON = "application/json";

    /** Set by results; one left by an earlier step of the route would be taken for this one's. */
    private static final List<String> OF_A_RESULT = List.of(
            RecraftConstants.IMAGE_ID,
            RecraftConstants.IMAGE_URL,
            RecraftConstants.SEED,
            RecraftConstants.NSFW,
            RecraftConstants.COST,
            RecraftConstants.WIDTH,
            RecraftConstants.HEIGHT,
            RecraftConstants.SHA256,
            RecraftConstants.INDEX,
            RecraftConstants.JOB_ID,
            RecraftConstants.FAILURES,
            RecraftConstants.GATEWAY_CACHE_STATUS,
            RecraftConstants.DURATION,
            RecraftConstants.ATTEMPTS,
            RecraftConstants.COUNT,
            RecraftConstants.DRY_RUN,
            RecraftConstants.ESTIMATED_COST);

    private final ImageProvider provider;

    private final Lingering lingering;

    ResultWriter(ImageProvider provider, Lingering lingering) {
        this.provider = provider;
        this.lingering = lingering;
    }

    void write(Exchange exchange, ImageRequest request, Outcome.Success success) throws IOException {
        Message message = exchange.getMessage();
        clear(message);
        writeRequest(message, request, success);
        List<Delivered> images = success.images();
        FileNames names = new FileNames(message, images.size());
        if (success.answer() != null) {
            message.setBody(ImageBody.of(success.answer(), exchange, lingering));
            message.setHeader(Exchange.CONTENT_TYPE, JSON);
            if (images.size() == 1) {
                writeResult(message, images.get(0).result(), 0);
            }
        } else if (images.size() == 1) {
            writeImage(message, images.get(0), 0, names, exchange);
        } else {
            List<ImageMessage> messages = new ArrayList<>();
            for (int index = 0; index < images.size(); index++) {
                ImageMessage each = new ImageMessage(exchange);
                each.getHeaders().putAll(message.getHeaders());
                writeImage(each, images.get(index), index, names, exchange);
                messages.add(each);
            }
            message.removeHeader(Exchange.CONTENT_TYPE);
            set(message, RecraftConstants.COST, totalCost(images));
            message.setBody(ImageMessage.listOf(messages));
        }
    }

    /** Takes away what an earlier step's result set. */
    static void clear(Message message) {
        OF_A_RESULT.forEach(message::removeHeader);
    }

    private void writeRequest(Message message, ImageRequest request, Outcome.Success success) {
        message.setHeader(RecraftConstants.PROVIDER, provider.name());
        message.setHeader(RecraftConstants.IMAGE_MODEL, request.offer().model());
        set(message, RecraftConstants.JOB_ID, provider.jobId(request).orElse(null));
        message.setHeader(RecraftConstants.DURATION, success.duration().toMillis());
        message.setHeader(RecraftConstants.ATTEMPTS, 1);
        message.setHeader(RecraftConstants.COUNT, success.images().size());
        success.details().forEach((name, value) -> message.setHeader(RecraftConstants.PREFIX + name, value));
        if (!success.failed().isEmpty()) {
            message.setHeader(
                    RecraftConstants.FAILURES,
                    success.failed().stream().map(ResultWriter::line).collect(Collectors.joining("\n")));
        }
    }

    private void writeImage(Message message, Delivered delivered, int index, FileNames names, Exchange exchange)
            throws IOException {
        writeResult(message, delivered.result(), index);
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
        message.setBody(ImageBody.of(image.content(), exchange, lingering));
    }

    private static void writeResult(Message message, ImageResult result, int index) {
        set(message, RecraftConstants.IMAGE_ID, result.id());
        set(message, RecraftConstants.SEED, result.seed());
        set(message, RecraftConstants.NSFW, result.nsfw());
        set(message, RecraftConstants.COST, result.cost());
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

    private static void set(Message message, String header, @Nullable Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
