package io.github.camelrecraft.simulator.render;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;

/**
 * Letters of 5 by 8 dots. A JDK on a server often has no fonts, and AWT then fails as soon as it is asked to draw text.
 */
final class PixelFont {

    /** From the start of one letter to the start of the next, in dots. */
    static final int ADVANCE = 6;
    /** Of a letter with its descender, in dots. */
    static final int HEIGHT = 8;

    private static final int WIDTH = 5;
    private static final int PER_ROW = 16;
    private static final List<String> DOTS = load();

    private PixelFont() {}

    /** Receives each dot that is set. */
    interface Pen {
        void dot(int column, int row);
    }

    /** Draws one line of text, dots counted from its upper left corner. */
    static void draw(String text, Pen pen) {
        String plain = plain(text);
        for (int i = 0; i < plain.length(); i++) {
            int glyph = plain.charAt(i) - ' ';
            for (int row = 0; row < HEIGHT; row++) {
                String line = DOTS.get(glyph / PER_ROW * (HEIGHT + 1) + row);
                for (int column = 0; column < WIDTH; column++) {
                    if (line.charAt(glyph % PER_ROW * ADVANCE + column) == '#') {
                        pen.dot(i * ADVANCE + column, row);
                    }
                }
            }
        }
    }

    /** Accents are dropped; what is not ASCII then becomes a question mark. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[\\p{Cntrl}\\s]", " ")
                .replaceAll("[^ -~]", "?");
    }

    private static List<String> load() {
        InputStream in = PixelFont.class.getResourceAsStream("/io/github/camelrecraft/simulator/font.txt");
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.US_ASCII))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
