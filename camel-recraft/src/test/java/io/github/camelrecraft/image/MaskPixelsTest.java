package io.github.camelrecraft.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.model.ImageContent;
import io.github.camelrecraft.model.ImageFormat;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.model.InputImage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskPixelsTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_BYTE_INDEXED
            })
    void blackAndWhiteIsAMaskInWhateverWayItsPixelsAreWritten(int type) {
        assertThatCode(() -> MaskPixels.check(png(mask(300, 200, type)))).doesNotThrowAnyException();
    }

    @Test
    void oneGreyPixelIsNamed() {
        BufferedImage mask = mask(300, 200, BufferedImage.TYPE_INT_RGB);
        mask.setRGB(217, 123, 0xFF808080);
        assertThatThrownBy(() -> MaskPixels.check(png(mask)))
                .isInstanceOf(BadImageException.class)
                .hasMessage("has a pixel that is neither black nor white, at 217,123");
    }

    @Test
    void almostWhiteIsNotWhite() {
        BufferedImage mask = mask(10, 10, BufferedImage.TYPE_INT_RGB);
        mask.setRGB(9, 9, 0xFFFEFEFE);
        assertThatThrownBy(() -> MaskPixels.check(png(mask))).hasMessageContaining("9,9");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00FFFFFF, 0x00000000, 0x80000000, 0xFEFFFFFF})
    void aTransparentPixelIsNeither(int argb) {
        BufferedImage mask = mask(10, 10, BufferedImage.TYPE_INT_ARGB);
        mask.setRGB(3, 4, argb);
        assertThatThrownBy(() -> MaskPixels.check(png(mask))).hasMessageContaining("3,4");
    }

    @Test
    void theLastRowOfALargeMaskIsLookedAt() {
        BufferedImage mask = mask(2_000, 1_301, BufferedImage.TYPE_BYTE_GRAY);
        mask.getRaster().setSample(1_999, 1_300, 0, 77);
        assertThatThrownBy(() -> MaskPixels.check(png(mask))).hasMessageContaining("1999,1300");
    }

    @Test
    void aDrawingIsNoMask() {
        InputImage drawing = new InputImage(new ImageInfo(ImageFormat.SVG, 10, 10, 1, ""), content(new byte[1]));
        assertThatThrownBy(() -> MaskPixels.check(drawing)).isInstanceOf(BadImageException.class);
    }

    @Test
    void whatTheJdkCannotDecodeIsLeftToTheProvider() {
        InputImage webp = new InputImage(new ImageInfo(ImageFormat.WEBP, 10, 10, 1, ""), content(new byte[1]));
        assertThatCode(() -> MaskPixels.check(webp)).doesNotThrowAnyException();
    }

    @Test
    void aFileThatCannotBeDecodedIsAnError() throws IOException {
        InputImage whole = png(mask(300, 200, BufferedImage.TYPE_INT_RGB));
        byte[] bytes = whole.content().open().readAllBytes();
        Arrays.fill(bytes, 60, bytes.length, (byte) 0x55);
        assertThatThrownBy(() -> MaskPixels.check(new InputImage(whole.info(), content(bytes))))
                .isInstanceOf(IOException.class);
    }

    private static BufferedImage mask(int width, int height, int type) {
        BufferedImage mask = new BufferedImage(width, height, type);
        Graphics2D graphics = mask.createGraphics();
        graphics.setColor(Color.BLACK);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(width / 4, height / 4, width / 2, height / 2);
        graphics.dispose();
        return mask;
    }

    private static InputImage png(BufferedImage image) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return new InputImage(
                new ImageInfo(ImageFormat.PNG, image.getWidth(), image.getHeight(), png.size(), ""),
                content(png.toByteArray()));
    }

    private static ImageContent content(byte[] bytes) {
        return new ImageContent() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public long length() {
                return bytes.length;
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 65536", "1000, 1000, 1000", "4096, 4096, 1000", "16000, 16000, 262", "100000, 100000, 41"})
    void whatIsDecodedAtOnceIsBoundedInPixels(int width, int height, int most) {
        assertThat(MaskPixels.rows(width, height)).isPositive();
        assertThat((long) Math.min(MaskPixels.rows(width, height), height) * width)
                .isLessThanOrEqualTo((long) most * width)
                .isLessThanOrEqualTo(1 << 22);
    }

    @Test
    void aRowThatIsTooLongForThatIsRefused() {
        InputImage wide = new InputImage(new ImageInfo(ImageFormat.PNG, 5_000_000, 1, 1, ""), content(new byte[1]));
        assertThatThrownBy(() -> MaskPixels.check(wide))
                .isInstanceOf(BadImageException.class)
                .hasMessage("is wider than 4194304 pixels");
    }
}
