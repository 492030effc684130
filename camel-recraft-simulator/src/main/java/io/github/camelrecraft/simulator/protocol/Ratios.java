package io.github.camelrecraft.simulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.simulator.protocol.Sizes.Size;
import java.util.Optional;

/** The aspect ratios of Recraft's own table; each of its lists of sizes has one size for each of them. */
public final class Ratios {

    private static final JsonNode TABLE = Resources.read("ratios.json");

    private Ratios() {}

    /** The size of this ratio, if there is one. */
    public static Optional<Size> size(Sizes sizes, String ratio) {
        JsonNode position = TABLE.required("positions").path(ratio);
        return position.isInt() ? Optional.of(sizes.listed().get(position.intValue())) : Optional.empty();
    }
}
