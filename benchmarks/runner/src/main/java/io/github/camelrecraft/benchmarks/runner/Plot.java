package io.github.camelrecraft.benchmarks.runner;

import static java.util.Comparator.comparingDouble;

import io.github.camelrecraft.benchmarks.Setup.Style;
import io.github.camelrecraft.benchmarks.runner.Measured.Key;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One row for each contender, one panel for each question. A bar is what a contender takes, in times what the component
 * takes; all panels share one logarithmic scale, so that equal lengths are equal ratios.
 */
final class Plot {

    private record Panel(String title, String subtitle, Key key, Unit unit) {}

    private static final List<Panel> PANELS = List.of(
            new Panel("CPU", "for one image", Keys.CPU, Unit.MICROSECONDS),
            new Panel("Time", "for 2,000 at once, of 2 s each", Keys.WALL, Unit.SECONDS),
            new Panel("Smallest heap", "for 8 × 100 MB in base64", Keys.BASE64_HEAP, Unit.MEGABYTES_OF_HEAP),
            new Panel("Start", "of the JVM to the first image", Keys.START, Unit.SECONDS));

    private static final List<Entrant> ROWS = List.of(
            Entrant.RECRAFT,
            Entrant.LIMIT,
            new Entrant("vertx-http", Style.TUNED),
            new Entrant("vertx-http", Style.USUAL),
            new Entrant("camel-http", Style.TUNED),
            new Entrant("camel-http", Style.USUAL),
            new Entrant("langchain4j", Style.TUNED),
            new Entrant("spring-ai", Style.TUNED),
            new Entrant("openai-java", Style.TUNED));

    private static final int MARGIN = 24;
    private static final int NAMES = 228;
    private static final int PANEL = 206;
    private static final int LABEL = 82;
    private static final int TOP = 132;
    private static final int ROW = 30;
    private static final int BAR = 14;

    private static final String STYLE = """
            text { font: 13px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328 }
            .value { paint-order: stroke; stroke: #ffffff; stroke-width: 4px; stroke-linejoin: round }
            .title { font-size: 20px; font-weight: 600 }
            .head { font-size: 14px; font-weight: 600 }
            .soft { font-size: 12px; fill: #59636e }
            .tick { text-anchor: middle }
            .ours { font-weight: 600; fill: #bc4c00 }
            .value.ours { stroke: #fff1e5 }
            .card { fill: #ffffff; stroke: #d1d9e0 }
            .band { fill: #fff1e5 }
            .grid { stroke: #d1d9e0; stroke-dasharray: 2 3 }
            .one { stroke: #bc4c00 }
            .dot { fill: #bc4c00 }
            .more { fill: #9aa7b4 }
            .less { fill: #2da44e }
            .never { fill: #d1d9e0; fill-opacity: .45 }
            .why { font-size: 12px; font-style: italic; fill: #59636e }
            @media (prefers-color-scheme: dark) {
            text { fill: #f0f6fc }
            .value { stroke: #0d1117 }
            .soft, .why { fill: #9198a1 }
            .ours { fill: #ffa657 }
            .value.ours { stroke: #2b1d10 }
            .card { fill: #0d1117; stroke: #3d444d }
            .band { fill: #2b1d10 }
            .grid { stroke: #3d444d }
            .one { stroke: #ffa657 }
            .dot { fill: #ffa657 }
            .more { fill: #656c76 }
            .less { fill: #3fb950 }
            .never { fill: #3d444d }
            }
            """;

    private final Measured measured;
    private final int jdk;
    private final List<Panel> panels;
    private final List<Entrant> rows;
    private final double lowest;
    private final double highest;
    private final StringBuilder svg = new StringBuilder();

    Plot(Measured measured) {
        this.measured = measured;
        jdk = jdk(measured).orElse(0);
        panels = PANELS.stream()
                .filter(panel ->
                        measured.median(panel.key, jdk, Entrant.RECRAFT).isPresent())
                .toList();
        rows = ROWS.stream()
                .filter(row -> panels.stream()
                        .anyMatch(panel ->
                                measured.entrants(panel.key.workload(), jdk).contains(row)))
                .sorted(comparingDouble(
                        row -> measured.ratio(PANELS.get(0).key, jdk, row).orElse(Double.MAX_VALUE)))
                .toList();
        double[] ratios = rows.stream()
                .flatMap(row -> panels.stream().flatMap(panel -> measured.ratio(panel.key, jdk, row).stream()))
                .mapToDouble(Double::doubleValue)
                .toArray();
        lowest = DoubleStream.of(ratios).min().orElse(1);
        highest = Math.max(10, DoubleStream.of(ratios).max().orElse(1));
    }

    /** The oldest Java that was measured, which is the one that most have. */
    static Optional<Integer> jdk(Measured measured) {
        SortedSet<Integer> jdks = new TreeSet<>();
        PANELS.forEach(panel -> jdks.addAll(measured.jdks(panel.key.workload())));
        return jdks.stream().findFirst();
    }

