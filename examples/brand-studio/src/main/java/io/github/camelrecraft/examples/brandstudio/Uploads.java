package io.github.camelrecraft.examples.brandstudio;

import io.github.camelrecraft.image.BadImageException;
import io.github.camelrecraft.image.ImageInspector;
import io.github.camelrecraft.model.ImageInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Takes in a person's own pictures. A file is looked at while it goes to the gallery's folder, a block at a time; what it
 * is, its bytes say, whatever it is called.
 */
final class Uploads {

    private static final int BLOCK = 16 << 10;
    private static final int LONGEST_TITLE = 80;

    private final Gallery gallery;
    private final long largest;
    private final InstantSource clock;

    /**
     * @param largest the most bytes of a file
     */
    Uploads(Gallery gallery, long largest, InstantSource clock) {
        this.gallery = gallery;
        this.largest = largest;
        this.clock = clock;
    }

    /**
     * Reads a file to its end, and hangs it in the gallery.
     *
     * @param name what the file is called where it comes from
     * @throws RefusedException when it is too large, or no picture of a kind that anybody works on
     */
    Picture take(String name, InputStream content) throws IOException {
        String id = UUID.randomUUID().toString();
        Path part = gallery.folder().resolve("." + id);
        try {
            ImageInfo info = copy(content, part);
            Picture picture = Picture.uploaded(id, title(name), info, clock.millis());
            Files.move(part, gallery.file(picture), StandardCopyOption.ATOMIC_MOVE);
            gallery.keep(picture);
            return picture;
        } catch (BadImageException e) {
            throw new RefusedException(
                    "file", "This is no whole PNG, JPEG, WebP or SVG file. Save the picture as one of them.");
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private ImageInfo copy(InputStream content, Path part) throws IOException {
        ImageInspector inspector = new ImageInspector();
        byte[] block = new byte[BLOCK];
        long length = 0;
        try (OutputStream out = Files.newOutputStream(part)) {
            int count;
            while ((count = content.read(block)) >= 0) {
                length += count;
                if (length > largest) {
                    throw new RefusedException(
                            "file", "This is too large: files of up to " + megabytes() + " MB can be used.");
                }
                inspector.update(block, 0, count);
                out.write(block, 0, count);
            }
        }
        return inspector.finish();
    }

    /** Rounded down, to what is certainly taken. */
    private String megabytes() {
        BigDecimal exactly = BigDecimal.valueOf(largest).movePointLeft(6);
        return exactly.setScale(1, RoundingMode.DOWN).stripTrailingZeros().toPlainString();
    }

    /** The file's name without its path and its extension. */
    private static String title(String name) {
        String title = name.replaceAll(".*[/\\\\]", "")
                .replaceFirst("\\.\\w{1,5}$", "")
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        if (title.isEmpty()) {
            return "Upload";
        }
        return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE - 1) + "…" : title;
    }
}
