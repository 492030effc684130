package io.github.camelrecraft.simulator.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the text of a poster stands, in pixels.
 *
 * @param lines  of the prompt
 * @param footer below them
 * @param dot    the size of a dot of the prompt's letters
 * @param margin left of the text
 * @param top    of the band behind the text
 * @param height of the band
 */
record Caption(List<String> lines, String footer, int dot, int margin, int top, int height) {

    private static final int COLUMNS = 34;
    private static final int MAX_LINES = 4;
    private static final int LINE_DOTS = PixelFont.HEIGHT + 3;
    private static final int FOOTER_DOTS = 9;
    private static final int PADDING_DOTS = 6;

    static Caption of(Picture picture) {
        int margin = picture.width() / 16;
        double readable = Math.min(picture.width(), 1.5 * picture.height()) * 7 / 8;
        int dot = Math.max(1, (int) readable / (COLUMNS * PixelFont.ADVANCE));
        int columns = Math.max(1, (picture.width() - 2 * margin) / (dot * PixelFont.ADVANCE));
        List<String> lines = wrap(PixelFont.plain(picture.prompt()).strip(), columns);
        int height = (2 * PADDING_DOTS + lines.size() * LINE_DOTS + FOOTER_DOTS) * dot;
        return new Caption(lines, picture.footer(), dot, margin, picture.height() - height, height);
    }

    int footerDot() {
        return (dot + 1) / 2;
    }

    int lineTop(int line) {
        return top + (PADDING_DOTS + line * LINE_DOTS) * dot;
    }

    int footerTop() {
        return lineTop(lines.size()) + 2 * dot;
    }

    private static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > columns && lines.size() < MAX_LINES - 1) {
            int space = rest.lastIndexOf(' ', columns);
            int end = space > 0 ? space : columns;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        lines.add(rest.length() <= columns ? rest : rest.substring(0, Math.max(0, columns - 3)) + "...");
        return lines;
    }
}
