package io.github.camelrecraft.examples.brandstudio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.RecraftSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A studio that runs, at a simulator and a folder of the test's own, and a client of it. */
final class Studio implements AutoCloseable {

    static {
        // Only a test that hangs waits for so long.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext application;

    private Studio(ConfigurableApplicationContext application) {
        this.application = application;
    }

    static Studio start(RecraftSimulator simulator, Path gallery, String... properties) {
        SpringApplication application = new SpringApplication(BrandStudio.class);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("simulator", simulator));
        String[] arguments = Stream.concat(
                        Stream.of(
                                "--provider=simulator",
                                "--gallery=" + gallery,
                                "--server.port=0",
                                "--camel.main.shutdown-timeout=1"),
                        Stream.of(properties))
                .toArray(String[]::new);
        return new Studio(application.run(arguments));
    }

    String url(String path) {
        return "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + path;
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    HttpResponse<byte[]> send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    /** The lines of the events, as they come. */
    Stream<String> listen() throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create(url("/api/events"))).build(), BodyHandlers.ofLines())
                .body();
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return MAPPER.readTree(get(path).body());
    }

    /** Orders a picture, and gives the job's id. */
    String order(String provider, String model, String ratio, String prompt, String... colors) throws Exception {
        ObjectNode form = MAPPER.createObjectNode()
                .put("prompt", prompt)
                .put("provider", provider)
                .put("model", model)
                .put("ratio", ratio);
        return order(form.set("colors", MAPPER.valueToTree(List.of(colors))));
    }

    /** Orders something that is made from a picture alone, and gives the job's id. */
    String make(String provider, String operation, String source) throws Exception {
        return order(MAPPER.createObjectNode()
                .put("provider", provider)
                .put("operation", operation)
                .put("source", source));
    }

    private String order(JsonNode form) throws Exception {
        HttpResponse<byte[]> answer = send("POST", "/api/jobs", form.toString());
        if (answer.statusCode() != 202) {
            throw new AssertionError(answer.statusCode() + " " + new String(answer.body(), UTF_8));
        }
        return MAPPER.readTree(answer.body()).path("id").asText();
    }

    String order(String prompt) throws Exception {
        return order("runware", "recraftv4_1", "16:9", prompt);
    }

    HttpResponse<byte[]> upload(String name, byte[] file) throws IOException, InterruptedException {
        String path = "/api/pictures?name=" + URLEncoder.encode(name, UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(path)))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(file))
                .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    /** Hangs a picture of one's own on the wall, and gives its id. */
    String hang(String name, byte[] file) throws IOException, InterruptedException {
        return MAPPER.readTree(upload(name, file).body()).path("id").asText();
    }

    /** Takes everything off the wall. */
    void clear() throws Exception {
        for (JsonNode picture : json("/api/pictures")) {
            send("DELETE", "/api/pictures/" + picture.path("id").asText(), "");
        }
        for (JsonNode job : json("/api/jobs")) {
            send("DELETE", "/api/jobs/" + job.path("id").asText(), "");
        }
    }

    @Override
    public void close() {
        application.close();
    }
}
