package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.simulator.BigPng;
import io.github.camelrecraft.simulator.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A large image passes through a small JVM: no part of the way holds it whole. */
class ConstantMemoryTest extends RouteTestSupport {

    private static final long IMAGE = 60L << 20;

    private static Path expected;

    @BeforeAll
    static void writeWhatIsExpected(@TempDir Path images) throws IOException {
        expected = images.resolve("expected.png");
        try (InputStream image = BigPng.open(0, IMAGE)) {
            Files.copy(image, expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "runware, URL",
        "runware, base64Data",
        "runware, dataURI",
        "cloudflare, URL",
        "recraft, URL",
        "recraft, base64Data",
        "recraft, multipart"
    })
    void sixtyMegabytesPassThroughAHeapOfSixtyFourByteForByte(String provider, String outputType) throws Exception {
        simulator().faults().always(Fault.largeImage(IMAGE));
        Path out = folder.resolve("out");
        Path log = folder.resolve("log");

        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneImageMain.class.getName(),
                        "recraft:generate?" + access(provider) + "&outputType=" + outputType,
                        "file:" + out + "?fileName=image.png")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();

        assertThat(jvm.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(jvm.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.mismatch(out.resolve("image.png"), expected)).isEqualTo(-1);
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }
}
