package io.github.camelrecraft.simulator.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.simulator.input.InputImage.Kind;
import io.github.camelrecraft.simulator.input.InputRefusal.Reason;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which images an endpoint takes.
 *
 * @param kinds    of file
 * @param maxBytes of the file
 * @param maxPixels width times height
 * @param minSide  of the shorter side
 * @param maxSide  of the longer side
 */
public record InputLimits(Set<Kind> kinds, long maxBytes, long maxPixels, int minSide, int maxSide) {

    /** Reads a row of a provider's rules; a limit that is absent does not limit. */
    public static InputLimits of(JsonNode row) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        row.required("formats").forEach(name -> kinds.add(Kind.valueOf(name.textValue())));
        return new InputLimits(
                kinds,
                row.path("maxBytes").asLong(Long.MAX_VALUE),
                row.path("maxPixels").asLong(Long.MAX_VALUE),
                row.path("minSide").asInt(0),
                row.path("maxSide").asInt(Integer.MAX_VALUE));
    }

    /**
     * Passes the image.
     *
     * @throws InputRefusal when it is beyond a limit
     */
    public InputImage check(InputImage image) {
        if (image.kind() == Kind.OTHER) {
            throw new InputRefusal(Reason.UNREADABLE, 0, "The image could not be read.");
        }
        if (!kinds.contains(image.kind())) {
            throw new InputRefusal(
                    Reason.FORMAT, 0, "The format " + image.kind() + " is not supported, use one of " + kinds + ".");
        }
        if (image.bytes() > maxBytes) {
            throw new InputRefusal(Reason.BYTES, maxBytes, "The file is larger than " + maxBytes + " bytes.");
        }
        if (Math.max(image.width(), image.height()) > maxSide) {
            throw new InputRefusal(Reason.TOO_LARGE, maxSide, "A side is longer than " + maxSide + " pixels.");
        }
        if (image.pixels() > maxPixels) {
            throw new InputRefusal(Reason.TOO_LARGE, maxPixels, "There are more than " + maxPixels + " pixels.");
        }
        if (Math.min(image.width(), image.height()) < minSide) {
            throw new InputRefusal(Reason.TOO_SMALL, minSide, "A side is shorter than " + minSide + " pixels.");
        }
        return image;
    }
}
