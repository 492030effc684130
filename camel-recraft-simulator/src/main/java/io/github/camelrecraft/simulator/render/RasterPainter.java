package io.github.camelrecraft.simulator.render;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Draws a picture as pixels. Uses no font of the machine. */
final class RasterPainter {

    private RasterPainter() {}

    static BufferedImage paint(Picture picture) {
        Composition composition = Composition.of(picture);
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        composition.layers().forEach(layer -> fill(graphics, layer));
        write(graphics, composition.caption(), composition.tones());
        graphics.dispose();
        return image;
    }

    private static void fill(Graphics2D graphics, Layer layer) {
        Rectangle2D bounds = layer.bounds();
        graphics.setComposite(AlphaComposite.SrcOver.derive((float) layer.opacity()));
        graphics.setPaint(
                layer.from() == layer.to()
                        ? new Color(layer.from())
                        : new GradientPaint(
                                (float) bounds.getMinX(),
                                (float) bounds.getMinY(),
                                new Color(layer.from()),
                                (float) bounds.getMaxX(),
                                (float) bounds.getMaxY(),
                                new Color(layer.to())));
        graphics.fill(layer.shape());
    }

    private static void write(Graphics2D graphics, Caption caption, Tones tones) {
        graphics.setComposite(AlphaComposite.SrcOver);
        graphics.setColor(new Color(tones.ink()));
        for (int i = 0; i < caption.lines().size(); i++) {
            write(graphics, caption.lines().get(i), caption.margin(), caption.lineTop(i), caption.dot());
        }
        graphics.setColor(new Color(Tones.mix(tones.band(), tones.ink(), 0.55)));
        write(graphics, caption.footer(), caption.margin(), caption.footerTop(), caption.footerDot());
    }

    private static void write(Graphics2D graphics, String text, int x, int y, int dot) {
        PixelFont.draw(text, (column, row) -> graphics.fillRect(x + column * dot, y + row * dot, dot, dot));
    }
}
