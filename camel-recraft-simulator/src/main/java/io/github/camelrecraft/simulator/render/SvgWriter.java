package io.github.camelrecraft.simulator.render;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Draws a picture as vectors. */
final class SvgWriter {

    private static final String COMMANDS = "MLQCZ";
    private static final int[] NUMBERS = {2, 2, 4, 6, 0};

    private SvgWriter() {}

    static byte[] write(Picture picture) {
        Composition composition = Composition.of(picture);
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\">\n"
                        .formatted(picture.width(), picture.height()));
        svg.append("<title>").append(escape(picture.prompt())).append("</title>\n");
        List<Layer> layers = composition.layers();
        for (int i = 0; i < layers.size(); i++) {
            layer(svg, "g" + i, layers.get(i));
        }
        text(svg, composition.caption(), composition.tones());
        return svg.append("</svg>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void layer(StringBuilder svg, String id, Layer layer) {
        Rectangle2D bounds = layer.bounds();
        svg.append(format(
                "<linearGradient id=\"%s\" gradientUnits=\"userSpaceOnUse\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\">"
                        + "<stop stop-color=\"#%06x\"/><stop offset=\"1\" stop-color=\"#%06x\"/></linearGradient>%n",
                id, bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY(), layer.from(), layer.to()));
        svg.append(format(
                "<path fill=\"url(#%s)\" opacity=\"%.2f\" d=\"%s\"/>%n", id, layer.opacity(), path(layer.shape())));
    }

    private static String path(Shape shape) {
        StringBuilder path = new StringBuilder();
        double[] numbers = new double[6];
        PathIterator segments = shape.getPathIterator(null);
        for (; !segments.isDone(); segments.next()) {
            int segment = segments.currentSegment(numbers);
            path.append(COMMANDS.charAt(segment));
            for (int i = 0; i < NUMBERS[segment]; i++) {
                path.append(i == 0 ? "" : " ").append(format("%.1f", numbers[i]));
            }
        }
        return path.toString();
    }

    private static void text(StringBuilder svg, Caption caption, Tones tones) {
        int size = caption.dot() * (PixelFont.HEIGHT + 1);
        for (int i = 0; i < caption.lines().size(); i++) {
            text(svg, caption.lines().get(i), caption.margin(), caption.lineTop(i) + size, size, tones.ink());
        }
        int small = caption.footerDot() * (PixelFont.HEIGHT + 1);
        int pale = Tones.mix(tones.band(), tones.ink(), 0.55);
        text(svg, caption.footer(), caption.margin(), caption.footerTop() + small, small, pale);
    }

    private static void text(StringBuilder svg, String text, int x, int baseline, int size, int color) {
        svg.append(format(
                "<text x=\"%d\" y=\"%d\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"%d\" fill=\"#%06x\">%s</text>%n",
                x, baseline, size, color, escape(text)));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String escape(String text) {
        return text.replaceAll("[\\p{Cntrl}]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
