package io.github.camelrecraft.benchmarks.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, which says {@code port <n>} first and ends with its standard input. */
final class Server implements AutoCloseable {

    private static final String PORT = "port ";

    private final Process process;
    private final int port;

    private Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param temporary its folder for temporary files */
    static Server start(Jdk jdk, Path module, String main, Path temporary, Path log) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        jdk.java().toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        ClassPath.of(module).toString(),
                        main))
                .redirectError(Redirect.to(log.toFile()))
                .start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        if (line == null || !line.startsWith(PORT)) {
            process.destroyForcibly();
            throw new IOException(main + " did not say its port but " + line + ", see " + log);
        }
        return new Server(process, Integer.parseInt(line.substring(PORT.length())));
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
