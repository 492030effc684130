package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A large image is sent by a small JVM: no part of the way holds it whole. */
class LargeInputTest extends RouteTestSupport {

    private static final int IMAGE = 60 << 20;

    /** The catalogue's limit is lifted; the simulator keeps to it, and says how much arrived. */
    @ParameterizedTest
    @CsvSource({"imageToImage, ''", "imageToImage, &colors=FF6B35"})
    void sixtyMegabytesAreSentFromAHeapOfSixtyFour(String operation, String nested) throws Exception {
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.write(in.resolve("large.png"), Pictures.png(512, 512, IMAGE));
        Path catalog = Files.writeString(folder.resolve("catalog.json"), """
                {"providers":{"recraft":{"imageToImage":{"input":{"maxBytes":99999999}}}}}""");
        Path log = folder.resolve("log");

        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneInputMain.class.getName(),
                        in.toString(),
                        "recraft:" + operation + "?" + access("recraft") + "&strength=0.5&prompt=p&modelCatalog=file:"
                                + catalog + nested)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();

        assertThat(jvm.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(log)).contains("'image_url' has " + IMAGE + " bytes");
        try (Stream<Path> left = Files.walk(folder.resolve("tmp"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
