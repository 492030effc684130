package io.github.camelrecraft.simulator.runware;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.simulator.protocol.FieldGroups;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Schema;
import io.github.camelrecraft.simulator.protocol.Sizes;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One model that Runware serves.
 *
 * @param id       its AIR id
 * @param taskType the only one it takes
 * @param fields   the rules of its tasks
 * @param sizes    what it can draw
 * @param usd      for one image
 */
record RunwareModel(String id, String taskType, Schema fields, Sizes sizes, BigDecimal usd) {

    private static final Map<String, RunwareModel> ALL = load(Resources.read("runware.json"));

    static Optional<RunwareModel> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    boolean isRaster() {
        return taskType.equals("imageInference");
    }

    private static Map<String, RunwareModel> load(JsonNode document) {
        Map<String, RunwareModel> models = new LinkedHashMap<>();
        for (JsonNode row : document.required("models")) {
            String id = row.required("id").textValue();
            models.put(
                    id,
                    new RunwareModel(
                            id,
                            row.required("taskType").textValue(),
                            FieldGroups.join(document, row.required("fields")),
                            Sizes.named(row.required("sizes").textValue()),
                            new BigDecimal(row.required("usd").asText())));
        }
        return models;
    }
}
