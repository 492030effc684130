package io.github.camelrecraft.simulator.recraft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.protocol.Resources;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The custom styles of each key, and the curated ones that everybody has. Thread-safe. */
final class RecraftStyles {

    private static final JsonNode BASIC = RecraftDocument.ROOT.required("basicStyles");

    private final Map<String, Map<String, RecraftStyle>> byKey = new LinkedHashMap<>();

    synchronized void add(String key, RecraftStyle style) {
        byKey.computeIfAbsent(key, unused -> new LinkedHashMap<>()).put(style.id(), style);
    }

    /** One of the key's own. */
    synchronized Optional<RecraftStyle> own(String key, String id) {
        return Optional.ofNullable(byKey.getOrDefault(key, Map.of()).get(id.toLowerCase(Locale.ROOT)));
    }

    /** One of those that the key may use. */
    Optional<RecraftStyle> find(String key, String id) {
        return own(key, id).or(() -> basic(id));
    }

    synchronized boolean remove(String key, String id) {
        Map<String, RecraftStyle> own = byKey.get(key);
        return own != null && own.remove(id.toLowerCase(Locale.ROOT)) != null;
    }

    synchronized void clear() {
        byKey.clear();
    }

    synchronized ObjectNode list(String key) {
        ObjectNode list = Resources.JSON.createObjectNode();
        byKey.getOrDefault(key, Map.of())
                .values()
                .forEach(style -> list.withArray("styles").add(style.toJson()));
        list.withArray("styles");
        return list;
    }

    static ObjectNode basic() {
        return Resources.JSON.createObjectNode().set("styles", BASIC);
    }

    private static Optional<RecraftStyle> basic(String id) {
        for (JsonNode row : BASIC) {
            String basicId = row.required("style_id").textValue();
            if (basicId.equalsIgnoreCase(id)) {
                return RecraftModel.find(row.required("model").textValue())
                        .map(model -> new RecraftStyle(
                                basicId,
                                row.required("style").textValue(),
                                model,
                                model.isVector(),
                                false,
                                Instant.EPOCH));
            }
        }
        return Optional.empty();
    }
}
