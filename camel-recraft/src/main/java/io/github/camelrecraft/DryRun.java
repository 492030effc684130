package io.github.camelrecraft;

import io.github.camelrecraft.client.ImageJob;
import io.github.camelrecraft.http.Masked;
import io.github.camelrecraft.model.ImageRequest;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** In place of an image: the very bytes that would be sent for it, but for the addresses that are secrets. */
final class DryRun {

    private DryRun() {}

    /**
     * Writes what the job would send.
     *
     * @throws io.github.camelrecraft.model.InvalidOptionException when it cannot be sent
     */
    static void write(Exchange exchange, ImageJob job) {
        ImageRequest request = job.request();
        String json = new String(job.provider().encode(request, job.access()).body(), StandardCharsets.UTF_8);
        Message message = exchange.getMessage();
        ResultWriter.clear(message);
        message.setBody(Masked.of(json, job.secrets()));
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setHeader(RecraftConstants.DRY_RUN, true);
        message.setHeader(RecraftConstants.PROVIDER, job.provider().name());
        message.setHeader(RecraftConstants.IMAGE_MODEL, request.offer().model());
        job.provider().jobId(request).ifPresent(id -> message.setHeader(RecraftConstants.JOB_ID, id));
        request.estimatedCost().ifPresent(cost -> message.setHeader(RecraftConstants.ESTIMATED_COST, cost));
    }
}
