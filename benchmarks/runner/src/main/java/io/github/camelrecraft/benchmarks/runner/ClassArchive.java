package io.github.camelrecraft.benchmarks.runner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes of one run as the JVM has them in memory, so that the next run need not read and check them: an archive of
 * class data or, where a JDK makes it in one step, an AOT cache.
 *
 * @param making what a JVM is told that leaves it behind
 * @param using what a JVM is told that begins with it; one that cannot fails, and does not go on without
 */
record ClassArchive(Path file, List<String> making, List<String> using) {

    /** The first Java that makes a cache in one step. */
    private static final int CACHES = 25;

    static ClassArchive of(Jdk jdk, Path file) {
        return jdk.feature() < CACHES
                ? new ClassArchive(
                        file,
                        List.of("-XX:ArchiveClassesAtExit=" + file),
                        List.of("-XX:SharedArchiveFile=" + file, "-Xshare:on"))
                : new ClassArchive(
                        file, List.of("-XX:AOTCacheOutput=" + file), List.of("-XX:AOTCache=" + file, "-XX:AOTMode=on"));
    }

    boolean isMade() {
        return Files.exists(file);
    }

    long bytes() {
        return file.toFile().length();
    }
}