    /** In SVG; nothing when nothing was measured. */
    Optional<String> show() {
        if (panels.isEmpty()) {
            return Optional.empty();
        }
        int width = MARGIN + NAMES + panels.size() * PANEL + MARGIN;
        int height = TOP + rows.size() * ROW + 56;
        line("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">"
                .formatted(width, height, width, height));
        line("<title>What an image takes, in times what camel-recraft takes</title>");
        line("<style>\n" + STYLE + "</style>");
        line("<rect class=\"card\" x=\".5\" y=\".5\" width=\"%d\" height=\"%d\" rx=\"10\"/>"
                .formatted(width - 1, height - 1));
        text(MARGIN, 40, "title", "What an image takes, and what it takes otherwise");
        text(MARGIN, 62, "soft", "Bars: times what camel-recraft takes, on a logarithmic scale. Shorter is better.");
        IntStream.range(0, rows.size()).forEach(this::name);
        IntStream.range(0, panels.size()).forEach(this::panel);
        text(MARGIN, height - 16, "soft", measured.machines().getOrDefault(jdk, "Java " + jdk));
        line("</svg>");
        return Optional.of(svg.toString());
    }

    private void name(int row) {
        boolean ours = rows.get(row).equals(Entrant.RECRAFT);
        if (ours) {
            line("<rect class=\"band\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"5\"/>"
                    .formatted(MARGIN - 10, y(row), NAMES + panels.size() * PANEL + 20, ROW));
        }
        text(MARGIN, baseline(row), ours ? "ours" : "name", rows.get(row).title());
    }

    private void panel(int number) {
        Panel panel = panels.get(number);
        int left = MARGIN + NAMES + number * PANEL;
        text(left + x(1), TOP - 32, "head", panel.title);
        text(left + x(1), TOP - 15, "soft", panel.subtitle);
        for (double tick = 10; tick <= highest; tick *= 10) {
            vertical(left + x(tick), "grid");
            text(left + x(tick), TOP + rows.size() * ROW + 14, "soft tick", "%.0f×".formatted(tick));
        }
        for (int row = 0; row < rows.size(); row++) {
            cell(panel, left, row);
        }
        vertical(left + x(1), "one");
        text(left + x(1), TOP + rows.size() * ROW + 14, "soft tick", "1×");
    }

    private void cell(Panel panel, int left, int row) {
        Entrant entrant = rows.get(row);
        Optional<Double> ratio = measured.ratio(panel.key, jdk, entrant);
        if (ratio.isPresent()) {
            boolean ours = entrant.equals(Entrant.RECRAFT);
            double end = x(ratio.get());
            if (ours) {
                line("<circle class=\"dot\" cx=\"%s\" cy=\"%d\" r=\"5\"/>"
                        .formatted(number(left + end), y(row) + ROW / 2));
            } else {
                bar(left, row, Math.min(x(1), end), Math.max(x(1), end), ratio.get() > 1 ? "more" : "less");
            }
            double value =
                    measured.spread(panel.key, jdk, entrant).map(Spread::median).orElseThrow();
            text(
                    left + Math.max(x(1), end) + (ours ? 10 : 6),
                    baseline(row),
                    ours ? "value ours" : "value",
                    panel.unit.show(value));
        } else {
            measured.failure(panel.key, jdk, entrant)
                    .ifPresentOrElse(
                            why -> {
                                bar(left, row, x(1), PANEL - 16, "never");
                                text(left + x(1) + 8, baseline(row), "why", brief(why));
                            },
                            () -> text(left + x(1) + 8, baseline(row), "soft", "–"));
        }
    }

    /** The name of the exception is for the table. */
    private static String brief(String failure) {
        return Stream.of(failure.split(":")).findFirst().orElse(failure);
    }

    private void bar(int left, int row, double from, double to, String kind) {
        line("<rect class=\"%s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" rx=\"2\"/>"
                .formatted(kind, number(left + from), y(row) + (ROW - BAR) / 2, number(to - from), BAR));
    }

    private void vertical(double x, String kind) {
        line("<line class=\"%s\" x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\"/>"
                .formatted(kind, number(x), number(x), TOP, TOP + rows.size() * ROW));
    }

    /** Within a panel. */
    private double x(double ratio) {
        return Math.log(ratio / lowest) / Math.log(highest / lowest) * (PANEL - LABEL);
    }

    private static int y(int row) {
        return TOP + row * ROW;
    }

    private static int baseline(int row) {
        return y(row) + ROW / 2 + 5;
    }

    private void text(double x, double y, String kind, String text) {
        line("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
                .formatted(
                        kind, number(x), number(y), text.replace("&", "&amp;").replace("<", "&lt;")));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private void line(String line) {
        svg.append(line).append('\n');
    }
}
