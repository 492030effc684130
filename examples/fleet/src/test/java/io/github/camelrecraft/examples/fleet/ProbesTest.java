package io.github.camelrecraft.examples.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelrecraft.examples.fleet.servers.FreePort;
import io.github.camelrecraft.examples.fleet.servers.LocalArtemis;
import io.github.camelrecraft.examples.fleet.servers.LocalS3;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Kubernetes sees of a worker. */
class ProbesTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void aWorkerSaysThatItLivesAndThatItIsReady() throws Exception {
        int port = FreePort.next();
        try (LocalArtemis broker = LocalArtemis.start(folder.resolve("broker"));
                LocalS3 s3 = LocalS3.start(folder.resolve("s3"))) {
            Map<String, String> environment = new HashMap<>(broker.environment());
            environment.putAll(s3.environment());
            environment.putAll(Map.of("RUNWARE_API_KEY", "any", "HEALTH", "true", "HEALTH_PORT", "" + port));
            WorkerProcess worker = WorkerProcess.start("worker", environment, folder.resolve("worker.log"));
            try {
                await().atMost(Duration.ofMinutes(2))
                        .ignoreExceptionsInstanceOf(IOException.class)
                        .untilAsserted(() -> assertThat(status(port, "ready")).isEqualTo(200));
                assertThat(status(port, "live")).isEqualTo(200);
            } finally {
                worker.kill();
            }
        }
    }

    private int status(int port, String probe) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + "/observe/health/" + probe);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
