package io.github.camelrecraft;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures to send. */
final class Pngs {

    private Pngs() {}

    /** A black one. */
    static byte[] plain(int width, int height) {
        return of(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));
    }

    static byte[] of(BufferedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
