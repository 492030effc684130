package io.github.camelrecraft.examples.brandstudio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Files of a person's own. */
final class Drawings {

    private Drawings() {}

    static byte[] png() throws IOException {
        return file("png");
    }

    static byte[] gif() throws IOException {
        return file("gif");
    }

    static byte[] jpeg() throws IOException {
        return file("jpg");
    }

    static byte[] svg() {
        String text = "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='300'><circle r='99'/></svg>";
        return text.getBytes(UTF_8);
    }

    private static byte[] file(String format) throws IOException {
        BufferedImage image = new BufferedImage(480, 320, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0xF7F3E3));
        graphics.fillRect(0, 0, 480, 320);
        graphics.setColor(new Color(0x087E8B));
        graphics.fillOval(140, 60, 200, 200);
        graphics.setColor(new Color(0xFF6B35));
        graphics.fillOval(200, 40, 80, 80);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }
}
