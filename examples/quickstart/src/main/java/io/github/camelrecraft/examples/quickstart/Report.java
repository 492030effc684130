package io.github.camelrecraft.examples.quickstart;

import io.github.camelrecraft.RecraftConstants;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.StreamCache;

/** Prints a line for each prompt; the route calls it by the name {@code report}. */
public final class Report {

    private final PrintStream out;
    private final AtomicInteger images = new AtomicInteger();

    Report(PrintStream out) {
        this.out = out;
    }

    /** There is an image; what it is like stands in the headers. */
    public void image(
            StreamCache image,
            @Header(Exchange.FILE_NAME) String name,
            @Header(Exchange.CONTENT_TYPE) String type,
            @Header(RecraftConstants.WIDTH) int width,
            @Header(RecraftConstants.HEIGHT) int height,
            @Header(RecraftConstants.DURATION) long millis,
            @Header(RecraftConstants.PROVIDER) String provider,
            @Header(RecraftConstants.IMAGE_MODEL) String model) {
        images.incrementAndGet();
        String size = width + "x" + height;
        String format = type.replaceAll(".*/|\\+.*", "").toUpperCase(Locale.ROOT);
        out.printf(
                Locale.ROOT,
                "  %-24s %9s %-4s %5d KB %5.1f s  %s %s%n",
                name,
                size,
                format,
                image.length() / 1000,
                millis / 1000.0,
                provider,
                model);
    }

    /** There is none. */
    public void failure(
            @Header(Exchange.FILE_NAME_CONSUMED) String name,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception) {
        out.printf("  %-24s FAILED: %s%n", name, exception.getMessage());
    }

    int images() {
        return images.get();
    }
}
