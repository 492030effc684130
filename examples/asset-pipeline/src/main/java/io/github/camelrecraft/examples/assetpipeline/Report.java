package io.github.camelrecraft.examples.assetpipeline;

import io.github.camelrecraft.examples.assetpipeline.Order.Rendition;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.StreamCache;
import org.jspecify.annotations.Nullable;

/** Prints a line for each order; the routes call it by the name {@code report}. */
public final class Report {

    private final PrintStream out;
    private final Map<Order, Progress> orders = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger images = new AtomicInteger();

    Report(PrintStream out) {
        this.out = out;
    }

    /** An image has been made. */
    public void image(StreamCache image, @ExchangeProperty("order") Order order) {
        images.incrementAndGet();
        progress(order).image(image.length());
    }

    /** It has arrived. */
    public void delivered(Destination destination, @ExchangeProperty("order") Order order) {
        progress(order).delivered(destination);
    }

    /** An image was made, and could not be delivered. */
    public void undelivered(
            @ExchangeProperty("order") Order order,
            @ExchangeProperty(Exchange.FAILURE_ROUTE_ID) String destination,
            @Header(Exchange.FILE_NAME) String image,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception) {
        progress(order).problem(image + " to " + destination + ": " + DeadLetters.reason(exception));
    }

    /** There is no image, or not even an order. */
    public void failed(
            @ExchangeProperty("line") Orders.Line line,
            @ExchangeProperty("order") @Nullable Order order,
            @ExchangeProperty("rendition") @Nullable Rendition rendition,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception) {
        if (order != null && rendition != null) {
            progress(order).problem(rendition.ratio() + ": " + DeadLetters.reason(exception));
        } else {
            count.incrementAndGet();
            out.printf("  %-16s no order: %s%n", line.name(), DeadLetters.reason(exception));
        }
    }

    /** A file is not one of orders. */
    public void unreadable(
            @Header(Exchange.FILE_NAME_ONLY) String file,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception) {
        count.incrementAndGet();
        String firstLine = DeadLetters.reason(exception).lines().findFirst().orElse("");
        out.printf("  %-16s no orders: %s%n", file, firstLine);
    }

    /** Nothing more happens to this order. */
    public void finished(Order order) {
        count.incrementAndGet();
        Progress progress = progress(order);
        orders.remove(order);
        if (progress.problems.isEmpty()) {
            done.incrementAndGet();
        }
        out.print(progress.lines(order));
    }

    int orders() {
        return count.get();
    }

    int done() {
        return done.get();
    }

    int images() {
        return images.get();
    }

    private Progress progress(Order order) {
        return orders.computeIfAbsent(order, started -> new Progress());
    }

    private static final class Progress {

        private final Map<Destination, Integer> delivered = new EnumMap<>(Destination.class);
        private final List<String> problems = new ArrayList<>();
        private int images;
        private long bytes;

        synchronized void image(long length) {
            images++;
            bytes += length;
        }

        synchronized void delivered(Destination destination) {
            delivered.merge(destination, 1, Integer::sum);
        }

        synchronized void problem(String text) {
            problems.add(text);
        }

        synchronized String lines(Order order) {
            String arrived = delivered.entrySet().stream()
                    .map(entry -> "%s %d".formatted(entry.getKey(), entry.getValue()))
                    .collect(Collectors.joining("  "));
            String counts =
                    "%d of %d images %6d KB".formatted(images, order.ratios().size(), bytes / 1000);
            StringBuilder lines =
                    new StringBuilder(String.format(Locale.ROOT, "  %-16s %s   %s%n", order.id(), counts, arrived));
            problems.forEach(problem -> lines.append(String.format("  %-16s FAILED %s%n", "", problem)));
            return lines.toString();
        }
    }
}
