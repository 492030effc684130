package io.github.camelrecraft.simulator.recraft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.protocol.Answer;
import io.github.camelrecraft.simulator.protocol.Palette;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Sale;
import io.github.camelrecraft.simulator.protocol.Twist;
import io.github.camelrecraft.simulator.render.Format;
import io.github.camelrecraft.simulator.render.Image;
import io.github.camelrecraft.simulator.render.Picture;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Does what an accepted request asks for. */
final class RecraftWork {

    private static final int QUALITY = 95;
    private static final int UNITS_PER_USD_DIGITS = 3;

    private final RecraftRequest request;
    private final RecraftRequest.Context context;
    private final RecraftAccount account;
    private final Twist twist;
    private final RecraftOutput output;

    RecraftWork(RecraftRequest request, RecraftRequest.Context context, RecraftAccount account, Twist twist) {
        this.request = request;
        this.context = context;
        this.account = account;
        this.twist = twist;
        this.output = new RecraftOutput(context.studio(), request.body());
    }

    Answer run() {
        Twist.Failure failure = failure();
        if (failure != null) {
            return fail(failure);
        }
        return switch (request.operation().answer()) {
            case LIST -> list();
            case SINGLE -> single();
            case TEXT -> text();
            case STYLE -> style();
        };
    }

    /** When none of the results is left, the whole request has failed. */
    private Twist.@Nullable Failure failure() {
        return twist.failure() == null && twist.failures() >= request.count()
                ? new Twist.Failure("generation_failed", "The image could not be generated.", false)
                : twist.failure();
    }

    /** Recraft is not known to fail inside HTTP 200; this is what it would look like. */
    private Answer fail(Twist.Failure failure) {
        ObjectNode json =
                Resources.JSON.createObjectNode().put("code", failure.code()).put("message", failure.message());
        List<Sale> sales =
                failure.billed() ? List.of(sell(request.units(request.count()), request.count())) : List.of();
        return new Answer(200, Map.of(), json, true, sales, List.of());
    }

    private Answer list() {
        int delivered = Math.max(0, request.count() - twist.failures() - twist.missing());
        int units = request.units(delivered);
        Sale sale = sell(units, delivered);
        ObjectNode json = head(units);
        ArrayNode data = json.putArray("data");
        for (int i = 0; i < delivered && !twist.noImage(); i++) {
            data.add(entry(i));
        }
        if (request.body().has("style_reference_urls")) {
            json.put("style_id", newStyle("any", true).id());
        }
        return output.answer(json, List.of(sale));
    }

    private Answer single() {
        int units = request.units(1);
        Sale sale = sell(units, 1);
        ObjectNode json = head(units);
        if (!twist.noImage()) {
            json.set("image", entry(0));
        }
        return output.answer(json, List.of(sale));
    }

    private Answer text() {
        int units = request.units(1);
        Sale sale = sell(units, 0);
        ObjectNode json = Resources.JSON.createObjectNode();
        if (!twist.noImage()) {
            json.put("enhanced_prompt", prompt() + ", with fine detail, soft light and a balanced composition");
        }
        return new Answer(200, Map.of(), json.put("credits", units), true, List.of(sale), List.of());
    }

    private Answer style() {
        int units = request.units(1);
        Sale sale = sell(units, 0);
        String base = request.body().fields().path("style").asText("");
        boolean isPrivate = request.body().fields().path("private").asBoolean(true);
        ObjectNode json = newStyle(base, isPrivate).toJson().put("credits", units);
        return new Answer(200, Map.of(), json, true, List.of(sale), List.of());
    }

    /** A custom style for the key; without a base it has the first one that the model's family offers. */
    private RecraftStyle newStyle(String wantedBase, boolean isPrivate) {
        RecraftModel model = model();
        String base = wantedBase.isEmpty() ? model.family().bases().iterator().next() : wantedBase;
        RecraftStyle style = new RecraftStyle(
                UUID.randomUUID().toString(),
                base,
                model,
                model.isVector() || base.equals("vector_illustration"),
                isPrivate,
                context.studio().now());
        context.styles().add(request.key(), style);
        return style;
    }

    private ObjectNode head(int units) {
        return Resources.JSON
                .createObjectNode()
                .put("created", context.studio().now().getEpochSecond())
                .put("credits", units);
    }

    private Sale sell(int units, int images) {
        account.charge(units);
        BigDecimal usd = BigDecimal.valueOf(units, UNITS_PER_USD_DIGITS);
        return new Sale(null, request.key(), request.billed(), images, usd, prompt());
    }

    private ObjectNode entry(int index) {
        String id = UUID.randomUUID().toString();
        if (request.operation().results() > 0) {
            context.explored().add(id, model());
        }
        JsonNode seed = request.body().fields().path("random_seed");
        return output.entry(id, image(seed.isMissingNode() ? id.hashCode() : seed.longValue() + index));
    }

    private Image image(long seed) {
        JsonNode controls = request.body().fields().path("controls");
        JsonNode background = controls.path("background_color");
        Picture picture = new Picture(
                format(),
                request.size().width(),
                request.size().height(),
                QUALITY,
                Palette.colors(controls.path("colors")),
                background.isMissingNode() ? null : Palette.color(background),
                prompt().isEmpty() ? request.operation().name() : prompt(),
                request.billed() + "   " + request.size() + "   simulated",
                seed);
        Image image = twist.image() != null ? twist.image() : context.studio().draw(picture);
        return twist.truncated() ? image.truncated() : image;
    }

    private Format format() {
        InputImage input = request.image();
        RecraftModel model = request.model();
        boolean isVector = model != null
                ? model.isVector()
                : request.operation().result() == RecraftOperation.Result.VECTOR
                        || (input != null && input.format() == Format.SVG);
        String wanted = request.body().fields().path("image_format").asText("webp");
        return isVector ? Format.SVG : Format.valueOf(wanted.toUpperCase(Locale.ROOT));
    }

    private RecraftModel model() {
        RecraftModel model = request.model();
        if (model == null) {
            throw new IllegalStateException(request.operation().path() + " has no model");
        }
        return model;
    }

    private String prompt() {
        return request.body().text("prompt");
    }
}
