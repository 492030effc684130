package io.github.camelrecraft.simulator.replicate;

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
 * One of Recraft's models on Replicate.
 *
 * @param id       for example {@code recraft-ai/recraft-v4.1}
 * @param format   what it draws
 * @param enlarges whether the image it returns is larger than the one it takes
 * @param fields   the rules of its input
 * @param styles   that it takes by name
 * @param input    which images it takes; null when none
 * @param sizes    what it can draw
 * @param usd      for one run
 */
record ReplicateModel(
        String id,
        Format format,
        boolean enlarges,
        Schema fields,
        Styles styles,
        @Nullable InputLimits input,
        Sizes sizes,
        BigDecimal usd) {

    private static final String OWNER = "recraft-ai/";
    private static final Map<String, ReplicateModel> ALL = load(Resources.read("replicate.json"));

    /** By owner and name. */
    static Optional<ReplicateModel> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    private static Map<String, ReplicateModel> load(JsonNode document) {
        Map<String, ReplicateModel> models = new LinkedHashMap<>();
        for (JsonNode row : document.required("models")) {
            String id = OWNER + row.required("name").textValue();
            models.put(
                    id,
                    new ReplicateModel(
                            id,
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
        return models;
    }
}
