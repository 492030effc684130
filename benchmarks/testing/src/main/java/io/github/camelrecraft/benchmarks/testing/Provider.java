package io.github.camelrecraft.benchmarks.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The fake provider in a process of its own, so that a contender's class path stays what it is.
 *
 * @param process which ends with its standard input
 * @param port    where it listens, on loopback
 */
record Provider(Process process, int port) implements AutoCloseable {

    private static final String PORT = "port ";

    static Provider start() throws IOException {
        Path built = target();
        Path dependencies = built.resolve("class-path");
        if (!Files.exists(dependencies)) {
            throw new IllegalStateException("the provider is not built: there is no " + dependencies);
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        built.resolve("classes")
                                + File.pathSeparator
                                + Files.readString(dependencies).trim(),
                        "io.github.camelrecraft.benchmarks.provider.FakeProvider")
                .redirectError(Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        String first = output.readLine();
        if (first == null || !first.startsWith(PORT)) {
            process.destroyForcibly();
            throw new IOException("the provider did not say its port but " + first);
        }
        return new Provider(process, Integer.parseInt(first.substring(PORT.length())));
    }

    /** Of the module beside the folder that this runs somewhere in. */
    private static Path target() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path provider = folder.resolve("provider");
            if (Files.isDirectory(provider)) {
                return provider.resolve("target");
            }
        }
        throw new IllegalStateException("no provider beside " + Path.of("").toAbsolutePath());
    }

    /** Where images are asked for. */
    URI base(String format, int bytes) {
        return URI.create("http://127.0.0.1:" + port + "/0/" + bytes + "/" + format + "/0/v1");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
