package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecraftSimulatorTest {

    @RegisterExtension
    final RecraftSimulatorExtension extension = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    @Test
    void itTellsItsBaseUrls(RecraftSimulator simulator) {
        assertThat(simulator.baseUrl("cloudflare")).hasToString("http://127.0.0.1:" + simulator.port() + "/client/v4");
        assertThat(simulator.baseUrl("recraft")).hasToString("http://127.0.0.1:" + simulator.port() + "/recraft/v1");
        assertThat(simulator.baseUrl("runware")).hasToString("http://127.0.0.1:" + simulator.port() + "/v1");
        assertThat(simulator.baseUrl("fal")).hasToString("http://127.0.0.1:" + simulator.port() + "/fal");
        assertThat(simulator.baseUrl("fal-queue")).hasToString("http://127.0.0.1:" + simulator.port() + "/fal-queue");
        assertThat(simulator.baseUrl("replicate"))
                .hasToString("http://127.0.0.1:" + simulator.port() + "/replicate/v1");
        assertThatThrownBy(() -> simulator.baseUrl("nobody")).hasMessageContaining("not for 'nobody'");
    }

    @Test
    void itTellsTheOptionsThatLeadToIt(RecraftSimulator simulator) {
        assertThat(simulator.options("cloudflare"))
                .containsEntry("provider", "cloudflare")
                .containsEntry("baseUrl", simulator.baseUrl("cloudflare").toString())
                .containsKeys("apiKey", "accountId");
        assertThat(simulator.options("fal-queue"))
                .containsEntry("provider", "fal")
                .containsEntry("apiKey", "any:any")
                .containsEntry("baseUrl", simulator.baseUrl("fal-queue").toString());
        assertThat(simulator.parameters("runware"))
                .isEqualTo("provider=runware&apiKey=any&accountId=any&baseUrl=" + simulator.baseUrl("runware"));
        assertThatThrownBy(() -> simulator.options("nobody")).hasMessageContaining("not for 'nobody'");
    }

    @Test
    void itRecordsWhatArrives(RecraftSimulator simulator) {
        new Client(simulator).cloudflare(Requests.run(), "cf-aig-collect-log", "true");

        RecordedRequest request = simulator.requests().get(0);

        assertThat(request.provider()).isEqualTo("cloudflare");
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/client/v4/accounts/the-account/ai/run");
        assertThat(request.header("Authorization")).isEqualTo("Bearer the-key");
        assertThat(request.header("CF-AIG-Collect-Log")).isEqualTo("true");
        assertThat(request.json()).isEqualTo(Requests.run());
        assertThat(simulator.downloads()).isEmpty();

        simulator.clear();
        assertThat(simulator.requests()).isEmpty();
        assertThat(simulator.bills().count()).isZero();
    }

    @Test
    void itReadsChunkedBodies(RecraftSimulator simulator) {
        byte[] body = ("[" + Requests.task() + "]").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = new Client(simulator)
                .runwareRequest()
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        assertThat(Client.send(request).statusCode()).isEqualTo(200);
        assertThat(simulator.requests().get(0).header("Transfer-Encoding")).isEqualTo("chunked");
    }

    @Test
    void itAnswersHeadWithoutABody(RecraftSimulator simulator) {
        HttpResponse<String> response = Client.send(HttpRequest.newBuilder(simulator.hostImage(5000))
                .method("HEAD", BodyPublishers.noBody())
                .build());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Length")).hasValue("5000");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void itServesNothingElse(RecraftSimulator simulator) {
        URI elsewhere = simulator.baseUrl("runware").resolve("/v2");

        HttpResponse<byte[]> response = Client.get(elsewhere.toString());

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("nothing at /v2");
    }

    @Test
    void itIsAsNewAfterAReset(RecraftSimulator simulator) {
        Client client = new Client(simulator);
        simulator.latency(Duration.ofHours(1)).requireKey("other").cloudflareEnvelope(Envelope.CLASSIC);
        simulator.faults().always(Fault.silence());

        simulator.reset();

        assertThat(Client.json(client.cloudflare(Requests.run())).has("state")).isTrue();
    }

    @Test
    void aTakenPortIsReported(RecraftSimulator simulator) {
        assertThatThrownBy(() -> RecraftSimulator.start(simulator.port()).close())
                .hasMessageContaining("cannot listen on")
                .hasMessageContaining("is the port taken?");
    }
}
