package io.github.camelrecraft.image;

import io.github.camelrecraft.model.ImageFormat;
import io.github.camelrecraft.model.InputImage;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Whether a mask is nothing but black and white, which the provider would find out after the request was sent. Reads it in
 * stripes, so that a large one needs little memory; what the JDK cannot decode (WebP) is left to the provider.
 */
public final class MaskPixels {

    /** The pixels that are decoded at once. */
    private static final int STRIPE = 1 << 20;

    /** Each stripe decodes what lies above it once more, so a large mask gets larger ones; up to this many pixels. */
    private static final int LARGEST_STRIPE = 1 << 22;

    private static final int MANY_STRIPES = 16;

    private static final int RGB = 0xFFFFFF;
    private static final int OPAQUE = 0xFF;

    private MaskPixels() {}

    /**
     * Checks a mask.
     *
     * @throws BadImageException when a pixel is neither black nor white, or is transparent
     */
    public static void check(InputImage mask) throws IOException {
        ImageFormat format = mask.info().format();
        if (format == ImageFormat.WEBP) {
            return;
        }
        if (format == ImageFormat.SVG) {
            throw new BadImageException("is a drawing, and a mask has pixels");
        }
        int rows = rows(mask.info().width(), mask.info().height());
        if (rows == 0) {
            throw new BadImageException("is wider than " + LARGEST_STRIPE + " pixels");
        }
        for (int top = 0; top < mask.info().height(); top += rows) {
            check(stripe(mask, top, Math.min(rows, mask.info().height() - top)), top);
        }
    }

    /** How many rows are decoded at once; 0 when a single one has too many pixels. */
    static int rows(int width, int height) {
        int wanted = Math.max(STRIPE / width, height / MANY_STRIPES + 1);
        return Math.min(wanted, LARGEST_STRIPE / width);
    }

    private static BufferedImage stripe(InputImage mask, int top, int rows) throws IOException {
        Iterator<ImageReader> readers =
                ImageIO.getImageReadersBySuffix(mask.info().format().extension());
        ImageReader reader = readers.next();
        try (InputStream stream = mask.content().open();
                ImageInputStream input = new MemoryCacheImageInputStream(stream)) {
            reader.setInput(input, true, true);
            ImageReadParam stripe = reader.getDefaultReadParam();
            stripe.setSourceRegion(new Rectangle(0, top, mask.info().width(), rows));
            return reader.read(0, stripe);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new BadImageException("cannot be decoded (" + e.getMessage() + ")");
        } finally {
            reader.dispose();
        }
    }

    private static void check(BufferedImage stripe, int top) throws BadImageException {
        int[] row = new int[stripe.getWidth()];
        for (int y = 0; y < stripe.getHeight(); y++) {
            stripe.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < row.length; x++) {
                int color = row[x] & RGB;
                if ((color != 0 && color != RGB) || row[x] >>> 24 != OPAQUE) {
                    throw new BadImageException(
                            "has a pixel that is neither black nor white, at " + x + "," + (top + y));
                }
            }
        }
    }
}
