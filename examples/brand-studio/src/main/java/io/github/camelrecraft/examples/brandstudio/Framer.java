package io.github.camelrecraft.examples.brandstudio;

import io.github.camelrecraft.RecraftConstants;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.jspecify.annotations.Nullable;

/** Makes a picture of the gallery out of a file and the headers it came with; the route calls it by the name {@code framer}. */
final class Framer {

    private final Desk desk;
    private final Gallery gallery;
    private final InstantSource clock;

    Framer(Desk desk, Gallery gallery, InstantSource clock) {
        this.desk = desk;
        this.gallery = gallery;
        this.clock = clock;
    }

    /** The file is in the gallery's folder; it gets a card beside it. */
    public Picture frame(
            @Header(Desk.JOB) String id,
            @Header(Exchange.FILE_NAME) String file,
            @Header(RecraftConstants.WIDTH) int width,
            @Header(RecraftConstants.HEIGHT) int height,
            @Header(RecraftConstants.DURATION) long millis,
            @Header(RecraftConstants.COST) @Nullable BigDecimal cost,
            @Headers Map<String, Object> headers)
            throws IOException {
        Job job = desk.job(id).orElseThrow();
        Picture picture = new Picture(
                id,
                file,
                Files.size(gallery.folder().resolve(file)),
                width,
                height,
                null,
                job.order(),
                job.uri(),
                desk.provider(job.order()).simulated(),
                cost,
                millis,
                clock.millis(),
                ofTheComponent(headers));
        gallery.keep(picture);
        return picture;
    }

    private static Map<String, String> ofTheComponent(Map<String, Object> headers) {
        Map<String, String> texts = new TreeMap<>();
        headers.forEach((name, value) -> {
            if (value != null && (name.startsWith("CamelRecraft") || name.equals(Exchange.CONTENT_TYPE))) {
                texts.put(name, value.toString());
            }
        });
        return texts;
    }
}
