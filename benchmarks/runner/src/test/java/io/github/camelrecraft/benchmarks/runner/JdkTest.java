package io.github.camelrecraft.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkTest {

    private static final int OWN = Runtime.version().feature();

    @TempDir
    private Path installed;

    @Test
    void theOneThatRunsThisIsFoundAndWhatIsInstalledBesideIt() throws Exception {
        Path own = Files.createDirectory(installed.resolve("own"));
        jdk("other", "99.0.1");
        Files.createDirectory(installed.resolve("no-jdk"));

        assertThat(Jdk.found(own, Map.of()))
                .containsOnlyKeys(OWN, 99)
                .containsEntry(99, new Jdk(99, "99.0.1", installed.toRealPath().resolve("other")));
    }

    @Test
    void whatTheEnvironmentNamesIsTakenFirst() throws Exception {
        Path own = Files.createDirectories(installed.resolve("all/own"));
        jdk("all/other", "99.0.1");
        Path named = jdk("named", "99.0.2");

        assertThat(Jdk.found(own, Map.of("JAVA99_HOME", named.toString(), "JAVA_HOME", "nowhere")))
                .containsEntry(99, new Jdk(99, "99.0.2", named));
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(installed.resolve(name));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
