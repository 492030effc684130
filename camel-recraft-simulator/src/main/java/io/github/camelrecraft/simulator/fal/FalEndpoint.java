package io.github.camelrecraft.simulator.fal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.simulator.input.InputLimits;
import io.github.camelrecraft.simulator.protocol.FieldGroups;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Schema;
import io.github.camelrecraft.simulator.protocol.Sizes;
import io.github.camelrecraft.simulator.protocol.Styles;
import io.github.camelrecraft.simulator.render.Format;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One Recraft endpoint of fal.
 *
 * @param id       for example {@code fal-ai/recraft/v4.1/text-to-image}
 * @param output   {@code images}, {@code image} or {@code style}: the form of its answer
 * @param format   what it draws when no style says otherwise
 * @param enlarges whether the image it returns is larger than the one it takes
 * @param fields   the rules of its input
 * @param styles   that it takes by name
 * @param input    which images it takes; null when none
 * @param sizes    what it can draw
 * @param usd      for one image
 */
record FalEndpoint(
        String id,
        String output,
        Format format,
        boolean enlarges,
        Schema fields,
        Styles styles,
        @Nullable InputLimits input,
        Sizes sizes,
        BigDecimal usd) {

    private static final Map<String, FalEndpoint> ALL = load(Resources.read("fal.json"));

    static Optional<FalEndpoint> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    /** The owner and the first name after it: what is left of the id in the URLs of a job. */
    static String alias(String id) {
        int owner = id.indexOf('/');
        int end = id.indexOf('/', owner + 1);
        return end < 0 ? id : id.substring(0, end);
    }

    private static Map<String, FalEndpoint> load(JsonNode document) {
        Map<String, FalEndpoint> endpoints = new LinkedHashMap<>();
        for (JsonNode row : document.required("endpoints")) {
            String id = row.required("id").textValue();
            endpoints.put(
                    id,
                    new FalEndpoint(
                            id,
                            row.required("output").textValue(),
                            Format.valueOf(row.required("format").textValue()),
                            row.path("enlarges").asBoolean(),
                            FieldGroups.join(document, row.required("fields")),
                            Styles.of(row.path("styles")),
                            row.has("input")
                                    ? InputLimits.of(document.required("limits")
                                            .required(row.get("input").textValue()))
                                    : null,
                            Sizes.named(row.required("sizes").textValue()),
                            new BigDecimal(row.required("usd").asText())));
        }
        return endpoints;
    }
}
