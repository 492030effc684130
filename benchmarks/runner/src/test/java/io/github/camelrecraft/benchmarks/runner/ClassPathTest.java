package io.github.camelrecraft.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {

    @TempDir
    private Path folder;

    private Path jars;
    private ClassPath classPath;

    @BeforeEach
    void build() throws Exception {
        jars = Files.createDirectory(folder.resolve("jars"));
        classPath =
                new ClassPath(List.of(module("one"), Files.createFile(folder.resolve("library.jar")), module("two")));
    }

    private Path module(String name) throws Exception {
        Path classes = Files.createDirectories(folder.resolve(name).resolve("target/classes"));
        Files.writeString(classes.resolve(name + ".txt"), name);
        return classes;
    }

    @Test
    void eachFolderBecomesAJarInItsPlace() throws Exception {
        List<Path> entries = classPath.inJars(jars).entries();

        assertThat(entries).hasSize(3).allMatch(Files::isRegularFile);
        assertThat(names(entries.get(0))).contains("one.txt").doesNotContain("two.txt");
        assertThat(entries.get(1)).isEqualTo(folder.resolve("library.jar"));
        assertThat(names(entries.get(2))).contains("two.txt").doesNotContain("one.txt");
    }

    @Test
    void aJarThatIsThereStaysSinceAnArchiveKnowsItByItsTime() throws Exception {
        Path jar = classPath.inJars(jars).entries().get(0);
        FileTime made = FileTime.fromMillis(0);
        Files.setLastModifiedTime(jar, made);

        assertThat(classPath.inJars(jars).entries()).contains(jar);
        assertThat(Files.getLastModifiedTime(jar)).isEqualTo(made);
    }

    private static List<String> names(Path jar) throws Exception {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(Object::toString).toList();
        }
    }
}
