package io.github.camelrecraft.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.model.Color;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageSize;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.TextBox;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a request says beside its images, by the names of Recraft's JSON. Where the documents disagree about a name, or two
 * operations have two names for one option, the catalogue's trait {@code field.<option>} decides.
 */
final class RecraftFields {

    /** Options whose value is sent as it is. */
    private static final Map<ImageOption<?>, String> PLAIN = new LinkedHashMap<>();

    static {
        PLAIN.put(ImageOption.STYLE, "style");
        PLAIN.put(ImageOption.SUBSTYLE, "substyle");
        PLAIN.put(ImageOption.STYLE_ID, "style_id");
        PLAIN.put(ImageOption.STYLE_MATCH, "style_match");
        PLAIN.put(ImageOption.NEGATIVE_PROMPT, "negative_prompt");
        PLAIN.put(ImageOption.SEED, "random_seed");
        PLAIN.put(ImageOption.STRENGTH, "strength");
        PLAIN.put(ImageOption.CREATIVITY, "creativity");
        PLAIN.put(ImageOption.EXPAND_LEFT, "expand_left");
        PLAIN.put(ImageOption.EXPAND_RIGHT, "expand_right");
        PLAIN.put(ImageOption.EXPAND_TOP, "expand_top");
        PLAIN.put(ImageOption.EXPAND_BOTTOM, "expand_bottom");
        PLAIN.put(ImageOption.ZOOM_OUT_PERCENTAGE, "zoom_out_percentage");
        PLAIN.put(ImageOption.REFINEMENT, "refinement");
        PLAIN.put(ImageOption.SOURCE_IMAGE_ID, "source_image_id");
        PLAIN.put(ImageOption.SIMILARITY, "similarity");
        PLAIN.put(ImageOption.MAX_NUM_SHAPES, "max_num_shapes");
        PLAIN.put(ImageOption.SHAPE_STACKING, "shape_stacking");
        PLAIN.put(ImageOption.PRIVATE_STYLE, "private");
        PLAIN.put(ImageOption.IMAGE_WEIGHTS, "image_weights");
        PLAIN.put(ImageOption.SOURCE_STYLES, "source_styles");
        PLAIN.put(ImageOption.SOURCE_STYLE_WEIGHTS, "source_style_weights");
        PLAIN.put(ImageOption.MIX_POLICY, "mix_policy");
        PLAIN.put(ImageOption.BLOCK_NSFW, "block_nsfw");
        PLAIN.put(ImageOption.CALCULATE_FEATURES, "calculate_features");
        PLAIN.put(ImageOption.EXPIRE, "expire");
    }

    /** Options that Recraft wants {@code on} or {@code off}. */
    private static final Map<ImageOption<Boolean>, String> SWITCHES = new LinkedHashMap<>();

    static {
        SWITCHES.put(ImageOption.SVG_COMPRESSION, "svg_compression");
        SWITCHES.put(ImageOption.LIMIT_NUM_SHAPES, "limit_num_shapes");
        SWITCHES.put(ImageOption.COLOR_REDUCTION, "color_reduction");
        SWITCHES.put(ImageOption.RETURN_GRADIENTS, "return_gradients");
        SWITCHES.put(ImageOption.SMALL_SHAPE_FILTER, "small_shape_filter");
    }

    /** Options of which each has a way of its own into the fields. */
    private static final Set<ImageOption<?>> OTHERS = Set.of(
            ImageOption.PROMPT,
            ImageOption.SIZE,
            ImageOption.NUMBER_OF_IMAGES,
            ImageOption.STRICT_COLOR_PALETTE,
            ImageOption.COLORS,
            ImageOption.BACKGROUND_COLOR,
            ImageOption.ARTISTIC_LEVEL,
            ImageOption.NO_TEXT,
            ImageOption.TEXT_LAYOUT,
            ImageOption.OUTPUT_TYPE,
            ImageOption.OUTPUT_FORMAT);

    private static final Map<String, String> RESPONSE_FORMATS = Map.of("URL", "url", "base64Data", "b64_json");

    /** Recraft makes raster images in the format asked for and has no field for the format of the others. */
    private static final String SVG = "svg";

    private final ImageRequest request;
    private final ObjectNode fields = Json.object();

    private RecraftFields(ImageRequest request) {
        this.request = request;
    }

    /** The fields of a request. */
    static ObjectNode of(ImageRequest request) {
        return new RecraftFields(request).all();
    }

    /** The options that become fields, and one that is sent otherwise. */
    static Set<ImageOption<?>> sent(ImageOption<?> otherwise) {
        Set<ImageOption<?>> sent = new LinkedHashSet<>(OTHERS);
        sent.addAll(PLAIN.keySet());
        sent.addAll(SWITCHES.keySet());
        sent.add(otherwise);
        return sent;
    }

