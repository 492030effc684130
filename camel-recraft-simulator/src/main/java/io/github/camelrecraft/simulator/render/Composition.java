package io.github.camelrecraft.simulator.render;

import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A poster as shapes, the same for pixels and for vectors. The prompt decides which of the styles it has.
 *
 * @param tones   its colours
 * @param layers  from back to front
 * @param caption the text on top of them
 */
record Composition(Tones tones, List<Layer> layers, Caption caption) {

    private static final double DARKER = 0.12;

    static Composition of(Picture picture) {
        Random random = new Random(picture.prompt().hashCode() * 31L + picture.seed());
        Tones tones = Tones.of(picture, random);
        Caption caption = Caption.of(picture);
        double width = picture.width();
        double height = Math.max(1, caption.top());
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(
                new Rectangle2D.Double(0, 0, width, picture.height()),
                tones.background(),
                Tones.mix(tones.background(), tones.color(0), DARKER),
                1));
        switch (random.nextInt(3)) {
            case 0 -> hills(layers, tones, random, width, height);
            case 1 -> tiles(layers, tones, random, width, height);
            default -> orbits(layers, tones, random, width, height);
        }
        layers.add(Layer.flat(new Rectangle2D.Double(0, caption.top(), width, caption.height()), tones.band()));
        return new Composition(tones, List.copyOf(layers), caption);
    }

    /** A sun over waves. */
    private static void hills(List<Layer> layers, Tones tones, Random random, double width, double height) {
        double radius = Math.min(width, height) * (0.2 + random.nextDouble() * 0.12);
        double sunX = width * (0.25 + random.nextDouble() * 0.5);
        double sunY = height * (0.25 + random.nextDouble() * 0.12);
        layers.add(new Layer(circle(sunX, sunY, radius * 1.35), tones.color(1), tones.color(0), 0.25));
        layers.add(new Layer(circle(sunX, sunY, radius), tones.color(1), tones.color(0), 1));
        int waves = 4;
        for (int i = 0; i < waves; i++) {
            double top = height * (0.48 + 0.13 * i);
            double swing = height * (0.05 + random.nextDouble() * 0.07);
            double shift = random.nextDouble() * Math.PI * 2;
            int color = tones.color(i + 2);
            layers.add(new Layer(wave(width, height, top, swing, shift), color, Tones.mix(color, 0, 0.25), 1));
        }
    }

    private static Shape wave(double width, double height, double top, double swing, double shift) {
        Path2D path = new Path2D.Double();
        int steps = 24;
        path.moveTo(0, height);
        for (int i = 0; i <= steps; i++) {
            double x = width * i / steps;
            path.lineTo(x, top + swing * Math.sin(shift + i * Math.PI * 2.6 / steps));
        }
        path.lineTo(width, height);
        path.closePath();
        return path;
    }

    /** A grid of discs, quarters and leaves. */
    private static void tiles(List<Layer> layers, Tones tones, Random random, double width, double height) {
        double side = Math.ceil(Math.min(width, height) / 3);
        int columns = (int) Math.ceil(width / side);
        int rows = (int) Math.ceil(height / side);
        for (int i = 0; i < columns * rows; i++) {
            double x = i % columns * side;
            double y = Math.floorDiv(i, columns) * side;
            int pick = random.nextInt(tones.colors().size());
            Rectangle2D cell = new Rectangle2D.Double(x, y, side, side);
            int ground = tones.color(pick);
            layers.add(new Layer(cell, ground, Tones.mix(ground, 0, DARKER), random.nextInt(4) == 0 ? 0 : 1));
            int color = tones.color(pick + 1 + random.nextInt(tones.colors().size() - 1));
            layers.add(new Layer(figure(random, x, y, side), color, Tones.mix(color, 0xFFFFFF, 0.2), 1));
        }
    }

    private static Shape figure(Random random, double x, double y, double side) {
        double cornerX = x + (random.nextBoolean() ? side : 0);
        double cornerY = y + (random.nextBoolean() ? side : 0);
        Area cell = new Area(new Rectangle2D.Double(x, y, side, side));
        switch (random.nextInt(4)) {
            case 0 -> cell.intersect(new Area(circle(x + side / 2, y + side / 2, side * 0.38)));
            case 1 -> cell.intersect(new Area(circle(cornerX, cornerY, side)));
            case 2 -> {
                cell.intersect(new Area(circle(cornerX, cornerY, side)));
                cell.intersect(new Area(circle(2 * x + side - cornerX, 2 * y + side - cornerY, side)));
            }
            default ->
                cell.intersect(new Area(new Arc2D.Double(x, y, side, side, 90 * random.nextInt(4), 180, Arc2D.PIE)));
        }
        return cell;
    }

    /** Rings around a point, with moons on them. */
    private static void orbits(List<Layer> layers, Tones tones, Random random, double width, double height) {
        double x = width * (0.3 + random.nextDouble() * 0.4);
        double y = height * (0.4 + random.nextDouble() * 0.25);
        double unit = Math.min(width, height) / 9;
        for (int ring = 6; ring >= 1; ring--) {
            double radius = ring * unit;
            int color = tones.color(ring);
            Area band = new Area(circle(x, y, radius));
            band.subtract(new Area(circle(x, y, radius - unit * (ring == 1 ? 1 : 0.12 + 0.5 * random.nextDouble()))));
            layers.add(new Layer(band, color, Tones.mix(color, 0xFFFFFF, 0.25), 0.92));
            double angle = random.nextDouble() * Math.PI * 2;
            int moon = tones.color(ring + 2);
            Shape disc = circle(
                    x + Math.cos(angle) * radius,
                    y + Math.sin(angle) * radius,
                    unit * (0.2 + random.nextDouble() * 0.45));
            layers.add(new Layer(disc, Tones.mix(moon, 0xFFFFFF, 0.2), moon, 1));
        }
    }

    private static Shape circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }
}
