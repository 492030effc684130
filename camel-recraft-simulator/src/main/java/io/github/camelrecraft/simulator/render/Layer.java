package io.github.camelrecraft.simulator.render;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/**
 * One shape of a poster, filled with a gradient from the top left of its bounds to their bottom right.
 *
 * @param shape   in pixels
 * @param from    0xRRGGBB
 * @param to      0xRRGGBB
 * @param opacity 0 to 1
 */
record Layer(Shape shape, int from, int to, double opacity) {

    static Layer flat(Shape shape, int color) {
        return new Layer(shape, color, color, 1);
    }

    Rectangle2D bounds() {
        return shape.getBounds2D();
    }
}
