package io.github.camelrecraft.simulator.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Sizes;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One Recraft model that Cloudflare serves.
 *
 * @param id       for example {@code recraft/recraftv4-1}
 * @param isVector whether it draws SVG
 * @param sizes    what it can draw
 * @param usd      for one image
 */
record CloudflareModel(String id, boolean isVector, Sizes sizes, BigDecimal usd) {

    private static final Map<String, CloudflareModel> ALL = load();

    static Optional<CloudflareModel> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    private static Map<String, CloudflareModel> load() {
        Map<String, CloudflareModel> models = new LinkedHashMap<>();
        for (JsonNode row : Resources.read("cloudflare.json").required("models")) {
            String id = row.required("id").textValue();
            models.put(
                    id,
                    new CloudflareModel(
                            id,
                            row.path("vector").asBoolean(),
                            Sizes.named(row.required("sizes").textValue()),
                            new BigDecimal(row.required("usd").asText())));
        }
        return models;
    }
}
