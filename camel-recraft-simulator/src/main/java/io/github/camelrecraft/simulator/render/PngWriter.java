package io.github.camelrecraft.simulator.render;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** PNG in a third of the time that ImageIO takes: flat shapes need little compression to become small. */
public final class PngWriter {

    private static final int FILTER_UP = 2;
    private static final int BLOCK = 64 * 1024;

    private PngWriter() {}

    static byte[] write(BufferedImage image) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        return write(image.getWidth(), image.getHeight(), pixels);
    }

    /** The file for pixels of 0xRRGGBB, row by row. */
    public static byte[] write(int width, int height, int[] pixels) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(PngChunks.signature());
        file.writeBytes(PngChunks.header(width, height));
        file.writeBytes(PngChunks.chunk("IDAT", compress(width, height, pixels)));
        file.writeBytes(PngChunks.end());
        return file.toByteArray();
    }

    /** Each byte as its difference to the byte above: a flat area becomes zeros. */
    private static byte[] compress(int width, int height, int[] pixels) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        byte[] row = new byte[1 + 3 * width];
        row[0] = FILTER_UP;
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, BLOCK)) {
            for (int y = 0; y < height; y++) {
                for (int x = 0, i = 1; x < width; x++) {
                    int pixel = pixels[y * width + x];
                    int above = y == 0 ? 0 : pixels[(y - 1) * width + x];
                    row[i++] = (byte) ((pixel >> 16) - (above >> 16));
                    row[i++] = (byte) ((pixel >> 8) - (above >> 8));
                    row[i++] = (byte) (pixel - above);
                }
                out.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }
}
