package io.github.camelrecraft.simulator.input;

import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.input.InputImage.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the kind and the sides of an image from its first bytes. */
final class ImageHead {

    private final byte[] head;
    private final long length;

    private ImageHead(byte[] head, long length) {
        this.head = head;
        this.length = length;
    }

    static InputImage read(Content start, long length) {
        try (InputStream in = start.open()) {
            return read(in.readAllBytes(), length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputImage read(byte[] start, long length) {
        try {
            return new ImageHead(start, length).read();
        } catch (IndexOutOfBoundsException tooShort) {
            return new InputImage(Kind.OTHER, 0, 0, length);
        }
    }

    private InputImage read() {
        if (starts(0, "\u0089PNG\r\n\u001a\n") && starts(12, "IHDR")) {
            return image(Kind.PNG, big(16, 4), big(20, 4));
        }
        if (starts(0, "\u00ff\u00d8\u00ff")) {
            return jpg();
        }
        if (starts(0, "RIFF") && starts(8, "WEBP")) {
            return webp();
        }
        if (starts(0, "GIF8")) {
            return image(Kind.GIF, little(6, 2), little(8, 2));
        }
        String text = new String(head, 0, Math.min(head.length, 1024), StandardCharsets.UTF_8).strip();
        boolean svg = text.startsWith("<svg") || (text.startsWith("<?xml") && text.contains("<svg"));
        return image(svg ? Kind.SVG : Kind.OTHER, 0, 0);
    }

    /** The sides stand in the first frame header, behind segments of any length. */
    private InputImage jpg() {
        int at = 2;
        while (big(at, 1) == 0xFF) {
            int marker = big(at + 1, 1);
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return image(Kind.JPG, big(at + 7, 2), big(at + 5, 2));
            }
            at += 2 + big(at + 2, 2);
        }
        return image(Kind.OTHER, 0, 0);
    }

    private InputImage webp() {
        if (starts(12, "VP8X")) {
            return image(Kind.WEBP, 1 + little(24, 3), 1 + little(27, 3));
        }
        if (starts(12, "VP8L")) {
            int sides = little(21, 4);
            return image(Kind.WEBP, 1 + (sides & 0x3FFF), 1 + (sides >> 14 & 0x3FFF));
        }
        return image(Kind.WEBP, little(26, 2) & 0x3FFF, little(28, 2) & 0x3FFF);
    }

    private InputImage image(Kind kind, int width, int height) {
        return new InputImage(kind, width, height, length);
    }

    private boolean starts(int at, String magic) {
        byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= at + bytes.length && Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
    }

    private int big(int at, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << 8) | (head[at + i] & 0xFF);
        }
        return value;
    }

    private int little(int at, int count) {
        int value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = (value << 8) | (head[at + i] & 0xFF);
        }
        return value;
    }
}
