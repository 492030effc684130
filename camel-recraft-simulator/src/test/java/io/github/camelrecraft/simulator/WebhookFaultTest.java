package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.Receiver.Arrival;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with the messages to webhooks. Behind the one that matters goes another one, which must arrive. */
class WebhookFaultTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private RecraftSimulator simulator;
    private Receiver receiver;

    @BeforeEach
    void start() throws IOException {
        simulator = RecraftSimulator.start(0, now::get).tinyImages();
        receiver = new Receiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"runware", "fal", "replicate"})
    void aMessageMayBeLost(String provider) {
        simulator.faults().next(Target.WEBHOOK, Fault.webhookLost());

        send(provider, "/first");
        await().until(() -> !simulator.faults().drawn().isEmpty());
        send(provider, "/second");

        await().until(() -> !receiver.arrivals().isEmpty());
        assertThat(receiver.arrivals()).extracting(Arrival::path).containsExactly("/second");
        assertThat(simulator.bills().count()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"runware", "fal", "replicate"})
    void aMessageMayArriveSeveralTimes(String provider) {
        simulator.faults().next(Target.WEBHOOK, Fault.webhookRepeated(3));

        send(provider, "/hook");

        await().until(() -> receiver.arrivals().size() == 3);
        Arrival first = receiver.arrivals().get(0);
        assertThat(receiver.arrivals()).allSatisfy(arrival -> {
            assertThat(arrival.body()).isEqualTo(first.body());
            assertThat(arrival.headers()).containsAllEntriesOf(first.headers());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"runware", "fal", "replicate"})
    void aMessageMayBeLate(String provider) {
        simulator.faults().next(Target.WEBHOOK, Fault.delay(Duration.ofMillis(500)));

        send(provider, "/first");
        await().until(() -> !simulator.faults().drawn().isEmpty());
        send(provider, "/second");

        await().until(() -> receiver.arrivals().size() == 2);
        assertThat(receiver.arrivals()).extracting(Arrival::path).containsExactly("/second", "/first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fal", "replicate"})
    void aMessageMayBeForged(String provider) throws GeneralSecurityException {
        simulator.faults().next(Target.WEBHOOK, Fault.webhookForged().then(Fault.imageUrl("http://10.0.0.1/")));

        send(provider, "/hook");

        assertThat(arrival().json().toString()).contains("http://10.0.0.1/");
        assertThat(isSigned(provider, arrival())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fal", "replicate"})
    void aMessageMayBeOld(String provider) throws GeneralSecurityException {
        simulator.faults().next(Target.WEBHOOK, Fault.webhookStale());

        send(provider, "/hook");

        String timestamp = provider.equals("fal") ? "x-fal-webhook-timestamp" : "webhook-timestamp";
        assertThat(arrival().headers())
                .containsEntry(timestamp, Long.toString(NOW.minusSeconds(3600).getEpochSecond()));
        assertThat(isSigned(provider, arrival())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fal", "replicate"})
    void aMessageMayLeadElsewhereAndBeRightlySigned(String provider) throws GeneralSecurityException {
        simulator.faults().next(Target.WEBHOOK, Fault.imageUrl("http://10.0.0.1/"));

        send(provider, "/hook");

        assertThat(arrival().json().toString()).contains("http://10.0.0.1/");
        assertThat(isSigned(provider, arrival())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fal", "replicate"})
    void aMessageMayBeMalformedAndRightlySigned(String provider) throws GeneralSecurityException {
        simulator.faults().next(Target.WEBHOOK, Fault.malformedJson().then(Fault.wrongContentType("text/html")));

        send(provider, "/hook");

        assertThat(arrival().body()).startsWith("{").doesNotEndWith("}");
        assertThat(arrival().headers()).containsEntry("content-type", "text/html");
        assertThat(isSigned(provider, arrival())).isTrue();
    }

    @Test
    void theImageOfAMessageMayHaveExpired() {
        simulator.faults().next(Target.WEBHOOK, Fault.expiredImage());

        send("runware", "/hook");

        String image = arrival().json().get("imageURL").textValue();
        assertThat(Client.get(image).statusCode()).isEqualTo(404);
    }

    private void send(String provider, String path) {
        JobClient jobs = new JobClient(simulator);
        switch (provider) {
            case "runware" -> {
                ObjectNode task = Requests.task().put("deliveryMethod", "async").put("webhookURL", receiver.url(path));
                new Client(simulator).runware(task);
            }
            case "fal" -> jobs.submitted(JobClient.TEXT_TO_IMAGE + receiver.falQuery(path), JobClient.prompt());
            default -> {
                ObjectNode body = JobClient.json("{'input': {'prompt': 'p'}, 'webhook_events_filter': ['completed']}");
                jobs.predict("/models/recraft-ai/recraft-v4.1/predictions", body.put("webhook", receiver.url(path)));
            }
        }
    }

    private Arrival arrival() {
        await().until(() -> !receiver.arrivals().isEmpty());
        return receiver.arrivals().get(0);
    }

    private boolean isSigned(String provider, Arrival arrival) throws GeneralSecurityException {
        Signatures signatures = new Signatures(simulator);
        return provider.equals("fal")
                ? signatures.isOfFal(arrival.headers(), arrival.body())
                : signatures.isOfReplicate(arrival.headers(), arrival.body());
    }
}
