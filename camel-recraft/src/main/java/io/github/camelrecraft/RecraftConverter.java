package io.github.camelrecraft;

import io.github.camelrecraft.image.ImageInspector;
import io.github.camelrecraft.model.Color;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.model.ImageSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Converter;

/** Conversions to the component's vocabulary. */
@Converter(generateLoader = true)
public final class RecraftConverter {

    private static final int BLOCK = 16 << 10;

    private RecraftConverter() {}

    /**
     * Format, width, height and digest of an image, from its bytes.
     *
     * @throws IOException when it is no image, or not a whole one
     */
    @Converter
    public static ImageInfo toImageInfo(InputStream image) throws IOException {
        ImageInspector inspector = new ImageInspector();
        byte[] block = new byte[BLOCK];
        for (int count = image.read(block); count >= 0; count = image.read(block)) {
            inspector.update(block, 0, count);
        }
        return inspector.finish();
    }

    /**
     * The bytes of an image, in one go. Read as any stream, it could be set back in the middle: an aggregated list shares the
     * image with the exchange that brought it, which resets its body as it goes on.
     */
    @Converter
    static byte[] toBytes(SpooledFileCache image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.min(image.length(), Integer.MAX_VALUE));
        image.writeTo(bytes);
        return bytes.toByteArray();
    }

    /** A size, as the option {@code size} is written. */
    @Converter
    public static ImageSize toImageSize(String text) {
        return ImageSize.parse(text);
    }

    /** A colour, as the option {@code backgroundColor} is written. */
    @Converter
    public static Color toColor(String text) {
        return Color.parse("color", text);
    }
}
