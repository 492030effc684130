package io.github.camelrecraft.examples.brandstudio;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the gallery, as its card beside it says.
 *
 * @param id        the job's id, which is the file's name as well
 * @param file      the file's name
 * @param bytes     how large the file is
 * @param width     in pixels
 * @param height    in pixels
 * @param order     what it was made from
 * @param uri       the endpoint that makes such a picture
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
        Order order,
        String uri,
        boolean simulated,
        @Nullable BigDecimal cost,
        long millis,
        long created,
        Map<String, String> headers) {}
