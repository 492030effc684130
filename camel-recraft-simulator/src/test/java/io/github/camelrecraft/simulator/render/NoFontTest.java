package io.github.camelrecraft.simulator.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server's JDK may have no font at all, and then looking for one is an error. */
class NoFontTest {

    /** Runs in a JVM of its own. */
    public static final class Main {
        public static void main(String[] arguments) {
            for (Format format : Format.values()) {
                Picture picture = new Picture(format, 300, 200, 90, List.of(), null, "No font", "none", 0);
                System.out.println(format + " " + new Poster(picture).content().length());
            }
        }
    }

    @Test
    void drawingNeverLooksForAFont() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.lines()).anyMatch(line -> line.startsWith("WEBP "));
        assertThat(output.lines()).noneMatch(line -> line.contains("sun.font.") && line.contains("FontManager"));
    }
}
