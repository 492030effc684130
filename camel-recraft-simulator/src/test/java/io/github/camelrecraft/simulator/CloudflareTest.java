package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudflareTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    private Client client;

    @BeforeEach
    void client(RecraftSimulator simulator) {
        client = new Client(simulator);
    }

    @ParameterizedTest
    @CsvSource({
        "recraft/recraftv3,                       1820x1024, image/png,     0.04",
        "recraft/recraftv4,                       1344x768,  image/png,     0.04",
        "recraft/recraftv4-vector,                1024x1024, image/svg+xml, 0.08",
        "recraft/recraftv4-pro,                   2688x1536, image/png,     0.25",
        "recraft/recraftv4-pro-vector,            2048x2048, image/svg+xml, 0.30",
        "recraft/recraftv4-1,                     1344x768,  image/png,     0.04",
        "recraft/recraftv4-1-vector,              1024x1024, image/svg+xml, 0.08",
        "recraft/recraftv4-1-pro,                 2688x1536, image/png,     0.25",
        "recraft/recraftv4-1-pro-vector,          2048x2048, image/svg+xml, 0.30",
        "recraft/recraftv4-1-utility,             1344x768,  image/png,     0.04",
        "recraft/recraftv4-1-utility-vector,      1024x1024, image/svg+xml, 0.08",
        "recraft/recraftv4-1-utility-pro,         2688x1536, image/png,     0.25",
        "recraft/recraftv4-1-utility-pro-vector,  2048x2048, image/svg+xml, 0.30"
    })
    void everyModelDrawsItsSizesAtItsPrice(
            String model, String size, String contentType, String usd, RecraftSimulator simulator) {
        ObjectNode request = Requests.run().put("model", model);
        request.withObject("/input").put("size", size);

        String url = Client.json(client.cloudflare(request)).at("/result/image").textValue();

        assertThat(Client.get(url).headers().firstValue("Content-Type")).hasValue(contentType);
        Bill bill = simulator.bills().all().get(0);
        assertThat(bill.model()).isEqualTo(model);
        assertThat(bill.account()).isEqualTo("the-account");
        assertThat(bill.jobId()).isNull();
        assertThat(bill.usd()).isEqualByComparingTo(usd);
    }

    @Test
    void theStateMayBeNestedInTheClassicEnvelope(RecraftSimulator simulator) {
        simulator.cloudflareEnvelope(Envelope.NESTED);

        JsonNode answer = Client.json(client.cloudflare(Requests.run()));

        assertThat(answer.get("success").booleanValue()).isTrue();
        assertThat(answer.at("/result/state").textValue()).isEqualTo("Completed");
        assertThat(answer.at("/result/result/image").textValue()).endsWith(".png");
    }

    @Test
    void theClassicEnvelopeMayHoldTheImageItself(RecraftSimulator simulator) {
        simulator.cloudflareEnvelope(Envelope.CLASSIC);

        JsonNode answer = Client.json(client.cloudflare(Requests.run()));

        assertThat(answer.fieldNames()).toIterable().containsExactly("result", "success", "errors", "messages");
        assertThat(answer.at("/result/image").textValue()).endsWith(".png");
    }

    @Test
    void anIdenticalRequestIsAnsweredFromTheCacheForFree(RecraftSimulator simulator) {
        HttpResponse<String> first = client.cloudflare(Requests.run(), "cf-aig-cache-ttl", "60");
        HttpResponse<String> second = client.cloudflare(Requests.run(), "cf-aig-cache-ttl", "60");

        assertThat(cacheStatus(first)).isEqualTo("MISS");
        assertThat(cacheStatus(second)).isEqualTo("HIT");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @Test
    void otherRequestsAreNotAnsweredFromTheCache(RecraftSimulator simulator) {
        client.cloudflare(Requests.run(), "cf-aig-cache-ttl", "60");

        assertThat(cacheStatus(client.cloudflare(Requests.run()))).isEqualTo("MISS");
        assertThat(cacheStatus(
                        client.cloudflare(Requests.run(), "cf-aig-cache-ttl", "60", "cf-aig-skip-cache", "true")))
                .isEqualTo("MISS");
        ObjectNode other = Requests.patched(Requests.run(), "{\"input\": {\"prompt\": \"other\"}}");
        assertThat(cacheStatus(client.cloudflare(other, "cf-aig-cache-ttl", "60")))
                .isEqualTo("MISS");
        assertThat(simulator.bills().count()).isEqualTo(4);
    }

    @Test
    void aKeyOfOnesOwnDecidesWhatIsIdentical() {
        ObjectNode other = Requests.patched(Requests.run(), "{\"input\": {\"prompt\": \"other\"}}");
        client.cloudflare(Requests.run(), "cf-aig-cache-key", "same");

        assertThat(cacheStatus(client.cloudflare(other, "cf-aig-cache-key", "same")))
                .isEqualTo("HIT");
    }

    @Test
    void theCacheForgetsInTime() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        InstantSource clock = now::get;
        try (RecraftSimulator simulator = RecraftSimulator.start(0, clock)) {
            Client other = new Client(simulator.tinyImages());
            other.cloudflare(Requests.run(), "cf-aig-cache-ttl", "60");
            now.set(Instant.EPOCH.plusSeconds(59));
            assertThat(cacheStatus(other.cloudflare(Requests.run(), "cf-aig-cache-ttl", "60")))
                    .isEqualTo("HIT");
            now.set(Instant.EPOCH.plusSeconds(60));
            assertThat(cacheStatus(other.cloudflare(Requests.run(), "cf-aig-cache-ttl", "60")))
                    .isEqualTo("MISS");
        }
    }

    private static String cacheStatus(HttpResponse<String> response) {
        return response.headers().firstValue("cf-aig-cache-status").orElse("");
    }
}
