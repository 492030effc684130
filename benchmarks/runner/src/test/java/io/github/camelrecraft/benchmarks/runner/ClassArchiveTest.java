package io.github.camelrecraft.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    private static final Jdk OWN = Jdk.running(Path.of(System.getProperty("java.home")));

    /** What a JVM of these tests does. */
    static final class Nothing {

        private Nothing() {}

        public static void main(String... arguments) {}
    }

    @TempDir
    private Path folder;

    @Test
    void anArchiveThatOneJvmHasMadeIsTakenByTheNext() throws Exception {
        ClassPath classPath = testClasses().inJars(folder);
        ClassArchive archive = ClassArchive.of(OWN, folder.resolve("archive"));

        assertThat(archive.isMade()).isFalse();
        assertThat(exit(archive.making(), classPath)).isZero();
        assertThat(archive.isMade()).isTrue();
        assertThat(archive.bytes()).isPositive();
        assertThat(exit(archive.using(), classPath)).isZero();
    }

    @Test
    void aJvmFailsThatCannotTakeItsArchive() throws Exception {
        ClassArchive missing = ClassArchive.of(OWN, folder.resolve("missing"));

        assertThat(exit(missing.using(), testClasses().inJars(folder))).isNotZero();
    }

    @Test
    void aJavaThatMakesACacheInOneStepMakesOne() {
        Path file = folder.resolve("archive");

        assertThat(ClassArchive.of(jdk(17), file).making()).containsExactly("-XX:ArchiveClassesAtExit=" + file);
        assertThat(ClassArchive.of(jdk(24), file).making()).containsExactly("-XX:ArchiveClassesAtExit=" + file);
        assertThat(ClassArchive.of(jdk(25), file).making()).containsExactly("-XX:AOTCacheOutput=" + file);
    }

    private static ClassPath testClasses() throws URISyntaxException {
        return new ClassPath(List.of(Path.of(ClassArchiveTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI())));
    }

    private static Jdk jdk(int feature) {
        return new Jdk(feature, feature + ".0.1", Path.of("jdk"));
    }

    private int exit(List<String> flags, ClassPath classPath) throws Exception {
        List<String> command = new ArrayList<>(List.of(OWN.java().toString()));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath.toString(), Nothing.class.getName()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start()
                .waitFor();
    }
}
