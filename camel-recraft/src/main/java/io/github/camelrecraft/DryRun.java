package io.github.camelrecraft;

import io.github.camelrecraft.client.ImageJob;
import io.github.camelrecraft.http.HttpBody;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.http.Masked;
import io.github.camelrecraft.model.ImageRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RuntimeCamelException;

/**
 * In place of an image: what would be sent for it, but for the addresses that are secrets, and with the number of its bytes
 * where an image would stand. Several requests are a list.
 */
final class DryRun {

    private DryRun() {}

    /**
     * Writes what the jobs would send.
     *
     * @throws io.github.camelrecraft.model.InvalidOptionException when it cannot be sent
     */
    static void write(Exchange exchange, List<ImageJob> jobs) {
        ImageJob first = jobs.get(0);
        ImageRequest request = first.request();
        List<HttpCall> calls = jobs.stream()
                .map(job -> job.provider().encode(job.request(), job.access()))
                .toList();
        List<String> bodies = calls.stream()
                .map(call -> Masked.of(shown(call.body()), first.secrets()))
                .toList();
        Message message = exchange.getMessage();
        ResultHeaders.clear(message);
        message.setBody(bodies.size() == 1 ? bodies.get(0) : bodies);
        message.setHeader(Exchange.CONTENT_TYPE, calls.get(0).body().contentType());
        message.setHeader(RecraftConstants.DRY_RUN, true);
        message.setHeader(RecraftConstants.PROVIDER, first.provider().name());
        if (!request.offer().model().isEmpty()) {
            message.setHeader(RecraftConstants.IMAGE_MODEL, request.offer().model());
        }
        first.provider().jobId(request).ifPresent(id -> message.setHeader(RecraftConstants.JOB_ID, id));
        List<BigDecimal> costs = jobs.stream()
                .map(job -> job.request().estimatedCost().orElse(null))
                .filter(Objects::nonNull)
                .toList();
        if (costs.size() == jobs.size()) {
            message.setHeader(RecraftConstants.ESTIMATED_COST, costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        }
    }

    private static String shown(HttpBody body) {
        StringBuilder text = new StringBuilder();
        for (HttpBody.Piece piece : body.pieces()) {
            text.append(
                    piece instanceof HttpBody.Bytes bytes
                            ? new String(bytes.bytes(), StandardCharsets.UTF_8)
                            : "(" + length(piece) + " bytes)");
        }
        return text.toString();
    }

    private static long length(HttpBody.Piece piece) {
        try {
            return piece.length();
        } catch (IOException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
