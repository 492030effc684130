package io.github.camelrecraft.simulator.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.protocol.Palette;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Sale;
import io.github.camelrecraft.simulator.protocol.Sizes.Size;
import io.github.camelrecraft.simulator.protocol.Studio;
import io.github.camelrecraft.simulator.protocol.Twist;
import io.github.camelrecraft.simulator.render.Format;
import io.github.camelrecraft.simulator.render.Image;
import io.github.camelrecraft.simulator.render.Picture;
import java.util.List;
import java.util.UUID;

/**
 * One image for a request that has passed its schema.
 *
 * @param studio draws it
 * @param model  the model
 * @param input  the model's input
 * @param twist  what goes wrong
 */
record CloudflareWork(Studio studio, CloudflareModel model, JsonNode input, Twist twist) {

    private static final int QUALITY = 95;

    boolean isSizeOffered() {
        return !input.has("size")
                || model.sizes().listed().stream()
                        .anyMatch(size -> size.toString().equals(input.get("size").textValue()));
    }

    String sizeProblem() {
        return "'input.size' must be one of " + model.sizes().listed() + " for " + model.id() + ", not "
                + input.path("size").asText();
    }

    boolean isGood() {
        return twist.failure() == null && !isEmpty() && !twist.truncated();
    }

    private boolean isEmpty() {
        return twist.noImage() || twist.failures() > 0;
    }

    List<Sale> sales(String account) {
        boolean billed = twist.failure() == null ? twist.failures() == 0 : twist.failure().billed();
        return billed
                ? List.of(new Sale(
                        null, account, model.id(), 1, model.usd(), input.path("prompt").asText()))
                : List.of();
    }

    /** The answer as the model pages show it. */
    ObjectNode state() {
        ObjectNode state = Resources.JSON.createObjectNode();
        Twist.Failure failure = twist.failure();
        if (failure != null) {
            state.put("state", "Failed")
                    .putObject("error")
                    .put("code", failure.code())
                    .put("message", failure.message());
            return state.put("model", model.id());
        }
        state.putObject("gatewayMetadata").put("keySource", "Unified");
        ObjectNode result = state.putObject("result");
        if (!isEmpty()) {
            result.put("image", studio.host(UUID.randomUUID().toString(), image()));
        }
        return state.put("state", "Completed");
    }

    private Image image() {
        JsonNode controls = input.path("controls");
        JsonNode background = controls.path("background_color");
        Size size = model.sizes().listed().stream()
                .filter(listed -> listed.toString().equals(input.path("size").asText()))
                .findFirst()
                .orElse(model.sizes().first());
        Image image = twist.image() != null
                ? twist.image()
                : studio.draw(new Picture(
                        model.isVector() ? Format.SVG : Format.PNG,
                        size.width(),
                        size.height(),
                        QUALITY,
                        Palette.colors(controls.path("colors")),
                        background.isMissingNode() ? null : Palette.color(background),
                        input.path("prompt").asText(),
                        model.id() + "   " + size + "   simulated",
                        0));
        return twist.truncated() ? image.truncated() : image;
    }
}
