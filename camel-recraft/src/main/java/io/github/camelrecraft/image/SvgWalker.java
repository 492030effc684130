package io.github.camelrecraft.image;

import io.github.camelrecraft.model.ImageFormat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Keeps the beginning and the end of an SVG: the root element says how large it is, its end tag that nothing is
 * missing. A document cut right after the end tag of an {@code <svg>} inside another passes for whole.
 */
final class SvgWalker implements ImageWalker {

    private static final int HEAD = 64 * 1024;
    private static final int TAIL = 4 * 1024;
    private static final int SHOWN = 4;

    private static final Pattern END_TAG = Pattern.compile("</(?:[^\\s<>/]+:)?svg\\s*>$");

    private final ByteArrayOutputStream head = new ByteArrayOutputStream(1024);

    /** Twice as long as what is wanted, so that the bytes need to be moved only now and then. */
    private final byte[] tail = new byte[2 * TAIL];

    private int tailLength;

    @Override
    public ImageFormat format() {
        return ImageFormat.SVG;
    }

    @Override
    public void update(byte[] bytes, int from, int to) {
        head.write(bytes, from, Math.min(to - from, HEAD - head.size()));
        int count = Math.min(to - from, TAIL);
        if (count > tail.length - tailLength) {
            System.arraycopy(tail, tailLength - TAIL, tail, 0, TAIL);
            tailLength = TAIL;
        }
        System.arraycopy(bytes, to - count, tail, tailLength, count);
        tailLength += count;
    }

    @Override
    public Dimensions finish(long length) throws BadImageException {
        byte[] beginning = head.toByteArray();
        if (ImageFormat.ofMagic(beginning, beginning.length).isEmpty()) {
            throw notAnImage(beginning);
        }
        SvgRoot root = SvgRoot.read(beginning);
        if (!root.empty() && !END_TAG.matcher(endOfContent()).find()) {
            throw new BadImageException("SVG without </svg> after " + length + " bytes");
        }
        return root.size();
    }

    /** The end of the file without the white space and comments that may follow the root element. */
    private String endOfContent() {
        String text = new String(tail, 0, tailLength, StandardCharsets.ISO_8859_1).stripTrailing();
        while (text.endsWith("-->") && text.contains("<!--")) {
            text = text.substring(0, text.lastIndexOf("<!--")).stripTrailing();
        }
        // Only the last tag: the pattern would search the whole text for a beginning.
        return text.substring(Math.max(0, text.lastIndexOf('<')));
    }

    private static BadImageException notAnImage(byte[] beginning) {
        int shown = Math.min(SHOWN, beginning.length);
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < shown; at++) {
            text.append(beginning[at] >= ' ' && beginning[at] < 0x7F ? (char) beginning[at] : '.');
        }
        String hex = HexFormat.ofDelimiter(" ").formatHex(beginning, 0, shown);
        return new BadImageException("not a PNG, JPEG, WebP or SVG image: starts with " + hex + " ('" + text + "')");
    }
}
