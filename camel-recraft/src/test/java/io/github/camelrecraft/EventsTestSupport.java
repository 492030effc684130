package io.github.camelrecraft;

import io.github.camelrecraft.http.Delayer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;

/** A context with an HTTP server, where {@code recraft:events} waits for what the simulator's providers call. */
abstract class EventsTestSupport extends RouteTestSupport {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final int port = Ports.unused();

    @BeforeEach
    void nameTheServer() {
        context.getPropertiesComponent()
                .addInitialProperty("hook", "delivery=webhook&webhookUrl=" + address("/recraft/events"));
        context.getPropertiesComponent()
                .addInitialProperty(
                        "fal-jobs",
                        "provider=fal&apiKey=id:" + KEY + "&baseUrl="
                                + simulator().baseUrl("fal-queue"));
        context.getPropertiesComponent()
                .addInitialProperty("no-hook", "delivery=webhook&webhookUrl=" + address("/nobody/there"));
    }

    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** The same access as the producer's, and where the simulator has fal's keys. */
    String events(String provider) {
        String keys = provider.startsWith("fal")
                ? "&webhookKeysUrl=" + simulator().baseUrl("fal") + "/.well-known/jwks.json"
                : "";
        return "recraft:events?{{" + provider + "}}" + keys;
    }

    /** Starts a route from there to mock:events, or with an error to mock:errors, and one from direct:in when there is something to send to. */
    void routes(String events, String... producers) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                restConfiguration().component("netty-http").host("127.0.0.1").port(port);
                from(events)
                        .routeId("events")
                        .onException(RecraftException.class)
                        .handled(true)
                        .to("mock:errors")
                        .end()
                        .to("mock:events");
                for (String producer : producers) {
                    from("direct:in").routeId("image").to(producer);
                }
            }
        });
        context.start();
    }

    /** So that nobody asks of his own accord: what is soon is done, what is to come in many seconds never is. */
    static Delayer onlySoon(ScheduledExecutorService timer) {
        return (wait, action) -> wait.compareTo(Duration.ofSeconds(2)) < 0
                ? timer.schedule(action, wait.toMillis(), TimeUnit.MILLISECONDS)
                : new CompletableFuture<>();
    }

    /** So that nobody has to wait until it is time to ask. */
    static Delayer atOnce(ScheduledExecutorService timer) {
        return (wait, action) -> timer.schedule(action, 20, TimeUnit.MILLISECONDS);
    }

    HttpResponse<String> post(String path, String body, Map<String, String> headers) {
        return post(path, BodyPublishers.ofString(body), headers);
    }

    HttpResponse<String> post(String path, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address(path))).POST(body);
        headers.forEach(request::setHeader);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How often the provider was asked for a job. */
    long questions() {
        return simulator().requests().stream()
                .filter(request -> request.method().equals("GET")
                                && (request.path().contains("/requests/")
                                        || request.path().contains("/predictions/"))
                        || request.body().contains("getResponse"))
                .count();
    }
}
