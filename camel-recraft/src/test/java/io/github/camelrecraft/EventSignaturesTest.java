package io.github.camelrecraft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks that are forged, old, repeated or cannot be checked. */
class EventSignaturesTest extends EventsTestSupport {

    private record Captured(Map<String, String> headers, String body) {

        Captured with(String header, String value) {
            Map<String, String> others = new HashMap<>(headers);
            others.put(header, value);
            return new Captured(others, body);
        }

        Captured saying(String other) {
            return new Captured(headers, other);
        }
    }

    private final PushedClock clock = new PushedClock();
    private final List<Captured> captured = new CopyOnWriteArrayList<>();

    @BeforeEach
    void setTheClock() {
        component().setClock(clock);
        component().setDelayers(EventsTestSupport::atOnce);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fal-jobs", "replicate"})
    void whatTheProviderHasSignedIsTakenAndNothingElseIs(String provider) throws Exception {
        Captured genuine = capture(provider);
        String timestamp = provider.equals("replicate") ? "webhook-timestamp" : "x-fal-webhook-timestamp";
        String signature = provider.equals("replicate") ? "webhook-signature" : "x-fal-webhook-signature";
        String other = provider.equals("replicate") ? "v1,AAAA" : "00".repeat(64);

        assertThat(status(genuine.saying(genuine.body().replace("{", "{ ")))).isEqualTo(401);
        assertThat(status(genuine.with(signature, other))).isEqualTo(401);
        assertThat(status(genuine.with(timestamp, Long.toString(Instant.now().getEpochSecond() + 7))))
                .isEqualTo(401);
        assertThat(status(new Captured(Map.of(), genuine.body()))).isEqualTo(401);
        assertThat(status(genuine)).isEqualTo(200);
        assertThat(status(genuine)).as("dropped, and not to be sent again").isEqualTo(200);
        clock.push(Duration.ofSeconds(400));
        assertThat(status(genuine))
                .as("sent again by somebody who has listened")
                .isEqualTo(401);
    }

    @Test
    void whatIsSignedAndNoWebhookIsRefused() throws Exception {
        routes(events("replicate"));

        assertThat(status(signed("{\"id\":7}"))).isEqualTo(400);
    }

    @Test
    void aSecretOfTheAuthorsIsNotAskedFor() throws Exception {
        routes(events("replicate") + "&webhookSecret=RAW(" + secret() + ")");
        simulator().clear();

        assertThat(status(signed("{\"id\":\"p-1\",\"status\":\"succeeded\"}"))).isEqualTo(200);
        assertThat(status(signed("{\"id\":\"p-1\",\"status\":\"succeeded\"}").with("webhook-id", "other")))
                .isEqualTo(401);
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void keysAreFetchedOnceADayAndNotForEachForgedCall() throws Exception {
        routes(events("replicate"));
        Captured forged = signed("{\"id\":\"p-1\",\"status\":\"succeeded\"}").with("webhook-id", "other");
        simulator().clear();

        assertThat(status(signed("{\"id\":\"p-1\",\"status\":\"succeeded\"}"))).isEqualTo(200);
        assertThat(fetches()).isEqualTo(1);
        assertThat(status(forged)).isEqualTo(401);
        assertThat(status(forged)).isEqualTo(401);
        assertThat(fetches()).as("within the minute").isEqualTo(1);
        clock.push(Duration.ofSeconds(61));
        assertThat(status(forged)).isEqualTo(401);
        assertThat(status(forged)).isEqualTo(401);
        assertThat(fetches()).as("the provider may have a new one").isEqualTo(2);
        clock.push(Duration.ofHours(25));
        assertThat(status(signed("{\"id\":\"p-2\",\"status\":\"succeeded\"}"))).isEqualTo(200);
        assertThat(fetches()).as("a day later").isEqualTo(3);
    }

    @Test
    void whatCannotBeCheckedIsToBeSentAgain() throws Exception {
        routes(events("replicate") + "&webhookKeysUrl=" + address("/no/keys"));

        assertThat(status(signed("{\"id\":\"p-1\",\"status\":\"succeeded\"}"))).isEqualTo(503);
    }

    private int status(Captured call) {
        return post("/recraft/events", call.body(), call.headers()).statusCode();
    }

    private long fetches() {
        return simulator().requests().stream()
                .filter(request -> request.path().endsWith("/webhooks/default/secret"))
                .count();
    }

    /** What the simulator signs, with everything that belongs to it. */
    private Captured capture(String provider) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("netty-http:" + address("/capture"))
                        .process(exchange -> captured.add(captured(exchange.getMessage())));
            }
        });
        routes(
                events(provider),
                "recraft:generate?{{" + provider + "}}&delivery=webhook&webhookUrl=" + address("/capture"));
        assertThat(send("direct:in", "A fox").getException()).isNull();
        await().until(() -> !captured.isEmpty());
        return captured.get(0);
    }

    private static Captured captured(Message message) {
        Map<String, String> headers = new HashMap<>();
        message.getHeaders().forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).contains("webhook")) {
                headers.put(name.toLowerCase(Locale.ROOT), String.valueOf(value));
            }
        });
        return new Captured(headers, message.getBody(String.class));
    }

    /** As Replicate signs. */
    private Captured signed(String body) throws Exception {
        long now = clock.instant().getEpochSecond();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret().substring(6)), "HmacSHA256"));
        byte[] signature = mac.doFinal(("id-1." + now + "." + body).getBytes(UTF_8));
        return new Captured(
                Map.of(
                        "webhook-id",
                        "id-1",
                        "webhook-timestamp",
                        Long.toString(now),
                        "webhook-signature",
                        "v1," + Base64.getEncoder().encodeToString(signature)),
                body);
    }

    private String secret = "";

    private String secret() throws Exception {
        if (secret.isEmpty()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(simulator().baseUrl("replicate") + "/webhooks/default/secret"))
                    .header("Authorization", "Bearer " + KEY)
                    .build();
            String answer = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            secret = new JsonMapper().readTree(answer).path("key").asText();
        }
        return secret;
    }
}
