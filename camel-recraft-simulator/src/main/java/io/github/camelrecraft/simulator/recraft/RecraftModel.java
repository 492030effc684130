package io.github.camelrecraft.simulator.recraft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelrecraft.simulator.protocol.Sizes;
import io.github.camelrecraft.simulator.protocol.Sizes.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One model of Recraft's.
 *
 * @param id       for example {@code recraftv4_1}
 * @param family   whose rules it follows
 * @param isVector whether it draws SVG
 * @param sizes    what it draws, in the order of the ratios
 * @param units    for one image
 * @param named    the styles that it knows by name
 */
record RecraftModel(String id, RecraftFamily family, boolean isVector, Sizes sizes, int units, JsonNode named) {

    private static final List<String> RATIOS =
            List.copyOf(RecraftDocument.texts(RecraftDocument.ROOT.required("ratios")));
    private static final List<String> VECTOR_PIXELS =
            List.copyOf(RecraftDocument.texts(RecraftDocument.ROOT.required("vectorPixels")));
    private static final String RASTER = "_raster";
    private static final Map<String, RecraftModel> ALL = load();

    /** The model of this id; each raster model may also be named with {@code _raster} at its end. */
    static Optional<RecraftModel> find(String id) {
        RecraftModel model = ALL.get(id);
        if (model == null && id.endsWith(RASTER)) {
            model = ALL.get(id.substring(0, id.length() - RASTER.length()));
            return Optional.ofNullable(model).filter(known -> !known.isVector);
        }
        return Optional.ofNullable(model);
    }

    /** The size for {@code WxH} or {@code w:h}, when the model offers it. Of pixels, a vector model knows only few. */
    Optional<Size> size(String wanted) {
        int ratio = RATIOS.indexOf(wanted);
        if (ratio >= 0) {
            return Optional.of(sizes.listed().get(ratio));
        }
        return sizes.listed().stream()
                .filter(size -> size.toString().equals(wanted))
                .filter(size -> !isVector || VECTOR_PIXELS.contains(wanted))
                .findFirst();
    }

    /** Whether it draws a style of this name. */
    boolean knows(String style) {
        return RecraftDocument.texts(named.path("names")).contains(style)
                || named.path("classes").has(style);
    }

    /** Whether a style is unknown to it, and known to its family's models for the other kind of image. */
    boolean isOfOtherKind(String style) {
        return ALL.values().stream()
                .filter(other -> other.family.equals(family) && other.isVector != isVector)
                .anyMatch(other -> other.knows(style));
    }

    String offered() {
        return RATIOS + " or " + (isVector ? VECTOR_PIXELS : sizes.listed());
    }

    private static Map<String, RecraftModel> load() {
        Map<String, RecraftModel> models = new LinkedHashMap<>();
        JsonNode styles = RecraftDocument.ROOT.required("named");
        for (JsonNode row : RecraftDocument.rows("models")) {
            String id = row.required("id").textValue();
            models.put(
                    id,
                    new RecraftModel(
                            id,
                            RecraftFamily.named(row.required("family").textValue()),
                            row.path("vector").asBoolean(),
                            Sizes.named(row.required("sizes").textValue()),
                            row.required("units").intValue(),
                            row.has("named")
                                    ? styles.required(row.get("named").textValue())
                                    : MissingNode.getInstance()));
        }
        return models;
    }
}
