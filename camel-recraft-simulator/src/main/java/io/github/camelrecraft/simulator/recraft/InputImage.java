package io.github.camelrecraft.simulator.recraft;

import io.github.camelrecraft.simulator.content.Bytes;
import io.github.camelrecraft.simulator.protocol.Sizes.Size;
import io.github.camelrecraft.simulator.render.Format;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image that came with a request.
 *
 * @param format by its first bytes, whatever it was said to be
 * @param size   in pixels
 * @param bytes  the file
 */
record InputImage(Format format, Size size, Bytes bytes) {

    private static final int SVG_HEAD = 8 * 1024;
    /** Of an SVG that does not say its size. */
    private static final int SVG_SIDE = 1024;

    private static final Pattern SVG_ROOT = Pattern.compile(
            "\\A\\uFEFF?\\s*(?:<\\?.*?\\?>\\s*|<!--.*?-->\\s*|<!DOCTYPE[^>]*>\\s*)*<svg\\b([^>]*)>", Pattern.DOTALL);
    private static final Pattern VIEW_BOX =
            Pattern.compile("\\bviewBox\\s*=\\s*[\"']\\s*[-\\d.]+[\\s,]+[-\\d.]+[\\s,]+([\\d.]+)[\\s,]+([\\d.]+)");
    private static final Pattern WIDTH = length("width");
    private static final Pattern HEIGHT = length("height");

    /** Reads the head of the file; nothing when it is in none of the formats. */
    static Optional<InputImage> read(Bytes bytes) {
        try {
            if (bytes.has("\u0089PNG\r\n\u001A\n", 0)) {
                return of(Format.PNG, bigEndian(bytes, 16, 4), bigEndian(bytes, 20, 4), bytes);
            }
            if (bytes.has("\u00FF\u00D8\u00FF", 0)) {
                return jpeg(bytes);
            }
            return bytes.has("RIFF", 0) && bytes.has("WEBP", 8) ? webp(bytes) : svg(bytes);
        } catch (IndexOutOfBoundsException endsInItsHead) {
            return Optional.empty();
        }
    }

    int width() {
        return size.width();
    }

    int height() {
        return size.height();
    }

    private static Optional<InputImage> of(Format format, int width, int height, Bytes bytes) {
        return width > 0 && height > 0
                ? Optional.of(new InputImage(format, new Size(width, height), bytes))
                : Optional.empty();
    }

    /** The size stands in the frame header, after segments of any length. */
    private static Optional<InputImage> jpeg(Bytes bytes) {
        int position = 2;
        while (bytes.at(position) == 0xFF) {
            int marker = bytes.at(position + 1);
            boolean isFrame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (isFrame) {
                return of(Format.JPG, bigEndian(bytes, position + 7, 2), bigEndian(bytes, position + 5, 2), bytes);
            }
            position += marker == 0xFF ? 1 : 2 + bigEndian(bytes, position + 2, 2);
        }
        return Optional.empty();
    }

    private static Optional<InputImage> webp(Bytes bytes) {
        if (bytes.has("VP8X", 12)) {
            return of(Format.WEBP, littleEndian(bytes, 24, 3) + 1, littleEndian(bytes, 27, 3) + 1, bytes);
        }
        if (bytes.has("VP8L", 12)) {
            int bits = littleEndian(bytes, 21, 4);
            return of(Format.WEBP, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, bytes);
        }
        return bytes.has("VP8 ", 12)
                ? of(Format.WEBP, littleEndian(bytes, 26, 2) & 0x3FFF, littleEndian(bytes, 28, 2) & 0x3FFF, bytes)
                : Optional.empty();
    }

    private static Optional<InputImage> svg(Bytes bytes) {
        Matcher root = SVG_ROOT.matcher(bytes.first(SVG_HEAD).text());
        if (!root.find()) {
            return Optional.empty();
        }
        String attributes = root.group(1);
        Matcher viewBox = VIEW_BOX.matcher(attributes);
        boolean hasBox = viewBox.find();
        return of(
                Format.SVG,
                length(WIDTH, attributes, hasBox ? viewBox.group(1) : ""),
                length(HEIGHT, attributes, hasBox ? viewBox.group(2) : ""),
                bytes);
    }

    private static Pattern length(String attribute) {
        return Pattern.compile("(?<![\\w-])" + attribute + "\\s*=\\s*[\"']\\s*([\\d.]+)(?:px)?\\s*[\"']");
    }

    private static int length(Pattern attribute, String attributes, String otherwise) {
        Matcher matcher = attribute.matcher(attributes);
        String text = matcher.find() ? matcher.group(1) : otherwise;
        try {
            return (int) Math.ceil(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return SVG_SIDE;
        }
    }

    private static int bigEndian(Bytes bytes, int position, int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 8 | bytes.at(position + i);
        }
        return number;
    }

    private static int littleEndian(Bytes bytes, int position, int count) {
        int number = 0;
        for (int i = count - 1; i >= 0; i--) {
            number = number << 8 | bytes.at(position + i);
        }
        return number;
    }
}
