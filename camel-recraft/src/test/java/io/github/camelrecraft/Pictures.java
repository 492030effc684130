package io.github.camelrecraft;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Images to send to a provider. */
final class Pictures {

    /** An IEND chunk: length, name, checksum. */
    private static final int END = 12;

    private Pictures() {}

    static byte[] png(int width, int height) {
        return encoded("png", filled(width, height, 0x336699));
    }

    static byte[] jpg(int width, int height) {
        return encoded("jpg", filled(width, height, 0x336699));
    }

    static byte[] gif(int width, int height) {
        return encoded("gif", filled(width, height, 0x336699));
    }

    /** White on the left, black on the right. */
    static byte[] mask(int width, int height) {
        return mask(width, height, 0xFFFFFF);
    }

    /** A colour on the left, black on the right. */
    static byte[] mask(int width, int height, int color) {
        BufferedImage image = filled(width, height, 0);
        image.createGraphics().drawImage(filled(width / 2, height, color), 0, 0, null);
        return encoded("png", image);
    }

    static byte[] svg() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"300\"><path d=\"M0 0h9v9z\"/></svg>"
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A PNG of exactly this many bytes: noise in a chunk that decoders skip. */
    static byte[] png(int width, int height, int bytes) {
        byte[] small = png(width, height);
        byte[] noise = new byte[bytes - small.length - END];
        new Random(1).nextBytes(noise);
        byte[] name = "reCr".getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(noise);
        return ByteBuffer.allocate(bytes)
                .put(small, 0, small.length - END)
                .putInt(noise.length)
                .put(name)
                .put(noise)
                .putInt((int) checksum.getValue())
                .put(small, small.length - END, END)
                .array();
    }

    private static BufferedImage filled(int width, int height, int color) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, color);
            }
        }
        return image;
    }

    private static byte[] encoded(String format, BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
