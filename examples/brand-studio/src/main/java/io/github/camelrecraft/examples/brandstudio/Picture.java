package io.github.camelrecraft.examples.brandstudio;

import io.github.camelrecraft.model.ImageInfo;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the gallery, as its card beside it says.
 *
 * @param id        the job's id, which is the file's name as well
 * @param file      the file's name
 * @param bytes     how large the file is
 * @param width     in pixels; 0 of a drawing that asks for no size
 * @param height    in pixels, as the width
 * @param upload    what a person's own picture is called; null when it was made here
 * @param order     what it was made from; null of an upload
 * @param uri       the endpoint that makes such a picture; null of an upload
 * @param simulated whether the simulator drew it
 * @param cost      in USD; null when the provider did not say
 * @param millis    how long the provider took
 * @param created   when, in milliseconds since 1970
 * @param headers   what the component said of it
 */
record Picture(
        String id,
        String file,
        long bytes,
        int width,
        int height,
        @Nullable String upload,
        @Nullable Order order,
        @Nullable String uri,
        boolean simulated,
        @Nullable BigDecimal cost,
        long millis,
        long created,
        Map<String, String> headers) {

    static Picture uploaded(String id, String title, ImageInfo info, long created) {
        String file = id + "." + info.format().extension();
        return new Picture(
                id,
                file,
                info.length(),
                info.width(),
                info.height(),
                title,
                null,
                null,
                false,
                null,
                0,
                created,
                Map.of());
    }

    /** What it is called: by its prompt or, without one, as what it was made from. */
    String title() {
        return order == null ? Objects.requireNonNullElse(upload, "") : order.title();
    }
}
