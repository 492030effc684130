package io.github.camelrecraft.examples.brandstudio;

import io.github.camelrecraft.RecraftConstants;
import io.github.camelrecraft.examples.brandstudio.Choices.Model;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An order in the component's words: as headers for the studio's route, which has one endpoint for all orders of a
 * provider, and as the URI of an endpoint that does the same.
 */
final class RecraftCall {

    private final StringBuilder uri;
    private final Map<String, Object> headers = new LinkedHashMap<>();

    RecraftCall(Order order, Model model) {
        uri = new StringBuilder("recraft:" + order.operation() + "?provider=" + order.provider());
        if (!order.model().isEmpty()) {
            add("model", RecraftConstants.MODEL, order.model());
        }
        if (!order.ratio().isEmpty()) {
            add("size", RecraftConstants.SIZE, order.ratio());
        }
        if (order.strength() != null) {
            add("strength", RecraftConstants.STRENGTH, order.strength());
        }
        if (!order.colors().isEmpty()) {
            add("colors", RecraftConstants.COLORS, String.join(",", order.colors()));
        }
        if (order.background() != null) {
            add("backgroundColor", RecraftConstants.BACKGROUND_COLOR, order.background());
        }
        if (model.png()) {
            add("outputFormat", RecraftConstants.OUTPUT_FORMAT, "png");
        }
        if (model.cost()) {
            add("includeCost", RecraftConstants.INCLUDE_COST, true);
        }
        if (order.source() != null && !order.prompt().isEmpty()) {
            headers.put(RecraftConstants.PROMPT, order.prompt()); // since the picture is the body
        }
    }

    private void add(String option, String header, Object value) {
        uri.append('&').append(option).append('=').append(value);
        headers.put(header, value);
    }

    /**
     * What to write into a route to get such a picture; the message's body is the picture it starts from, and otherwise the
     * prompt.
     */
    String uri() {
        return uri.toString();
    }

    /** What the studio's own route sends beside the body. */
    Map<String, Object> headers() {
        return Collections.unmodifiableMap(headers);
    }
}
