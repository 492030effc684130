package io.github.camelrecraft.simulator.recraft;

import io.github.camelrecraft.simulator.render.Format;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Looks at every pixel of a mask. The JDK cannot read WebP, so the pixels of such a mask are believed. */
final class MaskPixels {

    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    private MaskPixels() {}

    static boolean areBlackAndWhite(InputImage mask) {
        if (mask.format() == Format.WEBP) {
            return true;
        }
        try {
            BufferedImage image =
                    ImageIO.read(new MemoryCacheImageInputStream(mask.bytes().open()));
            return image != null && areBlackAndWhite(image);
        } catch (IOException | RuntimeException notReadable) {
            return false;
        }
    }

    /** By samples, not by colours: the JDK takes seconds to convert the grey of a large image. */
    private static boolean areBlackAndWhite(BufferedImage image) {
        if (image.getColorModel() instanceof IndexColorModel) {
            return areIndexedBlackAndWhite(image);
        }
        Raster raster = image.getRaster();
        int bands = image.getColorModel().getNumColorComponents();
        int white = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
        int[] first = new int[raster.getWidth()];
        int[] other = new int[raster.getWidth()];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(0, y, first.length, 1, 0, first);
            for (int sample : first) {
                if (sample != 0 && sample != white) {
                    return false;
                }
            }
            for (int band = 1; band < bands; band++) {
                raster.getSamples(0, y, first.length, 1, band, other);
                if (!Arrays.equals(first, other)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean areIndexedBlackAndWhite(BufferedImage image) {
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int pixel : row) {
                if (pixel != BLACK && pixel != WHITE) {
                    return false;
                }
            }
        }
        return true;
    }
}
