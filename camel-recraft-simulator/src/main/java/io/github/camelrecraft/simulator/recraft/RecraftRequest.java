package io.github.camelrecraft.simulator.recraft;

import io.github.camelrecraft.simulator.content.Bytes;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.protocol.Sizes.Size;
import io.github.camelrecraft.simulator.protocol.Studio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that keeps every rule.
 *
 * @param operation what is asked for
 * @param key       who asks
 * @param body      what it says
 * @param model     null where there is none to choose
 * @param image     that is worked on, null where there is none
 * @param size      of the result
 */
record RecraftRequest(
        RecraftOperation operation,
        String key,
        RecraftBody body,
        @Nullable RecraftModel model,
        @Nullable InputImage image,
        Size size) {

    /** What a request is held against beside the documents. */
    record Context(Studio studio, RecraftStyles styles, Explored explored) {}

    /**
     * Reads it.
     *
     * @throws RecraftRefusal when it breaks a rule
     */
    static RecraftRequest of(HttpCall call, RecraftOperation operation, String key, Context context) {
        RecraftBody body = RecraftBody.of(call, operation);
        RecraftModel model = model(body, operation, context).orElse(null);
        if (model != null) {
            checkModel(body, operation, model, key, context);
        }
        for (String field : List.of("style_reference_urls", "image_urls")) {
            checkReferences(body, field, operation, context.studio());
        }
        InputImage image = image(body, operation, context.studio());
        return new RecraftRequest(operation, key, body, model, image, ResultSize.of(body, operation, model, image));
    }

    /** What it shall cost for this many results. */
    int units(int results) {
        int each = operation.units() > 0 || model == null ? operation.units() : model.units();
        return each * results + (body.has("style_reference_urls") ? RecraftDocument.STYLE_UNITS : 0);
    }

    /** How many results it shall have. */
    int count() {
        return operation.results() > 0
                ? operation.results()
                : body.fields().path("n").asInt(1);
    }

    /** What a bill calls it. */
    String billed() {
        return model == null ? operation.name() : model.id();
    }

    private static Optional<RecraftModel> model(RecraftBody body, RecraftOperation operation, Context context) {
        if (operation.families().isEmpty()) {
            return Optional.empty();
        }
        if (operation.has("source_image_id")) {
            String id = body.text("source_image_id");
            return Optional.of(context.explored()
                    .model(id)
                    .orElseThrow(() -> RecraftRefusal.invalid("'source_image_id' is no image of an exploration.")));
        }
        String byDefault = body.has("style_reference_urls")
                ? operation.only().equals("vector") ? "recraftv4_styles_vector" : "recraftv4_styles"
                : operation.model();
        String id = body.fields().path("model").asText(byDefault);
        return Optional.of(
                RecraftModel.find(id).orElseThrow(() -> RecraftRefusal.invalid("There is no model '" + id + "'.")));
    }

    private static void checkModel(
            RecraftBody body, RecraftOperation operation, RecraftModel model, String key, Context context) {
        if (!operation.families().contains(model.family().name())) {
            throw RecraftRefusal.invalid("The model " + model.id() + " is not offered by " + operation.path() + ".");
        }
        if (operation.only().equals(model.isVector() ? "raster" : "vector")) {
            throw RecraftRefusal.imageType(
                    operation.path() + " takes " + operation.only() + " models, which " + model.id() + " is not.");
        }
        if (operation.answer() == RecraftOperation.Form.STYLE) {
            RecraftRules.checkNewStyle(body, model);
        } else {
            RecraftRules.check(body, model);
        }
        List<String> ids = new ArrayList<>();
        body.fields().path("source_styles").forEach(id -> ids.add(id.textValue()));
        if (body.has("style_id")) {
            ids.add(body.text("style_id"));
        }
        for (String id : ids) {
            boolean fits = context.styles()
                    .find(key, id)
                    .orElseThrow(() -> RecraftRefusal.invalid("There is no style " + id + " for this key."))
                    .fits(model);
            if (!fits && body.has("style_id")) {
                throw RecraftRefusal.invalid("The style " + id + " is not compatible with " + model.id() + ".");
            }
        }
    }

    private static void checkReferences(RecraftBody body, String field, RecraftOperation operation, Studio studio) {
        if (body.has(field)) {
            long total = 0;
            for (Bytes reference : body.files(field, studio)) {
                operation.inputs().reference(field, reference);
                total += reference.length();
            }
            InputLimits.checkTotal(field, total);
        }
    }

    private static @Nullable InputImage image(RecraftBody body, RecraftOperation operation, Studio studio) {
        if (!operation.has("image_url")) {
            return null;
        }
        InputImage image = operation.inputs().image("image_url", one(body, "image_url", studio));
        if (operation.has("mask_url")) {
            operation.inputs().mask("mask_url", one(body, "mask_url", studio), image);
        }
        return image;
    }

    private static Bytes one(RecraftBody body, String field, Studio studio) {
        return body.files(field, studio).get(0);
    }
}
