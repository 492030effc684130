package io.github.camelrecraft.simulator.fal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Sale;
import io.github.camelrecraft.simulator.protocol.Studio;
import io.github.camelrecraft.simulator.protocol.Twist;
import io.github.camelrecraft.simulator.render.FixedImage;
import io.github.camelrecraft.simulator.render.Image;
import io.github.camelrecraft.simulator.render.Picture;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run.
 *
 * @param studio  draws
 * @param request asks for it
 * @param twist   what goes wrong
 */
record FalWork(Studio studio, FalRequest request, Twist twist) {

    private static final int QUALITY = 95;
    private static final BigDecimal VECTOR_FACTOR = BigDecimal.valueOf(2);

    /** What it gives. The input is judged here: in the queue a bad one is a failed run. */
    FalOutcome outcome() {
        try {
            FalInput input = request.input(studio);
            Twist.Failure failure = failure();
            if (failure == null) {
                return FalOutcome.success(output(input), twist.endless() ? List.of() : List.of(sale(input)));
            }
            FalOutcome failed = FalRefusal.of(failure.code(), failure.message()).outcome();
            return failure.billed() ? failed.sold(sale(input)) : failed;
        } catch (FalRefusal refusal) {
            return refusal.outcome();
        }
    }

    private Sale sale(FalInput input) {
        FalEndpoint endpoint = request.endpoint();
        BigDecimal usd = input.isDearer() ? endpoint.usd().multiply(VECTOR_FACTOR) : endpoint.usd();
        return new Sale(request.id(), request.key().id(), endpoint.id(), 1, usd, input.prompt());
    }

    /** Of one result, a part can only fail whole. */
    private Twist.@Nullable Failure failure() {
        return twist.failure() == null && twist.failures() > 0
                ? new Twist.Failure("no_media_generated", "No image was generated.", false)
                : twist.failure();
    }

    private JsonNode output(FalInput input) {
        ObjectNode output = Resources.JSON.createObjectNode();
        switch (request.endpoint().output()) {
            case "style" -> {
                if (!twist.noImage()) {
                    output.put("style_id", UUID.randomUUID().toString());
                }
            }
            case "image" -> output.set("image", twist.noImage() ? output.nullNode() : file(input));
            default -> {
                ArrayNode images = output.putArray("images");
                if (!twist.noImage()) {
                    images.add(file(input));
                }
            }
        }
        return output;
    }

    /** The size of a file is told when it is known: a picture is not drawn before somebody reads it. */
    private ObjectNode file(FalInput input) {
        String id = UUID.randomUUID().toString();
        Image drawn = twist.image() != null ? twist.image() : studio.draw(picture(input, id.hashCode()));
        Image image = twist.truncated() ? drawn.truncated() : drawn;
        String type = image.format().contentType();
        ObjectNode file = Resources.JSON
                .createObjectNode()
                .put(
                        "url",
                        input.isInline()
                                ? "data:" + type + ";base64," + studio.inline(id, image)
                                : studio.host(id, image, endOfLife()))
                .put("content_type", type)
                .put("file_name", id + "." + image.format().extension());
        if (image instanceof FixedImage fixed) {
            file.put("file_size", fixed.content().length());
        }
        return file;
    }

    private Instant endOfLife() {
        return studio.now().plus(studio.latency()).plus(request.headers().lifeOfFiles());
    }

    private Picture picture(FalInput input, int seed) {
        List<Integer> colors = new ArrayList<>();
        input.body().path("colors").forEach(color -> colors.add(rgb(color)));
        JsonNode background = input.body().path("background_color");
        return new Picture(
                input.format(),
                input.size().width(),
                input.size().height(),
                QUALITY,
                colors,
                background.isMissingNode() ? null : rgb(background),
                input.prompt().isEmpty() ? request.endpoint().id() : input.prompt(),
                request.endpoint().id() + "   " + input.size() + "   simulated",
                seed);
    }

    private static int rgb(JsonNode color) {
        return color.path("r").asInt() << 16
                | color.path("g").asInt() << 8
                | color.path("b").asInt();
    }
}
