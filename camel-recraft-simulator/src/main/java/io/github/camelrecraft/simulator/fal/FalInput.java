package io.github.camelrecraft.simulator.fal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.simulator.input.InputImage;
import io.github.camelrecraft.simulator.input.InputLimits;
import io.github.camelrecraft.simulator.input.InputRefusal;
import io.github.camelrecraft.simulator.protocol.Ratios;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Sizes.Size;
import io.github.camelrecraft.simulator.protocol.Studio;
import io.github.camelrecraft.simulator.protocol.Styles;
import io.github.camelrecraft.simulator.render.Format;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An input that keeps every rule of its endpoint.
 *
 * @param endpoint it is for
 * @param body     as it came
 * @param size     of what is to be drawn
 */
record FalInput(FalEndpoint endpoint, JsonNode body, Size size) {

    private static final JsonNode NAMED_SIZES = Resources.read("fal.json").required("namedSizes");
    private static final int UNNAMED_SIDE = 512;
    private static final int LONGEST_SIDE = 4096;
    private static final int SHORTEST_SIDE = 64;
    private static final String DEFAULT_STYLE = "realistic_image";

    /**
     * Judges it.
     *
     * @throws FalRefusal when it breaks a rule
     */
    static FalInput of(FalEndpoint endpoint, JsonNode body, Studio studio) {
        endpoint.fields().check(body).stream().findFirst().ifPresent(violation -> {
            throw FalRefusal.of(violation);
        });
        checkStyle(endpoint, body, "style");
        checkStyle(endpoint, body, "base_style");
        InputLimits limits = endpoint.input();
        return new FalInput(
                endpoint,
                body,
                limits == null ? size(endpoint, body.path("image_size")) : size(endpoint, body, limits, studio));
    }

    /** What the style draws, else what the endpoint draws. */
    Format format() {
        return Styles.isVector(style()) ? Format.SVG : endpoint.format();
    }

    /** Whether an endpoint for pixels is asked for a vector, which costs twice as much. */
    boolean isDearer() {
        return format() != endpoint.format();
    }

    boolean isInline() {
        return body.path("sync_mode").asBoolean();
    }

    String prompt() {
        return body.path("prompt").asText();
    }

    private String style() {
        return body.path("style").asText(DEFAULT_STYLE);
    }

    private static void checkStyle(FalEndpoint endpoint, JsonNode body, String field) {
        if (body.has(field)
                && !endpoint.styles().names().contains(body.get(field).textValue())) {
            throw FalRefusal.model(
                    "one_of",
                    "'" + field + "' must be one of " + endpoint.styles().names() + ", not "
                            + body.get(field).textValue(),
                    "body",
                    field);
        }
    }

    private static Size size(FalEndpoint endpoint, JsonNode wanted) {
        if (wanted.isMissingNode()) {
            return endpoint.sizes().first();
        }
        if (wanted.isTextual()) {
            return Ratios.size(
                            endpoint.sizes(),
                            NAMED_SIZES.path(wanted.textValue()).asText())
                    .orElseThrow(() -> unknownSize(
                            NAMED_SIZES.properties().stream()
                                    .map(Map.Entry::getKey)
                                    .toList(),
                            wanted.textValue()));
        }
        Size size = new Size(
                wanted.path("width").asInt(UNNAMED_SIDE), wanted.path("height").asInt(UNNAMED_SIDE));
        if (!endpoint.sizes().listed().contains(size)) {
            throw unknownSize(endpoint.sizes().listed(), size);
        }
        return size;
    }

    private static FalRefusal unknownSize(Object offered, Object wanted) {
        return FalRefusal.model(
                "one_of", "'image_size' must be one of " + offered + ", not " + wanted, "body", "image_size");
    }

    private static Size size(FalEndpoint endpoint, JsonNode body, InputLimits limits, Studio studio) {
        if (body.has("images_data_url")) {
            FalArchive.check(body.get("images_data_url").textValue(), limits);
            return endpoint.sizes().first();
        }
        if (body.has("image_urls")) {
            body.get("image_urls").forEach(url -> image("image_urls", url, limits, studio));
            return endpoint.sizes().first();
        }
        InputImage image = image("image_url", body.get("image_url"), limits, studio);
        int factor = endpoint.enlarges() ? 2 : 1;
        return new Size(side(image.width() * factor), side(image.height() * factor));
    }

    private static InputImage image(String field, JsonNode url, InputLimits limits, Studio studio) {
        return inField(field, () -> limits.check(InputImage.at(url.textValue(), studio)));
    }

    static <T> T inField(String field, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InputRefusal refusal) {
            throw FalRefusal.of(refusal, field);
        }
    }

    private static int side(int wanted) {
        return Math.max(SHORTEST_SIDE, Math.min(LONGEST_SIDE, wanted));
    }
}
