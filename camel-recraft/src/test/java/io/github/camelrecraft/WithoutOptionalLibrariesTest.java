package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who has no Micrometer, no OpenTelemetry, no health checks, no HTTP server and no JMX gets images all the same. */
class WithoutOptionalLibrariesTest extends RouteTestSupport {

    private static final List<String> OPTIONAL = List.of(
            "micrometer-",
            "opentelemetry-",
            "camel-health-",
            "camel-console-",
            "camel-management-4",
            "camel-endpointdsl-",
            "camel-webhook-",
            "camel-platform-http-",
            "camel-netty-");

    @Test
    void anImageIsMadeInAJvmThatHasNoneOfThem() throws Exception {
        String[] all = System.getProperty("java.class.path").split(File.pathSeparator);
        assertThat(OPTIONAL).allSatisfy(library -> assertThat(all).anyMatch(jar -> isOf(jar, library)));
        String few = Arrays.stream(all)
                .filter(jar -> OPTIONAL.stream().noneMatch(library -> isOf(jar, library)))
                .collect(Collectors.joining(File.pathSeparator));
        Path out = folder.resolve("out");
        Path log = folder.resolve("log");

        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        few,
                        OneImageMain.class.getName(),
                        "recraft:generate?" + access("runware"),
                        "file:" + out + "?fileName=image.png")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();

        assertThat(jvm.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(jvm.exitValue()).as(Files.readString(log)).isZero();
        assertThat(out.resolve("image.png")).isNotEmptyFile();
    }

    private static boolean isOf(String jar, String library) {
        return Path.of(jar).getFileName().toString().startsWith(library);
    }
}
