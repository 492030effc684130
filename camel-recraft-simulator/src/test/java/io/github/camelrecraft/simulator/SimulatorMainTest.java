package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SimulatorMainTest {

    @Test
    void itTellsWhereItRuns() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatorMain.class.getName(),
                        "0")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader()) {
            Matcher runware = output.lines()
                    .map(Pattern.compile("Runware +(http://127.0.0.1:\\d+)/v1")::matcher)
                    .filter(Matcher::find)
                    .findFirst()
                    .orElseThrow();

            assertThat(Client.get(runware.group(1) + "/images/none.png").statusCode())
                    .isEqualTo(404);
        } finally {
            process.destroy();
        }
    }
}