    /** Whether a form, which has only flat fields, can hold them. */
    static boolean areFlat(ObjectNode fields) {
        return fields.properties().stream().map(Map.Entry::getValue).noneMatch(JsonNode::isContainerNode);
    }

    private ObjectNode all() {
        if (!request.prompt().isEmpty() && request.offer().options().containsKey(ImageOption.PROMPT.optionName())) {
            put(ImageOption.PROMPT, "prompt", request.prompt());
        }
        if (!request.offer().model().isEmpty()) {
            fields.put("model", request.offer().modelId());
        }
        size().ifPresent(size -> put(ImageOption.SIZE, "size", size));
        putNumber();
        PLAIN.forEach(this::putPlain);
        SWITCHES.forEach(this::putSwitch);
        request.get(ImageOption.STRICT_COLOR_PALETTE)
                .ifPresent(colors -> colors.forEach(color -> fields.withArray("strict_color_palette")
                        .add(Json.rgb(color).get("rgb"))));
        putControls();
        request.get(ImageOption.TEXT_LAYOUT).ifPresent(this::putTextLayout);
        request.spelled(ImageOption.OUTPUT_TYPE)
                .ifPresent(type ->
                        put(ImageOption.OUTPUT_TYPE, "response_format", RESPONSE_FORMATS.getOrDefault(type, type)));
        request.spelled(ImageOption.OUTPUT_FORMAT)
                .map(format -> format.toLowerCase(Locale.ROOT))
                .filter(format -> !format.equals(SVG))
                .ifPresent(format -> put(ImageOption.OUTPUT_FORMAT, "image_format", format));
        return fields;
    }

    private void putNumber() {
        if (request.offer().optionalTrait("result").filter("single"::equals).isEmpty()) {
            putPlain(ImageOption.NUMBER_OF_IMAGES, "n");
        } else if (request.numberOfImages() != 1) {
            throw new InvalidOptionException(
                    ImageOption.NUMBER_OF_IMAGES.optionName(),
                    request.numberOfImages(),
                    "is more than the one image that " + request.operation() + " makes",
                    "set perRequest to 1 for it in the row of " + request.offer());
        }
    }

    /** Vector models are documented to take ratios alone: their images have no pixels. */
    private Optional<String> size() {
        return request.offer().optionalTrait("vector").isPresent()
                ? request.get(ImageOption.SIZE)
                        .map(size -> request.offer().sizes().asRatio(size))
                        .map(ImageSize::toString)
                : request.pixels().map(ImageSize::toString);
    }

    @SuppressWarnings("unchecked") // the only options whose value is a String are texts
    private void putPlain(ImageOption<?> option, String name) {
        Object value = request.options().get(option);
        if (value instanceof String) {
            put(option, name, request.spelled((ImageOption<String>) option).orElseThrow());
        } else if (value != null) {
            put(option, name, value);
        }
    }

    private void putSwitch(ImageOption<Boolean> option, String name) {
        Object on = request.options().get(option);
        if (on != null) {
            put(option, name, Boolean.TRUE.equals(on) ? "on" : "off");
        }
    }

    private void put(ImageOption<?> option, String name, Object value) {
        String field =
                request.offer().optionalTrait("field." + option.optionName()).orElse(name);
        fields.set(field, Json.tree(value));
    }

    private void putControls() {
        ObjectNode controls = Json.object();
        request.get(ImageOption.COLORS).ifPresent(colors -> {
            ArrayNode array = controls.putArray("colors");
            colors.forEach(color -> array.add(weighted(color)));
        });
        request.get(ImageOption.BACKGROUND_COLOR).ifPresent(color -> controls.set("background_color", weighted(color)));
        request.get(ImageOption.ARTISTIC_LEVEL).ifPresent(level -> controls.put("artistic_level", level));
        request.get(ImageOption.NO_TEXT).ifPresent(none -> controls.put("no_text", none));
        if (!controls.isEmpty()) {
            fields.set(request.offer().optionalTrait("palette").orElse("controls"), controls);
        }
    }

    private static ObjectNode weighted(Color color) {
        ObjectNode node = Json.rgb(color);
        return color.weight() == null ? node : node.put("weight", color.weight());
    }

    private void putTextLayout(List<TextBox> boxes) {
        ArrayNode layout = fields.putArray("text_layout");
        for (TextBox each : boxes) {
            ArrayNode box = layout.addObject().put("text", each.text()).putArray("bbox");
            each.box().forEach(corner -> box.addArray().add(corner.x()).add(corner.y()));
        }
    }
}
