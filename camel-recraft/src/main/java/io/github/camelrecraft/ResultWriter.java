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
import io.github.camelrecraft.provider.ImageProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Turns an outcome into a message's body and headers: one image as the body, several as a list of messages. */
final class ResultWriter {

    private static final String JSON = "application/json";

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
        ResultHeaders.clear(message);
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
        ResultHeaders.clear(message);
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
            ResultHeaders.set(
                    message,
                    RecraftConstants.BATCH_INDEX,
                    asked.isBatch() ? images.get(0).index() : null);
        } else {
            List<ImageMessage> messages = messages(message, asked, success, names, exchange);
            message.removeHeader(Exchange.CONTENT_TYPE);
            message.setHeader(RecraftConstants.COUNT, messages.size());
            ResultHeaders.set(message, RecraftConstants.COST, totalCost(images));
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
                ResultHeaders.set(each, RecraftConstants.BATCH_INDEX, asked.isBatch() ? image.index() : null);
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

    private void writeRequest(
            Message message, MessageRequests asked, Map<String, Object> details, Duration duration, int attempts) {
        ImageRequest request = asked.first();
        message.setHeader(RecraftConstants.PROVIDER, provider.name());
        ResultHeaders.set(
                message,
                RecraftConstants.IMAGE_MODEL,
                request.offer().model().isEmpty() ? null : request.offer().model());
        ResultHeaders.set(
                message,
                RecraftConstants.JOB_ID,
                asked.isOne() ? provider.jobId(request).orElse(null) : null);
        message.setHeader(RecraftConstants.DURATION, duration.toMillis());
        message.setHeader(RecraftConstants.ATTEMPTS, attempts);
        ResultHeaders.setDetails(message, details);
        ResultHeaders.set(
                message,
                RecraftConstants.DROPPED,
                asked.dropped().isEmpty() ? null : String.join(",", asked.dropped()));
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
        ResultHeaders.set(message, RecraftConstants.JOB_ID, delivered.jobId());
        ResultHeaders.set(message, RecraftConstants.IMAGE_ID, result.id());
        ResultHeaders.set(message, RecraftConstants.IMAGE_SEED, result.seed());
        ResultHeaders.set(message, RecraftConstants.NSFW, result.nsfw());
        ResultHeaders.set(message, RecraftConstants.COST, result.cost());
        ResultHeaders.setDetails(message, result.details());
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
}
