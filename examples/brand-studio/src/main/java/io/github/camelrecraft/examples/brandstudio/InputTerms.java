package io.github.camelrecraft.examples.brandstudio;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * Which pictures a provider works on; what is null or empty is not limited.
 *
 * @param formats   by the extension of a file's name
 * @param maxBytes  the most bytes
 * @param maxPixels the most pixels, width times height
 * @param minSide   the fewest pixels of the shorter side
 * @param maxSide   the most pixels of the longer side
 */
record InputTerms(
        List<String> formats,
        @Nullable Long maxBytes,
        @Nullable Long maxPixels,
        @Nullable Integer minSide,
        @Nullable Integer maxSide) {

    /** Copies the list. */
    InputTerms {
        formats = List.copyOf(formats);
    }

    /** Why a picture does not fit; empty when it does. The page says the same before anything is ordered. */
    Optional<String> objection(Picture picture) {
        String format = String.valueOf(StringUtils.getFilenameExtension(picture.file()));
        if (!formats.isEmpty() && !formats.contains(format)) {
            return Optional.of("takes no " + format.toUpperCase(Locale.ROOT));
        }
        if (maxBytes != null && picture.bytes() > maxBytes) {
            return Optional.of(String.format(Locale.ROOT, "takes %.1f MB at most", maxBytes / 1e6));
        }
        if (format.equals("svg")) { // a drawing has no pixels of its own
            return Optional.empty();
        }
        if (minSide != null && Math.min(picture.width(), picture.height()) < minSide) {
            return Optional.of("takes sides of " + minSide + " pixels or more");
        }
        if (maxSide != null && Math.max(picture.width(), picture.height()) > maxSide) {
            return Optional.of("takes sides of " + maxSide + " pixels or less");
        }
        if (maxPixels != null && (long) picture.width() * picture.height() > maxPixels) {
            return Optional.of(String.format(Locale.ROOT, "takes %.1f megapixels at most", maxPixels / 1e6));
        }
        return Optional.empty();
    }
}
