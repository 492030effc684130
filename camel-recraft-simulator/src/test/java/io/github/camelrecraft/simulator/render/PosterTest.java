package io.github.camelrecraft.simulator.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class PosterTest {

    private static final List<Integer> PALETTE = List.of(0xFF6B35, 0x002B5B);

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPG"})
    void aRasterHasTheSizeAndTheColoursAskedFor(Format format) throws IOException {
        BufferedImage image = read(new Poster(picture(format, 896, 640, "An orange and a night")));

        assertThat(image.getWidth()).isEqualTo(896);
        assertThat(image.getHeight()).isEqualTo(640);
        assertThat(PALETTE)
                .allSatisfy(color -> assertThat(shareOf(image, color)).isGreaterThan(0.01));
    }

    @Test
    void aRasterHasTheBackgroundAskedFor() throws IOException {
        Picture hills = new Picture(Format.PNG, 512, 512, 90, PALETTE, 0xF5F5F5, "hills", "", 1);

        assertThat(shareOf(read(new Poster(hills)), 0xF5F5F5)).isGreaterThan(0.02);
    }

    @Test
    void theCompositionIsTheSameForTheSamePromptAndSeedOnly() throws IOException {
        byte[] first = bytes(picture(Format.PNG, 256, 256, "a"));

        assertThat(bytes(picture(Format.PNG, 256, 256, "a"))).isEqualTo(first);
        assertThat(bytes(picture(Format.PNG, 256, 256, "b"))).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "ÄÖÜ é 漢字 🎨 \t\n",
                "<script>&\"'",
                "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrik"
            })
    void everyPromptCanBeDrawn(String prompt) throws Exception {
        assertThat(read(new Poster(picture(Format.PNG, 320, 200, prompt))).getWidth())
                .isEqualTo(320);
        assertThat(svg(picture(Format.SVG, 320, 200, prompt)).getTagName()).isEqualTo("svg");
    }

    @Test
    void aVectorIsWellFormedAndHasThePrompt() throws Exception {
        Element svg = svg(picture(Format.SVG, 1024, 768, "A lighthouse <at> dawn"));

        assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 1024 768");
        assertThat(svg.getElementsByTagName("path").getLength()).isGreaterThan(5);
        assertThat(svg.getElementsByTagName("text").item(0).getTextContent()).isEqualTo("A lighthouse <at> dawn");
    }

    @Test
    void twoThousandPixelsSquareAreDrawnQuickly() {
        Poster poster = new Poster(picture(Format.PNG, 2048, 2048, "Warm up first"));
        poster.content();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        poster.content();

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void webpHasAConsistentHeader() throws IOException {
        byte[] webp = bytes(picture(Format.WEBP, 300, 200, "WebP"));

        ByteBuffer header = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(new String(webp, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
        assertThat(new String(webp, 8, 8, StandardCharsets.US_ASCII)).isEqualTo("WEBPVP8L");
        assertThat(header.getInt(4)).isEqualTo(webp.length - 8);
        assertThat(header.get(20)).isEqualTo((byte) 0x2F);
        assertThat(header.getInt(21) & 0x3FFF).isEqualTo(299);
        assertThat(header.getInt(21) >> 14 & 0x3FFF).isEqualTo(199);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 300})
    void webpHasTheSamePixelsAsPng(int side, @TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dwebp")), "dwebp is not installed");
        Path webp = folder.resolve("a.webp");
        Path png = folder.resolve("a.png");
        Files.write(webp, bytes(picture(Format.WEBP, side, side, "WebP")));

        int exit = new ProcessBuilder("dwebp", webp.toString(), "-o", png.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start()
                .waitFor();

        assertThat(exit).isZero();
        BufferedImage expected = read(new Poster(picture(Format.PNG, side, side, "WebP")));
        BufferedImage actual = ImageIO.read(png.toFile());
        assertThat(rgb(actual)).isEqualTo(rgb(expected));
    }

    private static Picture picture(Format format, int width, int height, String prompt) {
        return new Picture(format, width, height, 95, PALETTE, null, prompt, "model   size", 3);
    }

    private static byte[] bytes(Picture picture) throws IOException {
        try (InputStream in = new Poster(picture).content().open()) {
            return in.readAllBytes();
        }
    }

    private static BufferedImage read(Poster poster) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes(poster.picture())));
    }

    private static Element svg(Picture picture) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes(picture)))
                .getDocumentElement();
    }

    private static int[] rgb(BufferedImage image) {
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .map(pixel -> pixel & 0xFFFFFF)
                .toArray();
    }

    private static double shareOf(BufferedImage image, int color) {
        int[] pixels = rgb(image);
        return Arrays.stream(pixels).filter(pixel -> isNear(pixel, color)).count() / (double) pixels.length;
    }

    private static boolean isNear(int a, int b) {
        int distance = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            distance += Math.abs((a >> shift & 255) - (b >> shift & 255));
        }
        return distance < 60;
    }
}
