package io.github.camelrecraft.simulator.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.simulator.input.DataUrl;
import io.github.camelrecraft.simulator.protocol.Ratios;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Sizes.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * The input of a prediction, which keeps the rules of its model.
 *
 * @param json as it came
 * @param size of what is to be drawn, when no image of the caller decides it
 */
record ReplicateInput(JsonNode json, Size size) {

    private static final JsonNode EXTRA_SIZES = Resources.read("replicate.json").required("extraSizes");
    private static final String NO_RATIO = "Not set";

    /**
     * Judges it.
     *
     * @throws ReplicateProblem when it breaks a rule
     */
    static ReplicateInput of(ReplicateModel model, JsonNode json) {
        model.fields().check(json).stream().findFirst().ifPresent(violation -> {
            throw ReplicateProblem.of("input.", violation);
        });
        if (json.has("style")
                && !model.styles().names().contains(json.get("style").textValue())) {
            throw ReplicateProblem.invalid(
                    "input.style", "must be one of " + model.styles().names());
        }
        if (json.has("image") && !isUrl(json.get("image").textValue())) {
            throw ReplicateProblem.invalid("input.image", "Does not match format 'uri'");
        }
        Size size = size(model, json);
        String ratio = json.path("aspect_ratio").asText(NO_RATIO);
        return new ReplicateInput(json, ratio.equals(NO_RATIO) ? size : size(model, ratio));
    }

    String prompt() {
        return json.path("prompt").asText();
    }

    /** A size that is not offered is refused even where the ratio wins. */
    private static Size size(ReplicateModel model, JsonNode json) {
        if (!json.has("size")) {
            return model.sizes().first();
        }
        List<Size> offered = new ArrayList<>(model.sizes().listed());
        if (model.fields()
                .rules()
                .at("/properties/aspect_ratio/enum")
                .toString()
                .contains("5:3")) {
            EXTRA_SIZES.forEach(size -> offered.add(Size.of(size.textValue())));
        }
        String wanted = json.get("size").textValue();
        return offered.stream()
                .filter(size -> size.toString().equals(wanted))
                .findFirst()
                .orElseThrow(() -> ReplicateProblem.invalid("input.size", "must be one of " + offered));
    }

    private static Size size(ReplicateModel model, String ratio) {
        return EXTRA_SIZES.has(ratio)
                ? Size.of(EXTRA_SIZES.get(ratio).textValue())
                : Ratios.size(model.sizes(), ratio).orElseThrow();
    }

    private static boolean isUrl(String text) {
        if (DataUrl.isMeant(text)) {
            return DataUrl.read(text).isPresent();
        }
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
