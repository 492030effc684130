package io.github.camelrecraft.simulator.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.protocol.Palette;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Sale;
import io.github.camelrecraft.simulator.protocol.Studio;
import io.github.camelrecraft.simulator.protocol.Twist;
import io.github.camelrecraft.simulator.render.Format;
import io.github.camelrecraft.simulator.render.Image;
import io.github.camelrecraft.simulator.render.Picture;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One image.
 *
 * @param studio  draws it
 * @param request asks for it
 * @param twist   what goes wrong
 */
record CloudflareWork(Studio studio, CloudflareRequest request, Twist twist) {

    private static final int QUALITY = 95;

    /** Of one result, a part can only fail whole. */
    private Twist.@Nullable Failure failure() {
        return twist.failure() == null && twist.failures() > 0
                ? new Twist.Failure("provider_unavailable", "The image could not be generated.", false)
                : twist.failure();
    }

    boolean isGood() {
        return failure() == null && !twist.noImage() && !twist.truncated();
    }

    List<Sale> sales() {
        Twist.Failure failure = failure();
        if (failure != null && !failure.billed()) {
            return List.of();
        }
        CloudflareModel model = request.model();
        return List.of(new Sale(null, request.account(), model.id(), 1, model.usd(), prompt()));
    }

    /** The answer as the model pages show it. */
    ObjectNode state() {
        ObjectNode state = Resources.JSON.createObjectNode();
        Twist.Failure failure = failure();
        if (failure != null) {
            state.put("state", "Failed")
                    .putObject("error")
                    .put("code", failure.code())
                    .put("message", failure.message());
            return state.put("model", request.model().id());
        }
        state.putObject("gatewayMetadata").put("keySource", "Unified");
        ObjectNode result = state.putObject("result");
        if (!twist.noImage()) {
            result.put("image", studio.host(UUID.randomUUID().toString(), image()));
        }
        return state.put("state", "Completed");
    }

    private Image image() {
        Image image = twist.image() != null ? twist.image() : studio.draw(picture());
        return twist.truncated() ? image.truncated() : image;
    }

    private Picture picture() {
        JsonNode controls = request.input().path("controls");
        JsonNode background = controls.path("background_color");
        CloudflareModel model = request.model();
        return new Picture(
                model.isVector() ? Format.SVG : Format.PNG,
                request.size().width(),
                request.size().height(),
                QUALITY,
                Palette.colors(controls.path("colors")),
                background.isMissingNode() ? null : Palette.color(background),
                prompt(),
                model.id() + "   " + request.size() + "   simulated",
                0);
    }

    private String prompt() {
        return request.input().path("prompt").asText();
    }
}
