package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.render.FixedImage;
import io.github.camelrecraft.simulator.render.Format;
import io.github.camelrecraft.simulator.render.Image;
import io.github.camelrecraft.simulator.render.PngChunks;
import io.github.camelrecraft.simulator.render.PngWriter;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A valid PNG file of any size, made while it is read. It is a small picture, padded to the wanted size by private
 * chunks of pseudo-random bytes; the same seed and size always give the same bytes.
 */
public final class BigPng {

    /** The smallest size that can be asked for. */
    public static final long MIN_SIZE = 1024;

    private static final int SIDE = 64;
    /** Small letters: a decoder may skip it, it is registered nowhere, and editors may copy it. */
    private static final String PADDING = "reCr";

    private static final int MAX_DATA = 1 << 16;

    private BigPng() {}

    /** A new reader of the file of exactly this many bytes. */
    public static InputStream open(long seed, long size) {
        return content(seed, size).open();
    }

    static Image image(long seed, long size) {
        return new FixedImage(Format.PNG, content(seed, size));
    }

    private static Content content(long seed, long size) {
        if (size < MIN_SIZE) {
            throw new IllegalArgumentException("A BigPng has at least " + MIN_SIZE + " bytes, not " + size);
        }
        byte[] small = PngWriter.write(SIDE, SIDE, pixels(seed));
        byte[] end = PngChunks.end();
        List<Content> parts = new ArrayList<>();
        parts.add(Content.of(Arrays.copyOf(small, small.length - end.length)));
        long left = size - small.length;
        for (long number = 0; left > 0; number++) {
            long length = chunkLength(left);
            long chunkSeed = seed * 31 + number;
            parts.add(new Content(
                    length, () -> Content.of(padding(chunkSeed, (int) length)).open()));
            left -= length;
        }
        parts.add(Content.of(end));
        return Content.of(parts);
    }

    /** As long as possible, but what is left must be nothing or at least an empty chunk. */
    private static long chunkLength(long left) {
        long longest = MAX_DATA + PngChunks.OVERHEAD;
        if (left <= longest) {
            return left;
        }
        return left - longest < PngChunks.OVERHEAD ? longest - PngChunks.OVERHEAD : longest;
    }

    private static byte[] padding(long seed, int length) {
        byte[] data = new byte[length - PngChunks.OVERHEAD];
        new SplittableRandom(seed).nextBytes(data);
        return PngChunks.chunk(PADDING, data);
    }

    private static int[] pixels(long seed) {
        int tint = new SplittableRandom(seed).nextInt(1 << 24);
        int[] pixels = new int[SIDE * SIDE];
        Arrays.setAll(pixels, i -> tint ^ (i / SIDE / 8 + i % SIDE / 8) % 2 * 0x202020);
        return pixels;
    }
}
