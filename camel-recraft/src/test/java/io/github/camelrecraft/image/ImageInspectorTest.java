package io.github.camelrecraft.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.model.ImageFormat;
import io.github.camelrecraft.model.ImageInfo;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageInspectorTest {

    private static final int WIDTH = 37;
    private static final int HEIGHT = 23;
    private static final int PNG_HEADER = 33;

    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Sample(String name, ImageFormat format, byte[] bytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Sample> samples() throws IOException {
        byte[] jpeg = jpeg(false);
        return List.of(
                new Sample("PNG", ImageFormat.PNG, png()),
                new Sample("baseline JPEG", ImageFormat.JPEG, jpeg),
                new Sample("progressive JPEG", ImageFormat.JPEG, jpeg(true)),
                new Sample("JPEG with a thumbnail", ImageFormat.JPEG, withThumbnail(jpeg)),
                new Sample("JPEG by hand", ImageFormat.JPEG, jpegByHand()),
                new Sample("lossy WebP", ImageFormat.WEBP, lossyWebp()),
                new Sample("lossless WebP", ImageFormat.WEBP, losslessWebp()),
                new Sample("extended WebP", ImageFormat.WEBP, extendedWebp()),
                new Sample("SVG", ImageFormat.SVG, svg("width='37' height='23'").getBytes(UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void saysWhatAnImageIs(Sample sample) throws Exception {
        assertThat(inspect(sample.bytes()))
                .isEqualTo(
                        new ImageInfo(sample.format(), WIDTH, HEIGHT, sample.bytes().length, sha256(sample.bytes())));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFileCutAnywhereIsNoImage(Sample sample) {
        for (int length = 0; length < sample.bytes().length; length++) {
            byte[] cut = Arrays.copyOf(sample.bytes(), length);
            assertThatThrownBy(() -> inspect(cut)).as("after " + length).isInstanceOf(BadImageException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsOfAnySizeGiveTheSame(Sample sample) throws IOException {
        ImageInfo expected = inspect(sample.bytes());
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            ImageInspector inspector = new ImageInspector();
            for (int at = 0; at < sample.bytes().length; ) {
                int part = Math.min(sample.bytes().length - at, random.nextInt(seed % 2 == 0 ? 4 : 200));
                inspector.update(sample.bytes(), at, part);
                at += part;
            }
            assertThat(inspector.finish()).isEqualTo(expected);
        }
    }

    @Test
    void whatFollowsTheEndOfAPngOrJpegIsIgnored() throws IOException {
        for (byte[] image : List.of(png(), jpeg(false))) {
            byte[] longer = concat(image, new byte[] {0, 1, 2, (byte) 0xFF, 4});
            assertThat(inspect(longer).length()).isEqualTo(longer.length);
        }
    }

    @Test
    void aPngThatIsCutSaysSo() throws IOException {
        byte[] cut = Arrays.copyOf(png(), 60);
        assertThatThrownBy(() -> inspect(cut)).hasMessage("PNG without IEND after 60 bytes");
    }

    @Test
    void aPngWithGarbageInPlaceOfAChunkSaysWhere() throws IOException {
        byte[] badLength = png();
        badLength[PNG_HEADER] = (byte) 0x80;
        assertThatThrownBy(() -> inspect(badLength)).hasMessage("PNG with garbage in place of a chunk at byte 33");

        byte[] badName = png();
        badName[PNG_HEADER + 5] = '1';
        assertThatThrownBy(() -> inspect(badName)).hasMessage("PNG with garbage in place of a chunk at byte 33");
    }

    @Test
    void aPngMustBeginWithItsSizeAndHoldAnImage() throws IOException {
        byte[] badType = png();
        badType[12] = 'X';
        assertThatThrownBy(() -> inspect(badType)).hasMessage("PNG that does not begin with IHDR");

        byte[] zeroWidth = png();
        Arrays.fill(zeroWidth, 16, 20, (byte) 0);
        assertThatThrownBy(() -> inspect(zeroWidth)).hasMessage("PNG of 0x23 pixels");

        byte[] png = png();
        byte[] headerAndEnd =
                concat(Arrays.copyOf(png, PNG_HEADER), Arrays.copyOfRange(png, png.length - 12, png.length));
        assertThatThrownBy(() -> inspect(headerAndEnd)).hasMessage("PNG without image data");
    }

    @Test
    void aJpegThatIsCutSaysSoAlthoughItsThumbnailIsWhole() throws IOException {
        byte[] jpeg = withThumbnail(jpeg(false));
        byte[] cut = Arrays.copyOf(jpeg, jpeg.length - 2);
        assertThatThrownBy(() -> inspect(cut)).hasMessage("JPEG without end marker after " + cut.length + " bytes");
    }

    @Test
    void aJpegWithoutAFrameOrAScanIsNoImage() {
        assertThatThrownBy(() -> inspect(hex("FFD8 FFE0 0004 0000 FFD9 00"))).hasMessage("JPEG without image data");
        assertThatThrownBy(() -> inspect(hex("FFD8 FFE0 0001 0000 FFD9 00")))
                .hasMessage("JPEG with a segment too short to be one");
        assertThatThrownBy(() -> inspect(hex("FFD8 FFC0 0006 08001700 FFD9")))
                .hasMessage("JPEG with a segment too short to be one");
        assertThatThrownBy(() -> inspect(hex("FFD8 FFC0 0008 08 0000 0025 00 FFDA 0002 00 FFD9")))
                .hasMessage("JPEG of 37x0 pixels");
    }

    @Test
    void aWebpMustBeAsLongAsItsHeaderSays() {
        byte[] webp = lossyWebp();
        ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 112);
        assertThatThrownBy(() -> inspect(webp)).hasMessage("WebP is " + webp.length + " bytes but its header says 120");
    }

    @Test
    void aWebpMayEndWithOneByteThatItsHeaderDoesNotCount() throws IOException {
        byte[] padded = concat(lossyWebp(), new byte[1]);
        assertThat(inspect(padded).width()).isEqualTo(WIDTH);

        byte[] longer = concat(lossyWebp(), new byte[2]);
        assertThatThrownBy(() -> inspect(longer)).hasMessageContaining("its header says");
    }

    @Test
    void aWebpOfAnotherKindIsNoImage() {
        byte[] webp = lossyWebp();
        webp[15] = '9';
        assertThatThrownBy(() -> inspect(webp)).hasMessageContaining("VP8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "width='37' height='23' | 37 | 23",
                "width='37px' height='22.5' | 37 | 23",
                "width=\" +3.7e1 \" height='.6PX' | 37 | 1",
                "width='100%' height='100%' viewBox='0 0 1024 768' | 1024 | 768",
                "width='10mm' height='10mm' viewBox='-1,-2 , 300.4,200.6' | 300 | 201",
                "height='23' viewBox='0 0 1024 768' | 1024 | 768",
                "height='23' | 0 | 23",
                "viewBox='0 0 10' | 0 | 0",
                "viewBox='a b c d' width='x' | 0 | 0",
                "data-a='>' x:width='1' width='37' height='23' xlink:href='#a' | 37 | 23",
            })
    void anSvgSaysItsSizeItsViewBoxOrNothing(String attributes, int width, int height) throws IOException {
        ImageInfo info = inspect(svg(attributes).getBytes(UTF_8));
        assertThat(info.format()).isEqualTo(ImageFormat.SVG);
        assertThat(List.of(info.width(), info.height())).containsExactly(width, height);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg/>",
                "<svg width='1'  />\n<!-- end -->",
                "<svg></svg>",
                "\uFEFF \n<?xml version='1.0' encoding='UTF-8'?>\n<svg>a</svg  >\n",
                "<!-- <html> --><!-- b --><?x y?><svg>a</svg><!-- </html> --> <!-- -->\n",
                "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">"
                        + "<svg>a</svg>",
                "<!DOCTYPE svg [ <!ENTITY a \"]>\"> <!ENTITY b '>'> ]><svg xmlns='&a;'>a</svg>",
                "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:svg/></s:svg>",
                "<svg\nwidth='1'>a</svg>"
            })
    void anSvgMayBeginAndEndInManyWays(String svg) throws IOException {
        assertThat(inspect(svg.getBytes(UTF_8)).format()).isEqualTo(ImageFormat.SVG);
    }

    @Test
    void aLargeSvgIsReadFromItsBeginningAndItsEnd() throws IOException {
        String path = "<path d='" + "M0 0 L1 1 ".repeat(20_000) + "'/>";
        byte[] svg = svg("width='37' height='23'").replace("<g/>", path).getBytes(UTF_8);
        ImageInspector inspector = new ImageInspector();
        for (int at = 0; at < svg.length; at += 777) {
            inspector.update(svg, at, Math.min(777, svg.length - at));
        }
        assertThat(inspector.finish().width()).isEqualTo(WIDTH);
        assertThatThrownBy(() -> inspect(Arrays.copyOf(svg, 150_000)))
                .hasMessage("SVG without </svg> after 150000 bytes");
    }

    @Test
    void whatIsNoImageShowsHowItBegins() {
        assertThatThrownBy(() -> inspect("<html><svg></svg></html>".getBytes(UTF_8)))
                .hasMessage("not a PNG, JPEG, WebP or SVG image: starts with 3c 68 74 6d ('<htm')");
        assertThatThrownBy(() -> inspect("<!DOCTYPE html><html>".getBytes(UTF_8)))
                .hasMessageStartingWith("not a PNG, JPEG, WebP or SVG image: starts with 3c 21 44 4f");
        assertThatThrownBy(() -> inspect("GIF89a is not supported here".getBytes(UTF_8)))
                .hasMessageEndingWith("('GIF8')");
        assertThatThrownBy(() -> inspect(new byte[] {0, (byte) 0xFF})).hasMessageEndingWith("00 ff ('..')");
        assertThatThrownBy(() -> inspect("<svgx></svgx>".getBytes(UTF_8))).hasMessageStartingWith("not a PNG");
        assertThatThrownBy(() -> inspect(" ".repeat(100_000).getBytes(UTF_8))).hasMessageStartingWith("not a PNG");
        assertThatThrownBy(() -> inspect(new byte[0])).hasMessage("no image: it has no bytes");
    }

    private static ImageInfo inspect(byte[] bytes) throws IOException {
        ImageInspector inspector = new ImageInspector();
        inspector.update(bytes, 0, bytes.length);
        return inspector.finish();
    }

    private static String svg(String attributes) {
        return "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' " + attributes + "><g/></svg>";
    }

    private static BufferedImage picture() {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }
        return picture;
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture(), "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] jpeg(boolean progressive) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture(), null, null), param);
        } finally {
            writer.dispose();
        }
        assertThat(frameMarker(bytes.toByteArray())).isEqualTo(progressive ? 0xC2 : 0xC0);
        return bytes.toByteArray();
    }

    private static int frameMarker(byte[] jpeg) {
        String text = new String(jpeg, ISO_8859_1);
        return text.contains("\u00FF\u00C2\u0000\u0011\u0008") ? 0xC2 : 0xC0;
    }

    /** An Exif segment holds a whole JPEG of its own, of another size, with frame and end marker. */
    private static byte[] withThumbnail(byte[] jpeg) {
        byte[] thumbnail = hex("FFD8 FFC0 0008 08 0001 0002 00 FFDA 0002 1234 FFD9");
        byte[] exif = concat("Exif\0\0".getBytes(ISO_8859_1), thumbnail);
        byte[] segment = concat(hex("FFE1 00" + HexFormat.of().toHexDigits((byte) (exif.length + 2))), exif);
        return concat(Arrays.copyOf(jpeg, 2), segment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** Fill bytes, an arithmetic-coding segment that is no frame, restart markers, FF in the data, and two scans. */
    private static byte[] jpegByHand() {
        return hex("FFD8 FFFFFF CC 0004 0101 FFC4 0003 FF FFC1 000B 08 0017 0025 01 11 00 00 FFDD 0004 0001"
                + "FFDA 0003 FF 12 FF00 34 FFD0 56 FFFF00 FFD7 FFC4 0002 FFDA 0002 FF00 FFFFD9");
    }

    private static byte[] lossyWebp() {
        return webp("VP8 ", hex("000000 9D012A 2500 1740 11111111 2222"));
    }

    private static byte[] losslessWebp() {
        int bits = (WIDTH - 1) | ((HEIGHT - 1) << 14) | (1 << 28);
        ByteBuffer data = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        return webp("VP8L", data.put((byte) 0x2F).putInt(bits).array());
    }

    private static byte[] extendedWebp() {
        return webp("VP8X", concat(hex("10000000 240000 160000"), "VP8L".getBytes(ISO_8859_1), hex("02000000 2F00")));
    }

    private static byte[] webp(String chunk, byte[] data) {
        return ByteBuffer.allocate(20 + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(ISO_8859_1))
                .putInt(12 + data.length)
                .put("WEBP".getBytes(ISO_8859_1))
                .put(chunk.getBytes(ISO_8859_1))
                .putInt(data.length)
                .put(data)
                .array();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
