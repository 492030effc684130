package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.render.Format;
import io.github.camelrecraft.simulator.render.Picture;
import io.github.camelrecraft.simulator.render.PngWriter;
import io.github.camelrecraft.simulator.render.Poster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Images to send to a provider. */
final class Inputs {

    private Inputs() {}

    static byte[] image(Format format, int width, int height) {
        Picture picture = new Picture(format, width, height, 90, List.of(), null, "input", "", 0);
        try (InputStream in = new Poster(picture).content().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] png(int width, int height) {
        return image(Format.PNG, width, height);
    }

    /** Black, with one column of another colour. */
    static byte[] mask(int width, int height, int color) {
        int[] pixels = new int[width * height];
        Arrays.setAll(pixels, i -> i % width == 0 ? color : 0);
        return PngWriter.write(width, height, pixels);
    }

    static byte[] mask(int width, int height) {
        return mask(width, height, 0xFFFFFF);
    }

    static String dataUrl(byte[] image) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(image);
    }
}
