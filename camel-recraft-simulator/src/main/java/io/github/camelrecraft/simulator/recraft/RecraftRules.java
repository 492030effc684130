package io.github.camelrecraft.simulator.recraft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What Recraft's documents say about a request beyond the form of its fields. */
final class RecraftRules {

    /** Weights are decimal fractions, and their binary sum may be a hair above 1. */
    private static final double HAIR = 1e-9;

    /** One word of printable ASCII and of the capitals that the documents add. */
    private static final Pattern WORD = Pattern.compile("[!-~ØĐĦŁŊŦßẞ\u0391-\u03A9\u0410-\u042F]+");

    private static final List<String> STYLES = List.of("style", "style_id", "style_reference_urls");
    private static final List<String> V2_V3_ONLY = List.of("source_styles", "source_style_weights", "mix_policy");

    private final RecraftBody body;
    private final RecraftModel model;

    private RecraftRules(RecraftBody body, RecraftModel model) {
        this.body = body;
        this.model = model;
    }

    /** Holds a request for images against the rules of its model. */
    static void check(RecraftBody body, RecraftModel model) {
        RecraftRules rules = new RecraftRules(body, model);
        rules.checkLimited();
        rules.checkPrompt();
        rules.checkStyle();
        rules.checkColors(body.fields().path("controls"));
        rules.checkTextLayout();
        if (model.isVector() && body.has("image_format")) {
            throw RecraftRefusal.invalid("'image_format' is for raster models, not for " + model.id() + ".");
        }
    }

    /** Holds the making of a custom style against the rules of the model it is for. */
    static void checkNewStyle(RecraftBody body, RecraftModel model) {
        RecraftRules rules = new RecraftRules(body, model);
        RecraftFamily family = model.family();
        if (!body.has("image_urls") && !body.has("source_styles")) {
            throw RecraftRefusal.invalid("'image_urls', or files in a form, or 'source_styles' are required.");
        }
        rules.checkOneOf("style", family.bases());
        rules.checkOneOf("match", family.match());
        if (family.pool().equals("v4")) {
            V2_V3_ONLY.forEach(field -> refuseIf(
                    body.has(field), "'" + field + "' is for V2 and V3 styles, not for those of " + model.id() + "."));
        }
        rules.checkCount("image_weights", "image_urls");
        rules.checkCount("source_style_weights", "source_styles");
        rules.checkColors(body.fields().path("palette"));
    }

    private void checkLimited() {
        for (String field : RecraftFamily.LIMITED) {
            JsonNode value = body.fields().at("/" + field.replace('.', '/'));
            refuseIf(
                    !value.isMissingNode() && !model.family().takes().contains(field),
                    "'" + field + "' is not supported by " + model.id() + ".");
        }
    }

    private void checkPrompt() {
        String prompt = body.text("prompt");
        int max = model.family().maxPrompt();
        refuseIf(
                prompt.codePointCount(0, prompt.length()) > max,
                "'prompt' must have at most " + max + " characters for " + model.id() + ".");
    }

    private void checkStyle() {
        List<String> given = STYLES.stream().filter(body::has).toList();
        refuseIf(given.size() > 1, "Only one of " + given + " can be used.");
        refuseIf(
                model.family().needsStyle() && given.isEmpty(),
                model.id() + " needs a style: 'style_id' or style references.");
        checkOneOf("style_match", model.family().match());
        if (body.has("style")) {
            checkNamedStyle(body.text("style"));
        }
        refuseIf(
                body.has("substyle")
                        && !RecraftDocument.texts(model.named().path("classes").path(body.text("style")))
                                .contains(body.text("substyle")),
                "'substyle' " + body.text("substyle") + " does not belong to the style '" + body.text("style") + "' of "
                        + model.id() + ".");
    }

    private void checkNamedStyle(String style) {
        if (model.knows(style)) {
            return;
        }
        String message = "The style '" + style + "' is not offered by " + model.id() + ".";
        throw model.isOfOtherKind(style) ? RecraftRefusal.imageType(message) : RecraftRefusal.invalid(message);
    }

    private void checkColors(JsonNode palette) {
        double sum = 0;
        for (JsonNode color : palette.path("colors")) {
            sum += color.path("weight").asDouble();
        }
        refuseIf(sum > 1 + HAIR, "The weights of 'colors' must not sum above 1.");
    }

    private void checkTextLayout() {
        for (JsonNode item : body.fields().path("text_layout")) {
            String text = item.path("text").asText();
            refuseIf(!WORD.matcher(text).matches(), "'text_layout.text' must be one word of supported characters.");
        }
    }

    private void checkOneOf(String field, Set<String> allowed) {
        refuseIf(
                body.has(field) && !allowed.contains(body.text(field)),
                "'" + field + "' must be one of " + allowed + " for " + model.id() + ".");
    }

    private void checkCount(String weights, String weighted) {
        refuseIf(
                body.has(weights)
                        && body.fields().path(weights).size()
                                != body.fields().path(weighted).size(),
                "'" + weights + "' must have one entry for each of '" + weighted + "'.");
    }

    private static void refuseIf(boolean wrong, String message) {
        if (wrong) {
            throw RecraftRefusal.invalid(message);
        }
    }
}
