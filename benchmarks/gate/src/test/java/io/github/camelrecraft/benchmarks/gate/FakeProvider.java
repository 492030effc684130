package io.github.camelrecraft.benchmarks.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The provider, in a process of its own.
 *
 * @param process which ends with its standard input
 * @param port    where it listens, on loopback
 */
record FakeProvider(Process process, int port) implements AutoCloseable {

    static FakeProvider start(Path log) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.github.camelrecraft.benchmarks.provider.FakeProvider")
                .redirectError(log.toFile())
                .start();
        String first = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                .readLine();
        return new FakeProvider(process, Integer.parseInt(first.replace("port ", "")));
    }

    String base(Work work) {
        return "http://127.0.0.1:" + port + "/" + work.provider() + "/v1";
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
