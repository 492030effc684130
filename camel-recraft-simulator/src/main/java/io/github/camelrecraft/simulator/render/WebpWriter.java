package io.github.camelrecraft.simulator.render;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Lossless WebP (VP8L), which the JDK cannot write: each pixel as its difference to the one above, equal differences
 * in a row as one run, and the rest in Huffman codes.
 */
final class WebpWriter {

    private static final int PREDICT_FROM_ABOVE = 2;
    private static final int LITERALS = 256;
    private static final int GREEN_SYMBOLS = LITERALS + 24;
    private static final int MAX_RUN = 4096;
    private static final int MIN_RUN = 4;
    /** WebP counts distances in two dimensions: this one means the pixel to the left. */
    private static final int LEFT = 1;

    private WebpWriter() {}

    static byte[] write(BufferedImage image) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        return riff(encode(image.getWidth(), image.getHeight(), differences(image.getWidth(), pixels)));
    }

    private static byte[] riff(byte[] data) {
        int padded = data.length + (data.length & 1);
        return ByteBuffer.allocate(20 + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(12 + padded)
                .put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII))
                .putInt(data.length)
                .put(data)
                .array();
    }

    private static int[] differences(int width, int[] pixels) {
        int[] differences = new int[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int predicted = i >= width ? pixels[i - width] : i > 0 ? pixels[i - 1] : 0;
            int red = (pixels[i] >> 16 & 255) - (predicted >> 16 & 255);
            int green = (pixels[i] >> 8 & 255) - (predicted >> 8 & 255);
            int blue = (pixels[i] & 255) - (predicted & 255);
            differences[i] = (red & 255) << 16 | (green & 255) << 8 | (blue & 255);
        }
        return differences;
    }

    private static byte[] encode(int width, int height, int[] pixels) {
        BitWriter out = new BitWriter();
        out.put(0x2F, 8).put(width - 1, 14).put(height - 1, 14).put(0, 4);
        predictor(out);
        // No further transform, no colour cache, one set of codes for the whole image.
        out.put(0, 3);
        Counter counter = new Counter();
        walk(pixels, counter);
        PrefixCode green = new PrefixCode(counter.green);
        PrefixCode red = new PrefixCode(counter.red);
        PrefixCode blue = new PrefixCode(counter.blue);
        green.describe(out);
        red.describe(out);
        blue.describe(out);
        PrefixCode.describeSingle(0, out);
        PrefixCode.describeSingle(LEFT, out);
        walk(pixels, new Emitter(out, green, red, blue));
        return out.finish();
    }

    /** The transform comes with an image of its own that says how each block is predicted; here all alike. */
    private static void predictor(BitWriter out) {
        int largestBlock = 7;
        out.put(1, 1).put(0, 2).put(largestBlock, 3).put(0, 1);
        for (int symbol : new int[] {PREDICT_FROM_ABOVE, 0, 0, 255, 0}) {
            PrefixCode.describeSingle(symbol, out);
        }
    }

    private interface Visitor {
        void pixel(int rgb);

        void run(int symbol, int extra, int extraBits);
    }

    private static void walk(int[] pixels, Visitor visitor) {
        for (int i = 0; i < pixels.length; ) {
            int run = 0;
            while (i > 0 && run < MAX_RUN && i + run < pixels.length && pixels[i + run] == pixels[i - 1]) {
                run++;
            }
            if (run < MIN_RUN) {
                visitor.pixel(pixels[i++]);
            } else {
                int value = run - 1;
                int high = 31 - Integer.numberOfLeadingZeros(value);
                int bits = high - 1;
                visitor.run(2 * high + (value >> bits & 1), value & ((1 << bits) - 1), bits);
                i += run;
            }
        }
    }

    private static final class Counter implements Visitor {
        private final int[] green = new int[GREEN_SYMBOLS];
        private final int[] red = new int[LITERALS];
        private final int[] blue = new int[LITERALS];

        @Override
        public void pixel(int rgb) {
            green[rgb >> 8 & 255]++;
            red[rgb >> 16 & 255]++;
            blue[rgb & 255]++;
        }

        @Override
        public void run(int symbol, int extra, int extraBits) {
            green[LITERALS + symbol]++;
        }
    }

    private record Emitter(BitWriter out, PrefixCode green, PrefixCode red, PrefixCode blue) implements Visitor {
        @Override
        public void pixel(int rgb) {
            green.write(rgb >> 8 & 255, out);
            red.write(rgb >> 16 & 255, out);
            blue.write(rgb & 255, out);
        }

        @Override
        public void run(int symbol, int extra, int extraBits) {
            green.write(LITERALS + symbol, out);
            out.put(extra, extraBits);
        }
    }
}
