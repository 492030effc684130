package io.github.camelrecraft.examples.assetpipeline;

import io.github.camelrecraft.RecraftException;
import io.github.camelrecraft.examples.assetpipeline.Order.Rendition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Writes what failed; the routes call it by the name {@code deadLetters}. A letter is an order again, of nothing but what
 * failed, so it can be put back into the folder when the cause is gone.
 */
public final class DeadLetters {

    static final String FAILURE = "failure";

    /** The letter, and its file name. */
    public Map<String, Object> letter(
            @ExchangeProperty("line") Orders.Line line,
            @ExchangeProperty("order") @Nullable Order order,
            @ExchangeProperty("rendition") @Nullable Rendition rendition,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception,
            @Headers Map<String, Object> headers) {
        Map<String, Object> letter = new LinkedHashMap<>(line.columns());
        if (order != null && rendition != null) {
            letter.put("ratios", List.of(rendition.ratio()));
        }
        letter.put(FAILURE, failure(line, rendition, exception));
        headers.put(Exchange.FILE_NAME, (rendition == null ? line.name() : rendition.name()) + ".json");
        return letter;
    }

    /** What an exception says, and what the innermost one of its causes says more. */
    static String reason(Exception exception) {
        Throwable root = exception;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(exception.getMessage());
        String more = String.valueOf(root.getMessage());
        return message.contains(more) ? message : message + ": " + more;
    }

    private static Map<String, Object> failure(Orders.Line line, @Nullable Rendition rendition, Exception exception) {
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("reason", reason(exception));
        failure.put("order", line.name());
        if (exception instanceof RecraftException failed) {
            // When it is UNKNOWN, look at the provider's own list before ordering again.
            failure.put("billed", failed.getBilled().name());
            if (failed.getJobId() != null) {
                failure.put("job", failed.getJobId());
            }
            if (failed.getImageUrl() != null) {
                failure.put("image", failed.getImageUrl().toString());
            }
        } else {
            failure.put("billed", rendition == null ? "NO" : "UNKNOWN");
        }
        return failure;
    }
}
