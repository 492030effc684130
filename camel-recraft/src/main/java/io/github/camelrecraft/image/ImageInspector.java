package io.github.camelrecraft.image;

import io.github.camelrecraft.model.ImageFormat;
import io.github.camelrecraft.model.ImageInfo;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at an image while its bytes pass, in constant memory: its format, size and digest, and whether it is whole. One
 * thread at a time.
 *
 * <p>Bytes after the end of a PNG or a JPEG are let pass, as every decoder does: cameras and editors put things there.
 */
public final class ImageInspector {

    /** What tells all formats apart but SVG. */
    private static final int HEAD = 12;

    private final MessageDigest sha256 = sha256();
    private final byte[] head = new byte[HEAD];
    private int headLength;
    private long length;
    private @Nullable ImageWalker walker;

    /** Takes the file's next bytes. */
    public void update(byte[] bytes, int offset, int count) {
        sha256.update(bytes, offset, count);
        length += count;
        int fromHead = Math.min(count, HEAD - headLength);
        System.arraycopy(bytes, offset, head, headLength, fromHead);
        headLength += fromHead;
        if (headLength == HEAD) {
            walker().update(bytes, offset + fromHead, offset + count);
        }
    }

    /**
     * What the bytes were; there are no more.
     *
     * @throws BadImageException when they were not a whole image
     */
    public ImageInfo finish() throws BadImageException {
        if (length == 0) {
            throw new BadImageException("no image: it has no bytes");
        }
        ImageWalker whole = walker();
        ImageWalker.Dimensions size = whole.finish(length);
        return new ImageInfo(
                whole.format(),
                size.width(),
                size.height(),
                length,
                HexFormat.of().formatHex(sha256.digest()));
    }

    private ImageWalker walker() {
        if (walker == null) {
            walker = walkerFor(ImageFormat.ofMagic(head, headLength));
            walker.update(head, 0, headLength);
        }
        return walker;
    }

    /** The beginning of an SVG may look like anything, so what is not known is taken for one until its end. */
    private static ImageWalker walkerFor(Optional<ImageFormat> format) {
        return switch (format.orElse(ImageFormat.SVG)) {
            case PNG -> new PngWalker();
            case JPEG -> new JpegWalker();
            case WEBP -> new WebpWalker();
            case SVG -> new SvgWalker();
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
