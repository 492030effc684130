package io.github.camelrecraft.simulator.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The colours of a poster.
 *
 * @param background behind everything
 * @param colors     of the shapes, at least three
 * @param band       behind the text
 * @param ink        of the text, readable on the band
 */
record Tones(int background, List<Integer> colors, int band, int ink) {

    private static final int WHITE = 0xFFFFFF;
    private static final int NIGHT = 0x12141C;

    private static final List<List<Integer>> DEFAULTS = List.of(
            List.of(0xFF6B35, 0xF7C59F, 0x2A9D8F, 0x264653, 0xE9C46A),
            List.of(0x3D5A80, 0x98C1D9, 0xEE6C4D, 0xE0FBFC, 0x293241),
            List.of(0x6A4C93, 0x1982C4, 0x8AC926, 0xFFCA3A, 0xFF595E),
            List.of(0xD8E2DC, 0xFFCAD4, 0xF4ACB7, 0x9D8189, 0x6D6875),
            List.of(0x003049, 0xD62828, 0xF77F00, 0xFCBF49, 0xEAE2B7));

    static Tones of(Picture picture, Random random) {
        List<Integer> colors = new ArrayList<>(
                picture.colors().isEmpty() ? DEFAULTS.get(random.nextInt(DEFAULTS.size())) : picture.colors());
        int background = picture.background() != null ? picture.background() : mix(colors.get(0), WHITE, 0.82);
        for (int i = 0; colors.size() < 3; i++) {
            colors.add(mix(colors.get(i), isDark(background) ? WHITE : NIGHT, 0.35));
        }
        int darkest = colors.stream()
                .min((a, b) -> Double.compare(luminance(a), luminance(b)))
                .orElse(NIGHT);
        int band = isDark(darkest) ? darkest : NIGHT;
        return new Tones(background, List.copyOf(colors), band, mix(band, WHITE, 0.94));
    }

    int color(int index) {
        return colors.get(Math.floorMod(index, colors.size()));
    }

    /** A share of the second colour over the first. */
    static int mix(int a, int b, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double channel = (a >> shift & 255) * (1 - share) + (b >> shift & 255) * share;
            mixed |= (int) Math.round(channel) << shift;
        }
        return mixed;
    }

    private static boolean isDark(int color) {
        return luminance(color) < 90;
    }

    private static double luminance(int color) {
        return 0.299 * (color >> 16 & 255) + 0.587 * (color >> 8 & 255) + 0.114 * (color & 255);
    }
}
