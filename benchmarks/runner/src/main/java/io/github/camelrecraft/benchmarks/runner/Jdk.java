package io.github.camelrecraft.benchmarks.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A JDK that is there.
 *
 * @param feature 17, 25, …
 * @param version as its release file has it
 */
record Jdk(int feature, String version, Path home) {

    Path java() {
        return home.resolve("bin").resolve("java");
    }

    /** The one that runs this, which is there. */
    static Jdk running(Path home) {
        return new Jdk(Runtime.version().feature(), System.getProperty("java.version"), home);
    }

    /** The one that runs this, what JAVA25_HOME and the like name, and what is installed beside, by feature. */
    static SortedMap<Integer, Jdk> found(Path home, Map<String, String> environment) throws IOException {
        SortedMap<Integer, Jdk> found = new TreeMap<>();
        Jdk own = running(home);
        found.put(own.feature, own);
        Stream<Path> named = environment.entrySet().stream()
                .filter(variable -> variable.getKey().matches("JAVA\\d+_HOME"))
                .map(variable -> Path.of(variable.getValue()));
        try (Stream<Path> beside = Files.list(home.toRealPath().resolveSibling(""))) {
            Stream.concat(named, beside.sorted())
                    .flatMap(each -> at(each).stream())
                    .forEach(jdk -> found.putIfAbsent(jdk.feature, jdk));
        }
        return found;
    }

    private static Optional<Jdk> at(Path home) {
        Path file = home.resolve("release");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        Properties release = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            release.load(in);
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.ofNullable(release.getProperty("JAVA_VERSION"))
                .map(version -> version.replace("\"", ""))
                .map(version -> new Jdk(Runtime.Version.parse(version).feature(), version, home));
    }
}
