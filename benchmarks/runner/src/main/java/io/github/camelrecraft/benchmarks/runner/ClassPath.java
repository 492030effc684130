package io.github.camelrecraft.benchmarks.runner;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a module's JVM gets: its classes, and what its build has written into {@code target/class-path}. */
record ClassPath(List<Path> entries) {

    static boolean isBuilt(Path module) {
        return Files.isDirectory(classes(module));
    }

    static ClassPath of(Path module) throws IOException {
        String dependencies = Files.readString(module.resolve("target").resolve("class-path"));
        return new ClassPath(Stream.concat(
                        Stream.of(classes(module)),
                        Arrays.stream(dependencies.trim().split(File.pathSeparator))
                                .map(Path::of))
                .filter(Files::exists)
                .toList());
    }

    /** What is on both counts once, and this one's versions go first. */
    ClassPath and(ClassPath more) {
        return new ClassPath(Stream.concat(entries.stream(), more.entries.stream())
                .distinct()
                .toList());
    }

    /**
     * The same without folders, whose classes no archive takes: each is a jar.
     *
     * @param jars the folder of jars, in which one that is there already stays as it is
     */
    ClassPath inJars(Path jars) throws IOException {
        List<Path> packed = new ArrayList<>();
        for (Path entry : entries) {
            packed.add(Files.isDirectory(entry) ? jar(entry, jars) : entry);
        }
        return new ClassPath(packed);
    }

    private static Path jar(Path classes, Path jars) throws IOException {
        Path folder = classes.toAbsolutePath();
        Path jar = jars.resolve(folder.getRoot().relativize(folder) + ".jar");
        if (!Files.exists(jar)) {
            Files.createDirectories(jar.getParent());
            pack(classes, jar);
        }
        return jar;
    }

    @SuppressWarnings("SystemOut")
    private static void pack(Path classes, Path jar) {
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        int exit = tool.run(System.out, System.err, "-cf", jar.toString(), "-C", classes.toString(), ".");
        if (exit != 0) {
            throw new IllegalStateException("No jar of " + classes);
        }
    }

    private static Path classes(Path module) {
        return module.resolve("target").resolve("classes");
    }

    long jars() {
        return entries.stream().filter(Files::isRegularFile).count();
    }

    long bytes() {
        return entries.stream().mapToLong(ClassPath::bytes).sum();
    }

    private static long bytes(Path entry) {
        try (Stream<Path> files = Files.walk(entry)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
